"""What is known of one cluster, line by line: a term, a value, and how sure it is."""

from dataclasses import dataclass

from data.i18n import Texts
from data.labels import level_name, sector_name
from data.model import Cluster
from geo.dataset import Dataset
from geo.places import Found
from pages.panels.ui.links import host_of


@dataclass(frozen=True)
class Entry:
    """One line: a term, what is known, and a mark for how it is known.

    ``english`` says that the value is a sentence of the data, which is written in English.
    """

    term: str
    value: str | None
    mark: str | None = None
    link: str | None = None
    english: bool = False


def all_facts(t: Texts, data: Dataset, cluster: Cluster) -> list[Entry]:
    """All that the card tells, its name first."""
    levels = data.catalogue.levels_by_id
    return [
        Entry(t("card.name"), cluster.listed_name),
        Entry(t("card.level"), level_name(t, levels[cluster.level])),
        Entry(t("card.own_name"), cluster.full_name),
        Entry(t("card.summary"), cluster.summary_in(t.language)),
        *details(t, data, cluster),
    ]


def plain_facts(t: Texts, data: Dataset, cluster: Cluster) -> list[tuple[str, str]]:
    """The known facts as terms and values in plain text, its name first."""
    return [(entry.term, _with_mark(entry)) for entry in all_facts(t, data, cluster) if entry.value]


def details(t: Texts, data: Dataset, cluster: Cluster) -> list[Entry]:
    """The facts that stand below the summary: home, region, sector, members, host, year, website, extra columns."""
    found = data.located.found.get(cluster.id)
    home_mark = mark_of(t, cluster, "home_place") or (
        t(f"confidence.{cluster.home_confidence}") if cluster.home_confidence else None
    )
    sector = " · ".join(
        dict.fromkeys(sector_name(t, label) for label in (cluster.sector_group, cluster.sector) if label)
    )
    return [
        Entry(t("card.home"), cluster.home_region, home_mark),
        Entry(t("card.pin"), precision_text(t, found) if found else t("precision.none")),
        Entry(t("card.region"), cluster.region_note, english=True),
        Entry(t("card.sector"), sector or None),
        Entry(
            t("card.members"),
            _members(t, cluster),
            mark_of(t, cluster, "members"),
            english=cluster.members_text is not None,
        ),
        Entry(t("card.host"), cluster.host, mark_of(t, cluster, "host"), english=True),
        Entry(t("card.admitted"), year_text(cluster.admitted_year), mark_of(t, cluster, "admitted_year")),
        Entry(
            t("card.website"),
            host_of(cluster.website) if cluster.website else None,
            mark_of(t, cluster, "website"),
            cluster.website,
        ),
        *(Entry(column, value) for column, value in cluster.extra),
    ]


def mark_of(t: Texts, cluster: Cluster, column: str) -> str | None:
    """The words for how a fact is known, if it does not come from a source that was read."""
    if column in cluster.inferred:
        return t("mark.inferred")
    if column in cluster.general_knowledge:
        return t("mark.general_knowledge")
    return None


def is_foreign(t: Texts, data: Dataset) -> bool:
    """Whether the sentences of the data are in another language than the reader's; ours are in English."""
    return t.language != "en" and not data.own


def year_text(year: int | None) -> str | None:
    """A year as text, without separators for thousands."""
    return None if year is None else str(year)


def distance_text(t: Texts, kilometres: float) -> str:
    """A distance between two map points in words."""
    return t("distance.same") if kilometres < 0.5 else t("distance.km", km=round(kilometres))


def precision_text(t: Texts, found: Found) -> str:
    """How closely the pin shows the place, in words."""
    return t(f"precision.{found.precision}", name=found.name)


def _members(t: Texts, cluster: Cluster) -> str | None:
    """The number, and the words that explain it where they do not give it themselves."""
    if cluster.members is None or cluster.members_text is None:
        return cluster.members_text or (None if cluster.members is None else t.number(cluster.members))
    if str(cluster.members) in cluster.members_text:
        return cluster.members_text
    return f"{t.number(cluster.members)} ({cluster.members_text})"


def _with_mark(entry: Entry) -> str:
    value = entry.link or entry.value or ""
    return f"{value} ({entry.mark})" if entry.mark else value

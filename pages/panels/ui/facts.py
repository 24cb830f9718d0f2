"""What is known of one cluster, line by line: a term, a value, and how sure it is."""

from dataclasses import dataclass, replace

from data.columns import WRITTEN_COUNTY
from data.i18n import Texts
from data.labels import level_name, sector_name
from data.model import Cluster, Confidence, Record, prose
from geo.dataset import Dataset
from geo.places import Found
from pages.panels.ui.links import host_of


@dataclass(frozen=True)
class Entry:
    """One line: a term, what is known, and a mark for how it is known.

    ``language`` is the one that the value is written in, where that is not the page's own.
    """

    term: str
    value: str | None
    mark: str | None = None
    link: str | None = None
    language: str | None = None


def all_facts(t: Texts, data: Dataset, cluster: Cluster) -> list[Entry]:
    """All that the card tells, its name first."""
    levels = data.catalogue.levels_by_id
    return [
        Entry(t("card.name"), cluster.listed_name),
        Entry(t("card.level"), level_name(t, levels[cluster.level])),
        Entry(t("card.own_name"), cluster.full_name),
        prose_entry(t, data, cluster, "summary", t("card.summary")),
        *details(t, data, cluster),
    ]


def details(t: Texts, data: Dataset, cluster: Cluster) -> list[Entry]:
    """The facts that stand below the summary: home, region, sector, members, host, year, website, extra columns.

    Of a reader's own list only those stand there that the list tells of any row.
    """
    found = data.located.found.get(cluster.id)
    home_mark = mark_of(t, cluster, "home_place") or (
        t(f"confidence.{cluster.home_confidence}") if cluster.home_confidence else None
    )
    sector = " · ".join(
        dict.fromkeys(sector_name(t, label) for label in (cluster.sector_group, cluster.sector) if label)
    )
    facts = {
        ("home_place",): Entry(t("card.home"), cluster.home_region, home_mark),
        ("home_place", "latitude"): Entry(
            t("card.pin"), precision_text(t, found) if found else t("precision.none")
        ),
        ("region_note",): prose_entry(t, data, cluster, "region_note", t("card.region")),
        ("sector_group", "sector"): Entry(t("card.sector"), sector or None),
        ("members", "members_text"): _members(t, data, cluster),
        ("host",): prose_entry(t, data, cluster, "host", t("card.host"), mark_of(t, cluster, "host")),
        ("admitted_year",): Entry(
            t("card.admitted"), year_text(cluster.admitted_year), mark_of(t, cluster, "admitted_year")
        ),
        ("website",): Entry(
            t("card.website"),
            host_of(cluster.website) if cluster.website else None,
            mark_of(t, cluster, "website"),
            cluster.website,
        ),
    }
    return [
        *(fact for columns, fact in facts.items() if data.tells(cluster, columns)),
        *(Entry(extra_name(t, column), value) for column, value in cluster.extra),
    ]


def extra_name(t: Texts, column: str) -> str:
    """What a further *column* of a list is called: by its own heading, unless it is one of ours."""
    return t("card.written_county") if column == WRITTEN_COUNTY else column


def mark_of(t: Texts, cluster: Cluster, column: str) -> str | None:
    """The words for how a fact is known, if it does not come from a source that was read."""
    if column in cluster.inferred:
        return t("mark.inferred")
    if column in cluster.general_knowledge:
        return t("mark.general_knowledge")
    return None


def prose_entry(
    t: Texts, data: Dataset, record: Record, column: str, term: str, mark: str | None = None
) -> Entry:
    """A sentence of the data in the reader's language if it has one, else in English and marked as such.

    In which language a reader's own list is written is not known, so nothing of it is marked.
    """
    text = prose(record, column, t.language)
    if text is None:
        return Entry(term, None, mark)
    foreign = text.language != t.language and not data.own
    return Entry(term, text.text, mark, language=text.language if foreign else None)


def confidence_mark(t: Texts, confidence: Confidence | None) -> str | None:
    """The words for an award that is not sure: likely, or inferred."""
    return t(f"award.confidence.{confidence}") if confidence in (Confidence.MEDIUM, Confidence.LOW) else None


def year_text(year: int | None) -> str | None:
    """A year as text, without separators for thousands."""
    return None if year is None else str(year)


def distance_text(t: Texts, kilometres: float) -> str:
    """A distance between two map points in words."""
    return t("distance.same") if kilometres < 0.5 else t("distance.km", km=round(kilometres))


def precision_text(t: Texts, found: Found) -> str:
    """How closely the pin shows the place, in words."""
    return t(f"precision.{found.precision}", name=found.name)


def _members(t: Texts, data: Dataset, cluster: Cluster) -> Entry:
    """The number, and the words that explain it where they do not give it themselves."""
    entry = prose_entry(t, data, cluster, "members_text", t("card.members"), mark_of(t, cluster, "members"))
    if cluster.members is None or (entry.value and str(cluster.members) in entry.value):
        return entry
    number = t.number(cluster.members)
    return replace(entry, value=f"{number} ({entry.value})" if entry.value else number)


def plain_value(entry: Entry) -> str:
    """The value of an entry, or where it links to, with its mark in brackets; empty for what is unknown."""
    value = entry.link or entry.value or ""
    return f"{value} ({entry.mark})" if entry.mark else value

"""One cluster's card: what is known of it, how sure that is, and where it is from."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from markupsafe import Markup

from data.model import Award, Cluster, Level
from geo.places import Found
from pages.panels.templating import render
from pages.panels.texts import Texts, level_name, sector_name
from pages.panels.view import View

if TYPE_CHECKING:
    from pages.panels.resources import Dataset


@dataclass(frozen=True)
class Entry:
    """One line of the card: a term, what is known, and a mark for how it is known.

    ``english`` says that the value is a sentence of the data, which is written in English.
    """

    term: str
    value: str | None
    mark: str | None = None
    link: str | None = None
    english: bool = False


def html(t: Texts, data: "Dataset", cluster: Cluster, view: View) -> str:
    """The card as HTML; every value from the data is escaped."""
    levels = data.catalogue.levels_by_id
    found = data.located.found.get(cluster.id)
    return render(
        "card.html",
        t=t,
        cluster=cluster,
        level=level_name(t, levels[cluster.level]),
        symbol=symbol_html(data, cluster.level),
        entries=_entries(t, cluster, found),
        path=[_step(t, data, levels, award) for award in cluster.awards],
        other_names=[name for name in cluster.names[1:] if name != cluster.listed_name],
        twins=_twins(data, cluster),
        near=[
            (data.catalogue.clusters_by_id[other.cluster], distance(t, other.kilometres))
            for other in data.neighbourhood.nearest(cluster.id)
        ],
        sources=source_links(cluster.sources),
        found=found,
        general_knowledge=", ".join(_column_name(t, column) for column in cluster.general_knowledge),
        summary=cluster.summary_in(t.language),
        foreign=is_foreign(t, data),
        citation=citation(t, data, cluster),
        compared=cluster.id in view.compared,
        gives_way=data.catalogue.clusters_by_id.get(view.gives_way(cluster.id) or ""),
    )


def facts(t: Texts, data: "Dataset", cluster: Cluster) -> list[Entry]:
    """All that the card tells, line by line, its name first."""
    levels = data.catalogue.levels_by_id
    return [
        Entry(t("card.name"), cluster.listed_name),
        Entry(t("card.level"), level_name(t, levels[cluster.level])),
        Entry(t("card.own_name"), cluster.full_name),
        Entry(t("card.summary"), cluster.summary_in(t.language)),
        *_entries(t, cluster, data.located.found.get(cluster.id)),
    ]


def plain(t: Texts, data: "Dataset", cluster: Cluster) -> list[tuple[str, str]]:
    """The card's facts as terms and values in plain text, its name first."""
    return [(entry.term, _with_mark(entry)) for entry in facts(t, data, cluster) if entry.value]


def is_foreign(t: Texts, data: "Dataset") -> bool:
    """Whether the sentences of the data are in another language than the reader's; ours are in English."""
    return t.language != "en" and not data.own


def citation(t: Texts, data: "Dataset", cluster: Cluster) -> str:
    """How to cite the cluster's entry; the reader adds the date."""
    level = level_name(t, data.catalogue.levels_by_id[cluster.level])
    return t(
        "card.citation",
        name=cluster.listed_name,
        level=level,
        title=data.catalogue.title,
        source=data.catalogue.source or "",
    )


def source_links(urls: Iterable[str]) -> list[tuple[str, str]]:
    """Addresses with the name of their host, numbered from the second page of a host on."""
    seen: Counter[str] = Counter()
    links = []
    for url in urls:
        host = urlsplit(url).netloc.removeprefix("www.")
        seen[host] += 1
        links.append((url, host if seen[host] == 1 else f"{host} ({seen[host]})"))
    return links


def _with_mark(entry: Entry) -> str:
    value = entry.link or entry.value or ""
    return f"{value} ({entry.mark})" if entry.mark else value


def symbol_html(data: "Dataset", level: str) -> Markup:
    """The level's symbol; the style sheet (``style.py``) gives it shape and colour."""
    rank = list(data.catalogue.levels_by_id).index(level)
    return Markup(f'<span class="ic-sign ic-sign-{rank}" aria-hidden="true"></span>')


def precision_text(t: Texts, found: Found) -> str:
    """How closely the pin shows the place, in words."""
    return t(f"precision.{found.precision}", name=found.name)


def distance(t: Texts, kilometres: float) -> str:
    """A distance between two map points in words."""
    return t("distance.same") if kilometres < 0.5 else t("distance.km", km=round(kilometres))


def _entries(t: Texts, cluster: Cluster, found: Found | None) -> list[Entry]:
    home_mark = _mark(t, cluster, "home_place") or (
        t(f"confidence.{cluster.home_confidence}") if cluster.home_confidence else None
    )
    sector = " · ".join(
        dict.fromkeys(sector_name(t, label) for label in (cluster.sector_group, cluster.sector) if label)
    )
    website = urlsplit(cluster.website).netloc.removeprefix("www.") if cluster.website else None
    return [
        Entry(t("card.home"), cluster.home_region, home_mark),
        Entry(t("card.pin"), precision_text(t, found) if found else t("precision.none")),
        Entry(t("card.region"), cluster.region_note, english=True),
        Entry(t("card.sector"), sector or None),
        Entry(
            t("card.members"),
            _members(t, cluster),
            _mark(t, cluster, "members"),
            english=cluster.members_text is not None,
        ),
        Entry(t("card.host"), cluster.host, _mark(t, cluster, "host"), english=True),
        Entry(t("card.admitted"), _year(cluster.admitted_year), _mark(t, cluster, "admitted_year")),
        Entry(t("card.website"), website, _mark(t, cluster, "website"), cluster.website),
        *(Entry(column, value) for column, value in cluster.extra),
    ]


def _members(t: Texts, cluster: Cluster) -> str | None:
    """The number, and the words that explain it where they do not give it themselves."""
    if cluster.members is None or cluster.members_text is None:
        return cluster.members_text or (None if cluster.members is None else t.number(cluster.members))
    if str(cluster.members) in cluster.members_text:
        return cluster.members_text
    return f"{t.number(cluster.members)} ({cluster.members_text})"


def _mark(t: Texts, cluster: Cluster, column: str) -> str | None:
    if column in cluster.inferred:
        return t("mark.inferred")
    if column in cluster.general_knowledge:
        return t("mark.general_knowledge")
    return None


def _column_name(t: Texts, column: str) -> str:
    key = f"intake.field.{column}"
    return t(key) if key in t else column


def _year(year: int | None) -> str | None:
    return None if year is None else str(year)


def _step(t: Texts, data: "Dataset", levels: dict[str, Level], award: Award) -> dict[str, object]:
    level = levels.get(award.level or "")
    return {
        "year": _year(award.year) or t("unknown.year"),
        "level": level_name(t, level) if level else None,
        "symbol": symbol_html(data, level.id) if level else "",
        "note": award.note,
    }


def _twins(data: "Dataset", cluster: Cluster) -> list[Cluster]:
    """The other listings of the same organisation."""
    return [
        other
        for other in data.catalogue.clusters
        if other.organisation == cluster.organisation and other.id != cluster.id
    ]

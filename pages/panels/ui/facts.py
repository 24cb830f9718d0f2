"""What is known of one cluster, line by line: a term, a value, and how sure it is."""

from dataclasses import dataclass, replace
from enum import StrEnum

from data.columns import WRITTEN_COUNTY
from data.filters import Facet
from data.i18n import Texts
from data.labels import level_name, sector_name
from data.model import Cluster, Confidence, Record, facet_id, prose
from geo.dataset import Dataset
from geo.near import near_place, point_text
from geo.places import Found
from pages.panels.ui.links import host_of


class MarkKind(StrEnum):
    """How a fact is known, where no source that was read states it."""

    INFERRED = "inferred"
    LIKELY = "likely"
    UNCERTAIN = "uncertain"
    GENERAL_KNOWLEDGE = "general_knowledge"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Mark:
    """How a fact is known, in a word or two; ``str`` gives the words."""

    kind: MarkKind
    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Piece:
    """A part of a value. ``choice`` is what it filters by (``county:oslo``, ``near:Bergen``), None for plain text."""

    text: str
    choice: str | None = None

    @property
    def parameter(self) -> tuple[str, str]:
        """The choice as a parameter of an address: its name and its value."""
        name, _, value = (self.choice or "").partition(":")
        return name, value


@dataclass(frozen=True)
class Entry:
    """One line: a term, what is known, and a mark for how it is known.

    ``language`` is the one that the value is written in, where that is not the page's own. ``pieces`` make up the
    value where some of them lead to clusters that share it.
    """

    term: str
    value: str | None
    mark: Mark | None = None
    link: str | None = None
    language: str | None = None
    pieces: tuple[Piece, ...] = ()


def all_facts(t: Texts, data: Dataset, cluster: Cluster) -> list[Entry]:
    """All that the card tells, its name first."""
    levels = data.catalogue.levels_by_id
    return [
        Entry(t("card.name"), cluster.listed_name),
        Entry(data.catalogue.grouped_by or t("card.level"), level_name(t, levels[cluster.level])),
        Entry(t("card.own_name"), cluster.full_name),
        prose_entry(t, data, cluster, "summary", t("card.summary")),
        *details(t, data, cluster),
    ]


def details(t: Texts, data: Dataset, cluster: Cluster) -> list[Entry]:
    """The facts that stand below the summary: what it works with, where it is, who is in it, since when, its website.

    Of a reader's own list only those stand there that the list tells of any row.
    """
    found = data.located.found.get(cluster.id)
    home_mark = mark_of(t, cluster, "home_place") or confidence_mark(
        t, cluster.home_confidence, low=MarkKind.UNCERTAIN
    )
    facts = {
        ("sector_group", "sector"): _in_pieces(t("card.sector"), _sectors(t, cluster), " · "),
        ("home_place",): _in_pieces(t("card.home"), _home(data, cluster), ", ", home_mark),
        ("home_place", "latitude"): Entry(
            t("card.pin"), precision_text(t, found) if found else t("precision.none")
        ),
        ("region_note",): prose_entry(t, data, cluster, "region_note", t("card.region")),
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


def mark(t: Texts, kind: MarkKind) -> Mark:
    """The mark of a kind in the reader's language."""
    return Mark(kind, t(f"mark.{kind}"))


def mark_of(t: Texts, cluster: Cluster, column: str) -> Mark | None:
    """How a fact is known, if it does not come from a source that was read."""
    if column in cluster.inferred:
        return mark(t, MarkKind.INFERRED)
    if column in cluster.general_knowledge:
        return mark(t, MarkKind.GENERAL_KNOWLEDGE)
    return None


def prose_entry(
    t: Texts, data: Dataset, record: Record, column: str, term: str, mark: Mark | None = None
) -> Entry:
    """A sentence of the data in the reader's language if it has one, else in English and marked as such.

    In which language a reader's own list is written is not known, so nothing of it is marked.
    """
    text = prose(record, column, t.language)
    if text is None:
        return Entry(term, None, mark)
    foreign = text.language != t.language and not data.own
    return Entry(term, text.text, mark, language=text.language if foreign else None)


def confidence_mark(
    t: Texts, confidence: Confidence | None, low: MarkKind = MarkKind.INFERRED
) -> Mark | None:
    """The mark of an award or a home that is not sure: likely, or, of *low* confidence, inferred or uncertain."""
    kinds = {Confidence.MEDIUM: MarkKind.LIKELY, Confidence.LOW: low}
    return mark(t, kinds[confidence]) if confidence in kinds else None


def year_text(year: int | None) -> str | None:
    """A year as text, without separators for thousands."""
    return None if year is None else str(year)


def distance_text(t: Texts, kilometres: float) -> str:
    """A distance between two map points in words."""
    return t("distance.same") if kilometres < 0.5 else t("distance.km", km=round(kilometres))


def precision_text(t: Texts, found: Found) -> str:
    """How closely the pin shows the place, in words."""
    return t(f"precision.{found.precision}", name=found.name)


def _in_pieces(term: str, pieces: list[Piece], separator: str, mark: Mark | None = None) -> Entry:
    value = separator.join(piece.text for piece in pieces)
    parted = [part for piece in pieces for part in (piece, Piece(separator))][:-1]
    return Entry(term, value or None, mark, pieces=tuple(parted))


def _sectors(t: Texts, cluster: Cluster) -> list[Piece]:
    """The group, which is a filter, and the sector in it."""
    labels = {sector_name(t, label): None for label in (cluster.sector_group, cluster.sector) if label}
    group = facet_id(cluster.sector_group)
    return [
        Piece(name, f"{Facet.SECTOR}:{group}" if group and not number else None)
        for number, name in enumerate(labels)
    ]


def _home(data: Dataset, cluster: Cluster) -> list[Piece]:
    """The parts of the home: its place, which can be near to, and its county, which is a filter."""
    areas = [area for area in cluster.home_region.removeprefix(cluster.home_place).split(", ") if area]
    county = f"{Facet.COUNTY}:{facet_id(cluster.county)}"
    place = Piece(cluster.home_place, near_home(data, cluster))
    return [place, *(Piece(area, county if area == cluster.county else None) for area in areas)]


def near_home(data: Dataset, cluster: Cluster) -> str | None:
    """What looks near to the cluster's home, by its name or else by its point; None where it was not found."""
    found = data.located.found.get(cluster.id)
    if found is None:
        return None
    named = near_place(cluster.home_region)
    return f"near:{named.text if named else point_text(found.latitude, found.longitude)}"


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

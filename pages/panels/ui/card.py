"""One cluster's card: what is known of it, how sure that is, and where it is from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from data.filters import Facet
from data.history import awarded_above
from data.i18n import Texts
from data.labels import level_name
from data.model import Award, AwardKind, Cluster, prose
from geo.dataset import Dataset
from geo.similar import Similar
from geo.view import View
from pages.panels.ui.facts import (
    Entry,
    Mark,
    MarkKind,
    Piece,
    confidence_mark,
    details,
    distance_text,
    mark_of,
    prose_entry,
    year_text,
)
from pages.panels.ui.links import host_of, source_links
from pages.panels.ui.symbols import symbol_html
from pages.panels.ui.templating import render


@dataclass(frozen=True)
class Links:
    """Where a card leads that needs no script: to a cluster's page, by its id, and to the map.

    ``filtered`` gives the map filtered by a parameter of its address: a name such as ``county``, and its value.
    If the card stands *alone* on its page, the cluster's name is the heading of the page.
    """

    cluster: Callable[[str], str]
    map: str
    filtered: Callable[[str, str], str]
    alone: bool = True


@dataclass(frozen=True)
class Note:
    """A source as a numbered note at the end of the card: its address, its name, and what it supports, in words."""

    number: int
    url: str
    label: str
    supports: str


def html(
    t: Texts,
    data: Dataset,
    cluster: Cluster,
    view: View,
    *,
    more: Sequence[Mapping[str, object]] = (),
    links: Links | None = None,
    filters: bool = True,
) -> str:
    """The card as HTML; every value from the data is escaped.

    Args:
        t: the texts in the reader's language.
        data: what the cluster is part of.
        cluster: the card's own.
        view: what the reader sees beside it.
        more: what leads on to other clusters that share something with this one: ``explore.messages.WayOn`` each.
        links: on a page without scripts, where the card leads.
        filters: whether level, place, county and sectors lead to the clusters that share them.
    """
    catalogue = data.catalogue
    entries = details(t, data, cluster)
    website = next((entry for entry in entries if entry.link), None)
    similar = data.similarity.most_similar(cluster.id)
    sources = _source_notes(t, data, cluster)
    numbers = {note.url: note.number for note in sources}
    level = level_name(t, catalogue.levels_by_id[cluster.level])
    return render(
        "card.html",
        t=t,
        cluster=cluster,
        level=Piece(level, f"{Facet.LEVEL}:{cluster.level}"),
        symbol=symbol_html(catalogue, cluster.level),
        entries=[entry for entry in entries if entry is not website],
        website=website,
        has_path=data.tells(cluster, ["awards"]),
        has_sources=data.tells(cluster, ["sources"]),
        path=[_step(t, data, award, numbers) for award in cluster.awards],
        other_names=[name for name in cluster.names[1:] if name != cluster.listed_name],
        twins=_twins(data, cluster),
        near=[
            (catalogue.clusters_by_id[other.cluster], distance_text(t, other.kilometres))
            for other in data.nearest(cluster.id)
        ],
        more=more,
        similar=[(catalogue.clusters_by_id[one.cluster], reasons_text(t, one)) for one in similar],
        compare_all=",".join((cluster.id, *(one.cluster for one in similar))),
        sources=sources,
        found=data.located.found.get(cluster.id),
        general_knowledge=", ".join(_column_name(t, column) for column in cluster.general_knowledge),
        notices=notices(t, data, cluster),
        own_name_mark=mark_of(t, cluster, "full_name"),
        path_mark=mark_of(t, cluster, "awards"),
        unknown=Mark(MarkKind.UNKNOWN, t("unknown.fact")),
        explanations={kind: _explanation(t, data, kind) for kind in MarkKind},
        summary=prose_entry(t, data, cluster, "summary", t("card.summary"), mark_of(t, cluster, "summary")),
        notes=prose_entry(t, data, cluster, "notes", t("card.notes")),
        compared=cluster.id in view.compared,
        displaced=catalogue.clusters_by_id.get(view.displaced_by(cluster.id) or ""),
        links=links,
        filters=filters,
    )


def notices(t: Texts, data: Dataset, cluster: Cluster) -> list[str]:
    """The sentences at the top of a card: what its level means in the year that is shown, or a higher award."""
    return _at_year(t, data, cluster) if data.year else _higher_award(t, data, cluster)


def reasons_text(t: Texts, similar: Similar) -> str:
    """In what a cluster is similar, in words."""
    return ", ".join(t(f"similar.{reason}") for reason in similar.reasons)


def _explanation(t: Texts, data: Dataset, kind: MarkKind) -> str:
    """What a mark means; what is not known of a reader's own list is what that list leaves out."""
    return t("mark.unknown.own" if data.own and kind is MarkKind.UNKNOWN else f"mark.{kind}.why")


def _source_notes(t: Texts, data: Dataset, cluster: Cluster) -> list[Note]:
    """The sources, numbered, each with what it supports: awards by name, else the other facts of the card."""
    supported: dict[str, list[str]] = {url: [] for url in cluster.sources}
    for award in cluster.awards:
        if award.source:
            supported.setdefault(award.source, []).append(_award_text(t, data, award))
    own_host = host_of(cluster.website) if cluster.website else None
    return [
        Note(
            number,
            url,
            label,
            ", ".join(dict.fromkeys(supported[url]))
            or t("card.source.own" if host_of(url) == own_host else "card.source.facts"),
        )
        for number, (url, label) in enumerate(source_links(supported), start=1)
    ]


def _award_text(t: Texts, data: Dataset, award: Award) -> str:
    """An award as a source supports it: its level and year, as far as they are known."""
    level = data.catalogue.levels_by_id.get(award.level or "")
    year = year_text(award.year) or t("unknown.year")
    return f"{level_name(t, level)} ({year})" if level else t("card.source.step", year=year)


def _column_name(t: Texts, column: str) -> str:
    key = f"intake.field.{column}"
    return t(key) if key in t else column


def _higher_award(t: Texts, data: Dataset, cluster: Cluster) -> list[str]:
    """Sentences for a cluster that was awarded a higher level than it is listed under: what, and why."""
    award = awarded_above(data.catalogue, cluster)
    if award is None or award.level is None:
        return []
    levels = data.catalogue.levels_by_id
    names = {
        "listed": level_name(t, levels[cluster.level]),
        "awarded": level_name(t, levels[award.level]),
        "when": t.month(award.year, award.month) if award.year else t("unknown.year"),
    }
    began_later = award.start_year and award.year and award.start_year > award.year
    reason = [t("card.higher.reason", year=str(award.start_year), **names)] if began_later else []
    return [t("card.higher", **names), *reason]


def _at_year(t: Texts, data: Dataset, cluster: Cluster) -> list[str]:
    """Sentences for the card of a year: what its level means, and what is known of the cluster's end."""
    level = level_name(t, data.catalogue.levels_by_id[cluster.level])
    said = [t("card.at_year", level=level, year=str(data.year))]
    organisation = data.organisation(cluster)
    if organisation and not organisation.listings:
        said.append(t("card.former"))
        note = prose(organisation, "ended_note", t.language)
        if organisation.ended_year:
            said.append(t("card.ended", year=str(organisation.ended_year), note=note.text if note else ""))
    return said


def _step(t: Texts, data: Dataset, award: Award, numbers: Mapping[str, int]) -> dict[str, object]:
    level = data.catalogue.levels_by_id.get(award.level or "")
    return {
        "year": year_text(award.year),
        "level": level_name(t, level) if level else None,
        "symbol": symbol_html(data.catalogue, level.id) if level else "",
        "mark": confidence_mark(t, award.confidence),
        "remarks": _remarks(t, data, award),
        "source": numbers.get(award.source or ""),
    }


def _remarks(t: Texts, data: Dataset, award: Award) -> list[Entry]:
    """What there is to say of an award beside its year and level."""
    note = prose_entry(t, data, award, "note", t("time.note"))
    kind = None if award.kind is AwardKind.AWARD else t(f"award.kind.{award.kind}")
    start = t("award.start", year=str(award.start_year)) if award.start_year else None
    remarks = [Entry(t("time.note"), kind), note, Entry(t("time.note"), start)]
    return [remark for remark in remarks if remark.value]


def _twins(data: Dataset, cluster: Cluster) -> list[Cluster]:
    """The other listings of the same organisation."""
    listings = data.catalogue.clusters_by_organisation[cluster.organisation]
    return [other for other in listings if other.id != cluster.id]

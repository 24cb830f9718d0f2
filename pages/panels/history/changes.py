"""What changed in the year shown, in words with sources, and published counts beside ours; see ``web/changes.js``."""

import re
from collections import Counter
from dataclasses import dataclass

from data.history import HUB_NODE, Change, ChangeKind, admitted_by, changes_in, within_longest_support
from data.i18n import Texts
from data.labels import level_name
from data.model import Fact, prose
from geo.dataset import Dataset
from pages.panels.history.messages import ChangesData
from pages.panels.state import session, shown
from pages.panels.ui.component import Component
from pages.panels.ui.facts import Mark, confidence_mark
from pages.panels.ui.links import source_links
from pages.panels.ui.symbols import symbol_html
from pages.panels.ui.templating import render

_changes = Component("changes", texts=())


@dataclass(frozen=True)
class Line:
    """One change in words. ``cluster`` is the id to choose it by, if it is on the list of the year."""

    name: str
    cluster: str | None
    symbol: str
    level: str | None
    said: str
    mark: Mark | None
    note: str | None
    source: tuple[str, str] | None


@dataclass(frozen=True)
class Count:
    """A published count, and ours beside it, where the two can be told beside each other."""

    period: str
    what: str
    published: str
    mark: str | None
    ours: str
    why: str | None
    sources: list[tuple[str, str]]


def show() -> None:
    """Draw what changed, if a year is shown; an embedded page leaves it to the whole one."""
    t, data = session.t(), shown.dataset()
    if data.year and not session.is_embedded():
        message: ChangesData = {"html": html(t, data)}
        _changes.show(t, message, on={"choose": session.choose})


def html(t: Texts, data: Dataset) -> str:
    """What changed in the dataset's year, as HTML; every value from the data is escaped."""
    year = data.year or 0
    by_kind: dict[ChangeKind, list[Line]] = {}
    for change in changes_in(data.history, year):
        by_kind.setdefault(change.kind, []).append(_line(t, data, change))
    return render("changes.html", t=t, year=str(year), changes=by_kind, counts=counts(t, data))


def counts(t: Texts, data: Dataset) -> list[Count]:
    """The published counts of the year, each with the number that the awards give."""
    facts = (*data.catalogue.facts_about("count"), *data.catalogue.facts_about("admitted"))
    of_year = [fact for fact in facts if _year_of(fact) == data.year]
    return [_count(t, data, fact) for fact in sorted(of_year, key=lambda fact: fact.period)]


def _count(t: Texts, data: Dataset, fact: Fact) -> Count:
    level = data.catalogue.levels_by_id.get(fact.level or "")
    name = level_name(t, level) if level else t("programme.counts.all")
    new = fact.topic == "admitted"
    return Count(
        period=fact.period,
        what=t("years.counts.new", level=name) if new else name,
        published=t.number(fact.value or 0),
        mark=t(f"status.{fact.status}") if fact.status != "sourced" else None,
        ours=t.number(_ours(data, fact.level, new=new)),
        why=None if new else _why(t, data, fact),
        sources=source_links(fact.sources),
    )


def _why(t: Texts, data: Dataset, fact: Fact) -> str | None:
    """Why a published count is lower than ours, where those who can still have had support are exactly as many."""
    level, year = data.catalogue.levels_by_id.get(fact.level or ""), data.year or 0
    if level is None or level.duration_years is None:
        return None
    within = len(within_longest_support(data.history, level.id, year))
    explained = within == fact.value != _ours(data, level.id, new=False)
    return t("years.counts.within", n=within, years=level.duration_years) if explained else None


def _ours(data: Dataset, level: str | None, *, new: bool) -> int:
    """How many had been admitted by the end of the year and stood at *level*, or were *new* to it in the year."""
    year = data.year or 0
    if new:
        steps = (ChangeKind.ADMITTED, ChangeKind.MOVED_UP)
        found = Counter(one.level for one in changes_in(data.history, year) if one.kind in steps)
    else:
        found = Counter(one.level for one in admitted_by(data.history, year))
    return found[level] if level else found.total() - found[HUB_NODE]


def _year_of(fact: Fact) -> int | None:
    """The year that a fact is about; None if it is about several."""
    match = re.fullmatch(r"([0-9]{4})(-[0-9]{2})?", fact.period)
    return int(match[1]) if match else None


def _line(t: Texts, data: Dataset, change: Change) -> Line:
    award, organisation = change.award, change.organisation
    levels = data.catalogue.levels_by_id
    listings = data.catalogue.clusters_by_organisation.get(organisation.id, ())
    level, before = levels.get(change.level or ""), levels.get(change.before or "")
    dated = award or change.rename
    note = prose(dated, "note", t.language) if dated else prose(organisation, "ended_note", t.language)
    return Line(
        name=organisation.name,
        cluster=listings[0].id if listings else None,
        symbol=symbol_html(data.catalogue, level.id) if level else "",
        level=level_name(t, level) if level else t("years.hub_node") if award else None,
        said=_said(t, change, level_name(t, before) if before else None),
        mark=confidence_mark(t, dated.confidence) if dated else None,
        note=note.text if note else None,
        source=source_links([change.source])[0] if change.source else None,
    )


def _said(t: Texts, change: Change, before: str | None) -> str:
    """From which level, or from which name to which."""
    if change.rename:
        return t("years.renamed", before=change.rename.before, after=change.rename.after)
    return t("years.from", level=before) if before else ""

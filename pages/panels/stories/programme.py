"""The programme page: what the programme is, its levels, its effect, and the NCE clusters of 2018."""

from dataclasses import dataclass

import streamlit as st

from data.history import History, Standing, load_history, within_longest_support
from data.i18n import Texts
from data.labels import level_meaning, level_name
from data.model import Catalogue, prose
from pages.panels.state import session, shown
from pages.panels.stories import published_counts
from pages.panels.stories.origin import fact_links, is_programme
from pages.panels.ui.links import source_links
from pages.panels.ui.notes import Notes
from pages.panels.ui.symbols import symbol_html
from pages.panels.ui.templating import render

# The year of the published count of NCE clusters whose names are reconstructed.
RECONSTRUCTED_YEAR = 2018
EFFECTS = ("effect-value-creation", "effect-sales", "effect-man-years")


# The programme's own events in order: a level that began, as its row in levels.csv tells, or a fact.
EVENTS = (
    "arena", "nce", "umbrella-launched", "nce-last-intake", "arena-pro", "mature-recognised-2020", "announced-2021",
    "budget-cut-2022", "map-groups-2022", "revision-2024",
)  # fmt: skip


@dataclass(frozen=True)
class LevelStory:
    """One level as the programme page tells it."""

    id: str
    name: str
    full_name: str | None
    meaning: str | None
    since: int | None
    years: int | None
    listed: int
    symbol: str
    sources: list[tuple[str, str]]


@dataclass(frozen=True)
class Event:
    """Something that happened to the programme: when, as the page writes it, and what."""

    when: str
    text: str
    sources: list[tuple[str, str]]
    inferred: bool = False


@dataclass(frozen=True)
class Reconstructed:
    """A cluster that is in a reconstruction; *uncertain* if its longest support was in the last year by then."""

    name: str
    year: int
    note: str | None
    uncertain: bool


def show() -> None:
    """Draw the programme page."""
    t, data = session.t(), shown.whole()
    catalogue = data.catalogue
    if not is_programme(catalogue):
        st.info(t("programme.nothing"))
        return
    notes = Notes()
    st.html(_story(t, catalogue, notes))
    published_counts.show(t, data)
    st.html(_end(t, catalogue, load_history(catalogue), notes))


def html(t: Texts, catalogue: Catalogue, history: History) -> str:
    """The page as HTML without its chart, for a catalogue of the programme and its history."""
    notes = Notes()
    parts = (
        _story(t, catalogue, notes),
        published_counts.table_html(t, catalogue),
        _end(t, catalogue, history, notes),
    )
    return "".join(parts)


def events(t: Texts, catalogue: Catalogue) -> list[Event]:
    """What happened to the programme, in order of time."""
    return [_event(t, catalogue, identifier) for identifier in EVENTS]


def _story(t: Texts, catalogue: Catalogue, notes: Notes) -> str:
    """From what the programme is to its published counts."""
    return render(
        "programme.html",
        t=t,
        notes=notes,
        facts=catalogue.facts_by_id,
        links=fact_links,
        level_links=lambda identifier: source_links(catalogue.levels_by_id[identifier].sources),
        levels=[_level_story(t, catalogue, level) for level in catalogue.levels_by_id],
        effects=[catalogue.facts_by_id[fact] for fact in EFFECTS if fact in catalogue.facts_by_id],
        events=events(t, catalogue),
    )


def _end(t: Texts, catalogue: Catalogue, history: History, notes: Notes) -> str:
    """The NCE clusters of 2018, the words explained, and the sources that *notes* has gathered."""
    return render(
        "programme_end.html",
        t=t,
        notes=notes,
        facts=catalogue.facts_by_id,
        links=fact_links,
        nce_2018=[
            _reconstructed(t, standing, catalogue.levels_by_id["nce"].duration_years)
            for standing in sorted(
                within_longest_support(history, "nce", RECONSTRUCTED_YEAR),
                key=lambda standing: standing.award.year or 0,
            )
        ],
    )


def _event(t: Texts, catalogue: Catalogue, identifier: str) -> Event:
    text = t(f"programme.event.{identifier}")
    if identifier in catalogue.levels_by_id:
        level = catalogue.levels_by_id[identifier]
        return Event(str(level.since), text, source_links(level.sources))
    fact = catalogue.facts_by_id[identifier]
    year, _, month = fact.period.partition("-")
    when = t.month(int(year), int(month) if month else None)
    return Event(when, text, fact_links(fact), inferred=fact.status == "inferred")


def _reconstructed(t: Texts, standing: Standing, longest: int | None) -> Reconstructed:
    year, note = standing.award.year or RECONSTRUCTED_YEAR, prose(standing.award, "note", t.language)
    last_year = longest is not None and RECONSTRUCTED_YEAR - year >= longest - 1
    return Reconstructed(standing.organisation.name, year, note.text if note else None, last_year)


def _level_story(t: Texts, catalogue: Catalogue, identifier: str) -> LevelStory:
    level = catalogue.levels_by_id[identifier]
    return LevelStory(
        id=identifier,
        name=level_name(t, level),
        full_name=level.full_name,
        meaning=level_meaning(t, level),
        since=level.since,
        years=level.duration_years,
        listed=sum(cluster.level == identifier for cluster in catalogue.clusters),
        symbol=symbol_html(catalogue, identifier),
        sources=source_links(level.sources),
    )

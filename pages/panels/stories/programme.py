"""The programme page: what the programme is, its levels, its effect, and the NCE clusters of 2018."""

from dataclasses import dataclass

import streamlit as st

from data.history import History, Standing, load_history, within_longest_support
from data.i18n import Texts
from data.labels import level_meaning, level_name
from data.model import Catalogue, prose
from pages.panels.state import session, shown
from pages.panels.stories.origin import fact_links, is_programme
from pages.panels.ui.links import source_links
from pages.panels.ui.symbols import symbol_html
from pages.panels.ui.templating import render

# The year of the published count of NCE clusters whose names are reconstructed.
RECONSTRUCTED_YEAR = 2018
EFFECTS = ("effect-value-creation", "effect-sales", "effect-man-years")


@dataclass(frozen=True)
class LevelStory:
    """One level as the programme page tells it."""

    name: str
    full_name: str | None
    meaning: str | None
    since: int | None
    years: int | None
    listed: int
    symbol: str
    sources: list[tuple[str, str]]


@dataclass(frozen=True)
class Reconstructed:
    """A cluster that is in a reconstruction; *uncertain* if its longest support was in the last year by then."""

    name: str
    year: int
    note: str | None
    uncertain: bool


def show() -> None:
    """Draw the programme page."""
    t, catalogue = session.t(), shown.whole().catalogue
    if is_programme(catalogue):
        st.html(html(t, catalogue, load_history(catalogue)))
    else:
        st.info(t("programme.nothing"))


def html(t: Texts, catalogue: Catalogue, history: History) -> str:
    """The page as HTML, for a catalogue of the programme and its history."""
    counts = catalogue.facts_about("count") + catalogue.facts_about("admitted")
    return render(
        "programme.html",
        t=t,
        facts=catalogue.facts_by_id,
        links=fact_links,
        level_links=lambda identifier: source_links(catalogue.levels_by_id[identifier].sources),
        level_name=lambda identifier: level_name(t, catalogue.levels_by_id[identifier]),
        levels=[_level_story(t, catalogue, level) for level in catalogue.levels_by_id],
        effects=[catalogue.facts_by_id[fact] for fact in EFFECTS if fact in catalogue.facts_by_id],
        counts=sorted(counts, key=lambda fact: fact.period),
        nce_2018=[
            _reconstructed(t, standing, catalogue.levels_by_id["nce"].duration_years)
            for standing in sorted(
                within_longest_support(history, "nce", RECONSTRUCTED_YEAR),
                key=lambda standing: standing.award.year or 0,
            )
        ],
    )


def _reconstructed(t: Texts, standing: Standing, longest: int | None) -> Reconstructed:
    year, note = standing.award.year or RECONSTRUCTED_YEAR, prose(standing.award, "note", t.language)
    last_year = longest is not None and RECONSTRUCTED_YEAR - year >= longest - 1
    return Reconstructed(standing.organisation.name, year, note.text if note else None, last_year)


def _level_story(t: Texts, catalogue: Catalogue, identifier: str) -> LevelStory:
    level = catalogue.levels_by_id[identifier]
    return LevelStory(
        name=level_name(t, level),
        full_name=level.full_name,
        meaning=level_meaning(t, level),
        since=level.since,
        years=level.duration_years,
        listed=sum(cluster.level == identifier for cluster in catalogue.clusters),
        symbol=symbol_html(catalogue, identifier),
        sources=source_links(level.sources),
    )

"""The pages that are read: the programme, and where everything is from."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

import streamlit as st

from data.model import Catalogue, Cluster, Confidence, Fact
from data.version import version
from geo.map.tiles import TILE_SERVICES
from geo.places import Found
from pages.panels import card, frame, resources, session
from pages.panels.settings import settings
from pages.panels.templating import render
from pages.panels.texts import Texts, level_meaning, level_name

EFFECTS = ("effect-value-creation", "effect-sales", "effect-man-years")
CANDIDATES = ("candidate-gce-node", "candidate-circular-wave", "candidate-node")
# What the pages' own sentences rest on: facts and levels that only a catalogue of this programme has.
TOLD_FACTS = {
    "programme-since", "umbrella-launched", "served-2021", "to-arena-pro-2021", "count-2018-11-nce", "nce-2018-sum",
}  # fmt: skip
TOLD_LEVELS = {"nce", "mature"}
# What the card can show, in the order of the gaps table.
GAP_COLUMNS = ("summary", "website", "members", "host", "admitted_year", "awards", "region_note")
STATEMENT_DATE = date(2026, 11, 23)  # when the accessibility statement was last held against the dashboard
REQUIREMENTS = 47  # of WCAG 2.1, levels A and AA, that Norwegian law asks of public websites
LICENCES = (
    ("Kartverket", "CC BY 4.0", "https://www.kartverket.no/en/api-and-data/terms-of-use"),
    ("Natural Earth", None, "https://www.naturalearthdata.com/about/terms-of-use/"),
    ("GeoNames", "CC BY 4.0", "https://www.geonames.org/about.html"),
    ("Leaflet", "BSD-2-Clause", "https://github.com/Leaflet/Leaflet/blob/main/LICENSE"),
    ("Leaflet.markercluster", "MIT", "https://github.com/Leaflet/Leaflet.markercluster"),
    ("OpenStreetMap", "ODbL", "https://www.openstreetmap.org/copyright"),
)


@dataclass(frozen=True)
class Shortcoming:
    """One known barrier: the text ``a11y.known.<key>``, the criteria of WCAG 2.1 that it breaks, and its cause.

    ``issue`` is where Streamlit's users ask for a remedy: a number, 0 if none was found, None if the cause is ours.
    """

    key: str
    criteria: tuple[str, ...]
    issue: int | None


# In the order of the criteria.
SHORTCOMINGS = (
    Shortcoming("map", ("1.1.1",), None),
    Shortcoming("editor", ("1.3.1", "4.1.2"), 0),
    Shortcoming("charts", ("2.1.1",), 0),
    Shortcoming("english", ("3.1.2",), None),
    Shortcoming("streamlit", ("3.1.2",), 1353),
    Shortcoming("upload", ("4.1.2",), 0),
)


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


def programme() -> None:
    """Draw the programme page."""
    t, data = session.t(), resources.dataset()
    catalogue = data.catalogue
    if not _is_programme(catalogue):
        st.info(t("programme.nothing"))
        return
    st.html(
        render(
            "programme.html",
            t=t,
            facts=catalogue.facts_by_id,
            links=links,
            level_links=lambda identifier: card.source_links(catalogue.levels_by_id[identifier].sources),
            level_name=lambda identifier: level_name(t, catalogue.levels_by_id[identifier]),
            levels=[_level_story(t, level_id) for level_id in catalogue.levels_by_id],
            effects=[catalogue.facts_by_id[fact] for fact in EFFECTS if fact in catalogue.facts_by_id],
            counts=sorted(
                catalogue.facts_about("count") + catalogue.facts_about("admitted"),
                key=lambda fact: fact.period,
            ),
            nce_2018=catalogue.facts_about("nce-2018"),
        )
    )


def about() -> None:
    """Draw the about page."""
    t, data = session.t(), resources.dataset()
    catalogue, located = data.catalogue, data.located
    of_programme = _is_programme(catalogue)
    st.html(
        render(
            "about.html",
            t=t,
            of_programme=of_programme,
            catalogue=catalogue,
            counts=frame.counts_text(t, catalogue),
            origin=t(f"about.sources.{_origin(data)}"),
            facts=catalogue.facts_by_id,
            candidates=[
                catalogue.facts_by_id[i] for i in CANDIDATES if of_programme and i in catalogue.facts_by_id
            ],
            links=links,
            list_source=card.source_links([catalogue.source] if catalogue.source else []),
            confidence=_confidence(t, catalogue.clusters),
            gaps=_gaps(t, catalogue),
            geocoding=_geocoding(t, tuple(located.found.values())),
            unresolved=[
                (
                    catalogue.clusters_by_id[i],
                    t(f"place.reason.{answer.reason}"),
                    [c.label for c in answer.candidates],
                )
                for i, answer in located.unresolved.items()
            ],
            noted=[
                (
                    catalogue.clusters_by_id[i],
                    place,
                    [t(f"place.note.{n.code}", about=n.about) for n in place.notes],
                )
                for i, place in located.found.items()
                if place.notes
            ],
            licences=LICENCES,
            tile_hosts=sorted({urlsplit(service.url).netloc for service in TILE_SERVICES}),
            version=version(),
            contact=settings().contact,
        )
    )


def accessibility() -> None:
    """Draw the accessibility statement."""
    t = session.t()
    broken = {criterion for shortcoming in SHORTCOMINGS for criterion in shortcoming.criteria}
    st.html(
        render(
            "accessibility.html",
            t=t,
            shortcomings=SHORTCOMINGS,
            status=t("a11y.status.text", broken=len(broken), all=REQUIREMENTS),
            updated=t.date(STATEMENT_DATE),
            contact=settings().contact,
        )
    )


def _is_programme(catalogue: Catalogue) -> bool:
    """Whether the catalogue is of the programme that these pages tell of, and not any other list."""
    return catalogue.facts_by_id.keys() >= TOLD_FACTS and catalogue.levels_by_id.keys() >= TOLD_LEVELS


def _origin(data: resources.Dataset) -> str:
    """Where the list is from: the programme's report, the reader, or whoever runs the server."""
    if data.own:
        return "own"
    return "report" if _is_programme(data.catalogue) else "served"


def links(fact: Fact) -> list[tuple[str, str]]:
    """A fact's sources as addresses and labels."""
    return card.source_links(fact.sources)


def _level_story(t: Texts, identifier: str) -> LevelStory:
    data = resources.dataset()
    level = data.catalogue.levels_by_id[identifier]
    return LevelStory(
        name=level_name(t, level),
        full_name=level.full_name,
        meaning=level_meaning(t, level),
        since=level.since,
        years=level.duration_years,
        listed=sum(cluster.level == identifier for cluster in data.catalogue.clusters),
        symbol=card.symbol_html(data, identifier),
        sources=card.source_links(level.sources),
    )


def _confidence(t: Texts, clusters: tuple[Cluster, ...]) -> list[tuple[str, int]]:
    """How many homes are how sure."""
    counts = Counter(cluster.home_confidence for cluster in clusters)
    rows = [(t(f"confidence.{level}"), counts[level]) for level in Confidence if counts[level]]
    return [*rows, *([(t("unknown.fact"), counts[None])] if counts[None] else [])]


def _gaps(t: Texts, catalogue: Catalogue) -> list[tuple[str, int, int]]:
    """For each fact: how many clusters have it not, and how many have it only as an inference."""
    return [
        (
            t(f"about.gap.{column}"),
            sum(not getattr(cluster, column) for cluster in catalogue.clusters),
            sum(column in cluster.inferred for cluster in catalogue.clusters),
        )
        for column in GAP_COLUMNS
    ]


def _geocoding(t: Texts, found: tuple[Found, ...]) -> list[tuple[str, str, str, int]]:
    """How many homes were found by which provider, how precisely and how surely."""
    counts = Counter((place.provider, place.precision, place.confidence) for place in found)
    return [
        (
            t(key) if (key := f"provider.{provider}") in t else provider,
            t(f"precision.{precision}.name"),
            t(f"location_confidence.{confidence}"),
            count,
        )
        for (provider, precision, confidence), count in sorted(counts.items())
    ]

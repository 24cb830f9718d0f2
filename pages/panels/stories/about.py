"""The about page: where everything is from, how sure it is, licences and privacy."""

from collections import Counter
from datetime import date
from urllib.parse import urlsplit

import streamlit as st

from data.i18n import Texts
from data.labels import counts_text
from data.model import Catalogue, Cluster, Confidence
from data.version import version
from geo.dataset import Dataset
from geo.map.tiles import TILE_SERVICES
from geo.places import Found
from pages.panels.state import session, shown
from pages.panels.state.settings import settings
from pages.panels.stories.origin import fact_links, is_programme
from pages.panels.ui.contact import prefilled
from pages.panels.ui.links import source_links
from pages.panels.ui.notes import Notes
from pages.panels.ui.templating import render

CANDIDATES = (
    "candidate-gce-node", "candidate-smart-energy-markets", "candidate-new-arena", "candidate-hub-nodes",
)  # fmt: skip
# What the card can show, in the order of the gaps table.
GAP_COLUMNS = ("summary", "website", "members", "host", "admitted_year", "awards", "region_note")
# What a reader sees that the last release did not have; each is a text, and CHANGELOG.md tells more.
RELEASED, RELEASED_ON = "0.1.0", date(2026, 11, 23)
CHANGES = ("find", "years", "facts", "own", "share", "words")
LICENCES = (
    ("Kartverket", "CC BY 4.0", "https://www.kartverket.no/en/api-and-data/terms-of-use"),
    ("Natural Earth", None, "https://www.naturalearthdata.com/about/terms-of-use/"),
    ("GeoNames", "CC BY 4.0", "https://www.geonames.org/about.html"),
    ("Posten", "MIT", "https://www.bring.no/tjenester/adressetjenester/postnummer"),
    ("Statistisk sentralbyrå", "CC BY 4.0", "https://www.ssb.no/klass/klassifikasjoner/131"),
    ("Unicode CLDR", "Unicode-3.0", "https://cldr.unicode.org/"),
    ("Leaflet", "BSD-2-Clause", "https://github.com/Leaflet/Leaflet/blob/main/LICENSE"),
    ("Leaflet.markercluster", "MIT", "https://github.com/Leaflet/Leaflet.markercluster"),
    ("OpenStreetMap", "ODbL", "https://www.openstreetmap.org/copyright"),
)


def show() -> None:
    """Draw the about page."""
    st.html(html(session.t(), shown.whole(), settings().contact))


def html(t: Texts, data: Dataset, contact: str | None) -> str:
    """The page as HTML; *contact* is where readers may write to."""
    catalogue, located = data.catalogue, data.located
    of_programme = is_programme(catalogue)
    return render(
        "about.html",
        t=t,
        of_programme=of_programme,
        catalogue=catalogue,
        counts=counts_text(t, catalogue),
        origin=t(f"about.sources.{_origin(data)}"),
        facts=catalogue.facts_by_id,
        candidates=[
            catalogue.facts_by_id[i] for i in CANDIDATES if of_programme and i in catalogue.facts_by_id
        ],
        links=fact_links,
        notes=Notes(),
        list_source=source_links([catalogue.source] if catalogue.source else []),
        confidence=_confidence(t, data),
        gaps=_gaps(t, data),
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
        contact=contact,
        write=_write_address(t, contact) if contact else None,
        citation=_citation(t, catalogue),
        released=RELEASED,
        released_on=RELEASED_ON,
        changes=CHANGES,
    )


def _write_address(t: Texts, contact: str) -> str:
    """Where a reader writes of a mistake, with what is asked of them filled in."""
    asked = "".join(f"{t(f'about.mistake.{part}')}:\n\n" for part in ("which", "right", "source"))
    return prefilled(contact, t("about.mistake.subject"), f"{asked}{t('about.version', version=version())}\n")


def _citation(t: Texts, catalogue: Catalogue) -> str:
    """How to cite the whole list: its title, its edition and its source."""
    edition = t("citation.edition", date=t.date(catalogue.created)) if catalogue.created else ""
    source = t("citation.source", source=catalogue.source) if catalogue.source else ""
    return " ".join(part for part in (f"{catalogue.title}.", edition, source) if part)


def _origin(data: Dataset) -> str:
    """Where the list is from: the programme's report, the reader, or whoever runs the server."""
    if data.own:
        return "own"
    return "report" if is_programme(data.catalogue) else "served"


def _confidence(t: Texts, data: Dataset) -> list[tuple[str, int]]:
    """How many homes are how sure; nothing of a reader's own list that does not tell."""
    if data.own and "home_confidence" not in data.given:
        return []
    counts = Counter(cluster.home_confidence for cluster in data.catalogue.clusters)
    rows = [(t(f"confidence.{level}"), counts[level]) for level in Confidence if counts[level]]
    return [*rows, *([(t("unknown.fact"), counts[None])] if counts[None] else [])]


def _gaps(t: Texts, data: Dataset) -> list[tuple[str, int, int]]:
    """For each fact: how many clusters have it not, and how many have it only as an inference.

    A reader's own list lacks nothing that it does not have for any row.
    """
    clusters = data.catalogue.clusters
    return [
        (
            t(f"about.gap.{column}"),
            sum(not getattr(cluster, column) for cluster in clusters),
            sum(_is_inferred(cluster, column) for cluster in clusters),
        )
        for column in GAP_COLUMNS
        if not data.own or column in data.given
    ]


def _is_inferred(cluster: Cluster, column: str) -> bool:
    """Whether a column, or one of the awards, is marked as an inference."""
    unsure = column == "awards" and any(award.confidence is Confidence.LOW for award in cluster.awards)
    return unsure or column in cluster.inferred


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

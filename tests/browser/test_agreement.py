"""One selection, told nine ways: map, status, list, table, charts and every export hold the same clusters."""

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
import shapely
from playwright.sync_api import expect

from data.filters import FacetIndex, Filters, Selection
from data.model import Cluster
from tests.browser.facts import CATALOGUE, LEVEL_NAMES, status
from tests.browser.pages import Pages, tally

Query = dict[str, str | list[str]]
INDEX = FacetIndex(CATALOGUE)

# Each kind of filter, several together, and one that leaves nothing.
SELECTIONS: tuple[tuple[Query, Filters], ...] = (
    ({}, Filters()),
    ({"level": ["nce", "gce"]}, Filters(levels=frozenset({"nce", "gce"}))),
    ({"sector": ["energy", "seafood"]}, Filters(sectors=frozenset({"energy", "seafood"}))),
    ({"county": "vestland"}, Filters(counties=frozenset({"vestland"}))),
    ({"q": "hydrogen"}, Filters(text="hydrogen")),
    (
        {"level": ["arena", "arena-pro"], "county": ["oslo", "rogaland"]},
        Filters(levels=frozenset({"arena", "arena-pro"}), counties=frozenset({"rogaland", "oslo"})),
    ),
    (
        {"level": ["mature"], "sector": ["health"], "county": ["oslo"], "q": "cancer"},
        Filters(
            levels=frozenset({"mature"}),
            sectors=frozenset({"health"}),
            counties=frozenset({"oslo"}),
            text="cancer",
        ),
    ),
    ({"level": "gce", "county": "agder"}, Filters(levels=frozenset({"gce"}), counties=frozenset({"agder"}))),
)
# A chart's title, and what its bars count.
CHARTS: dict[str, Callable[[Cluster], str | None]] = {
    "Clusters by level": lambda cluster: LEVEL_NAMES[cluster.level],
    "Clusters by county": lambda cluster: cluster.county,
    "Clusters by sector": lambda cluster: cluster.sector_group,
}


def csv_ids(file: Path) -> list[str]:
    frame = pd.read_csv(file)
    assert frame[["latitude", "longitude"]].notna().all(axis=None)
    return list(frame["id"])


def excel_ids(file: Path) -> list[str]:
    header, *rows = openpyxl.load_workbook(file).worksheets[0].values
    return [str(row[header.index("id")]) for row in rows]


def geojson_ids(file: Path) -> list[str]:
    text = file.read_text("utf-8")
    points = shapely.from_geojson(text).geoms
    assert all(point.geom_type == "Point" and 4 < point.x < 32 and 57 < point.y < 72 for point in points)
    ids = [str(feature["id"]) for feature in json.loads(text)["features"]]
    assert len(points) == len(ids)
    return ids


def html_ids(file: Path) -> list[str]:
    content = re.search(r'<script[^>]* id="content">(.*?)</script>', file.read_text("utf-8"), re.DOTALL)
    assert content is not None
    return [cluster["id"] for cluster in json.loads(content[1])["clusters"]]


READERS = {"CSV": csv_ids, "Excel": excel_ids, "GeoJSON": geojson_ids, "Map as HTML": html_ids}


def by_rank(selected: Selection) -> tuple[Cluster, ...]:
    """The selected clusters in the order of the list: the hits of a search by rank, else as in the catalogue."""
    if not selected.filters.text:
        return selected.clusters
    clusters = INDEX.catalogue.clusters
    return tuple(clusters[position] for position in selected.hits.positions if selected.mask[position])


def expect_map_and_list(pages: Pages, selected: Selection) -> None:
    """The map page tells of the clusters in its status, its symbols and its list, which is by rank after a search."""
    clusters = by_rank(selected)
    expect(pages.status).to_have_text(status(len(clusters)))
    pages.expect_on_map(tally(LEVEL_NAMES[cluster.level] for cluster in clusters))
    pages.expect_listed([cluster.id for cluster in clusters])


def expect_table_and_exports(pages: Pages, clusters: tuple[Cluster, ...]) -> None:
    """The clusters page tells of *clusters* in its status, its table and each file."""
    ids = [cluster.id for cluster in clusters]
    expect(pages.status).to_have_text(status(len(ids)))
    pages.eventually(pages.table_ids, ids)
    if not ids:
        dialog = pages.open_share()
        for label in READERS:
            expect(dialog.get_by_role("button", name=label, exact=True)).to_be_disabled()
        pages.close_share()
        return
    for label, read in READERS.items():
        assert read(pages.take_along(label)) == ids, label


def expect_charts(pages: Pages, clusters: tuple[Cluster, ...]) -> None:
    """The insights page tells of *clusters* in its status, its bars and the tables beside them."""
    expect(pages.main.get_by_text(status(len(clusters)), exact=True)).to_be_visible()
    if not clusters:
        expect(pages.main.get_by_text("No cluster fits these filters.")).to_be_visible()
        expect(pages.bars("Clusters by level")).to_have_count(0)
        return
    for title, group in CHARTS.items():
        wanted = tally(group(cluster) for cluster in clusters)
        assert wanted.total() == len(clusters)
        pages.eventually(lambda title=title: pages.counts_in_chart(title), wanted)  # type: ignore[misc]
        pages.eventually(lambda title=title: pages.counts_in_table(title), Counter(wanted))  # type: ignore[misc]


def test_map_list_table_charts_and_exports_tell_of_the_same_clusters(
    pages: Pages, subtests: pytest.Subtests
) -> None:
    for query, filters in SELECTIONS:
        clusters = INDEX.select(filters).clusters
        with subtests.test("&".join(query) or "nothing filtered", n=len(clusters)):
            pages.open(**query)
            expect_map_and_list(pages, INDEX.select(filters))
            pages.move_to("clusters")
            expect_table_and_exports(pages, clusters)
            pages.move_to("insights")
            expect_charts(pages, clusters)
            pages.expect_parameters(**{name: [v] if isinstance(v, str) else v for name, v in query.items()})

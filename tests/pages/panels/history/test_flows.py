"""Steps between the levels: each figure leads to exactly the clusters that it counts."""

from urllib.parse import parse_qs, urlsplit

import pytest

from data.filters import Filters
from data.i18n import texts
from geo.dataset import Dataset
from geo.view import View
from pages.panels.history import flows
from pages.panels.state import shared
from tests.pages.apptest import dashboard, filtered, query

VIEWS = (
    View(),
    View(lang="nb"),
    View(filters=Filters(counties=frozenset({"vestland"}))),
    View(year=2014),
    View(year=2021, filters=Filters(paths=frozenset({"reached-gce"}))),
)


@pytest.fixture(scope="module")
def programme() -> Dataset:
    return shared.programme()


@pytest.mark.parametrize("view", VIEWS)
def test_a_figure_leads_to_the_clusters_that_it_counts(programme: Dataset, view: View) -> None:
    found = flows.flows(texts("en"), programme.at(view.year), view)
    assert found
    for flow in found:
        asked = parse_qs(urlsplit(flow.address).query)
        data = programme.shown_by(asked)
        linked = View.from_query(asked, data.index, ("en", "nb"), year=data.year)
        assert (linked.year, linked.lang, linked.filters.counties) == (
            view.year,
            view.lang,
            view.filters.counties,
        )
        if not view.filters.paths:
            assert data.index.select(linked.filters).count == flow.clusters


def test_steps_say_how_long_they_took_and_of_how_many(programme: Dataset) -> None:
    length = {one.path.id: one.length for one in flows.flows(texts("en"), programme, View())}
    assert length["arena-to-arena-pro"] == "3.5 years (12 organisations)"
    assert length["nce-to-gce"] == "8.5 years (2 organisations)"


def test_a_path_in_the_address_filters_every_page_and_its_chip_names_it() -> None:
    app = dashboard(path=["nce-to-gce"])
    assert filtered(app)["status"] == "2 of 43 clusters shown"
    assert [chip["label"] for chip in filtered(app)["chips"]] == ["NCE → GCE"]
    app.multiselect(key="path").set_value([]).run()
    assert query(app) == {}


def test_the_insights_page_draws_the_steps() -> None:
    app = dashboard("insights", path=["arena-to-nce"])
    assert not app.exception
    assert "Paths through the levels" in [one.value for one in app.header]

"""What the compare page offers who has chosen nothing: whole levels, sectors and counties as far as there is room."""

from collections import Counter

import pytest

from data.filters import Facet
from geo.view import MAX_COMPARED
from pages.panels.compare.offers import offers
from pages.panels.state import shared
from tests.pages.apptest import dashboard, query

DATA = shared.programme()


@pytest.mark.parametrize(("facet", "column"), [(Facet.LEVEL, "level"), (Facet.COUNTY, "county")])
def test_a_value_that_two_clusters_or_more_have_is_offered(facet: Facet, column: str) -> None:
    counted = Counter(getattr(cluster, column) for cluster in DATA.catalogue.clusters)
    found = offers(DATA.index, facet)
    spelled = {
        value.id: value.id if facet is Facet.LEVEL else value.label for value in DATA.index.values[facet]
    }
    assert {spelled[one.value.id]: one.total for one in found} == {
        value: count for value, count in counted.items() if count > 1
    }
    for one in found:
        assert len(one.clusters) == min(one.total, MAX_COMPARED)


def test_a_press_on_an_offer_compares_its_clusters() -> None:
    app = dashboard("compare")
    app.button(key="offer_gce").click().run()
    assert query(app) == {"compare": ["gce-blue-maritime", "gce-ocean-technology"]}
    assert not app.exception


def test_a_county_of_more_than_can_be_compared_says_how_many_it_compares() -> None:
    app = dashboard("compare")
    box = app.selectbox(key="offer_county")
    assert "Vestland (6 of 8)" in box.options
    box.select("vestland").run()
    assert len(query(app)["compare"]) == MAX_COMPARED
    assert not app.exception

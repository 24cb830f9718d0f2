"""What is shown at a year: one dataset a year, from which map, list, counts, table, exports and programs follow."""

import gc
import json
import weakref
from collections.abc import Mapping
from typing import Any

import pytest

from data.filters import Facet
from data.history import list_at
from data.i18n import texts
from geo.dataset import Dataset
from geo.view import View
from pages.panels.state import shared

LANGS = ("en", "nb")


@pytest.fixture(scope="module")
def programme() -> Dataset:
    return shared.programme()


def test_an_address_with_a_year_shows_that_year_and_writes_it_again(programme: Dataset) -> None:
    query = {"year": ["2014"], "level": ["gce"], "county": ["vestfold"], "cluster": ["arena-magica"]}
    data = programme.shown_by(query)
    view = View.from_query(query, data.index, LANGS, year=data.year)
    assert data.year == view.year == 2014
    assert view.cluster == "arena-magica"
    assert view.to_query(data.index) == query


@pytest.mark.parametrize("asked", ["2005", "2022", "x", "", "٢٠١٤", "02014", "2014.0"])
def test_an_unknown_year_is_dropped(programme: Dataset, asked: str) -> None:
    assert programme.shown_by({"year": [asked]}) is programme


def test_a_year_is_made_once(programme: Dataset) -> None:
    assert programme.at(2014) is programme.at(2014)
    assert programme.at(None) is programme


@pytest.mark.parametrize("year", [2006, 2014, 2021])
def test_index_payload_and_places_are_of_that_years_list(programme: Dataset, year: int) -> None:
    data = programme.at(year)
    then = list_at(programme.catalogue, programme.history, year)
    ids = [cluster.id for cluster in then.catalogue.clusters]
    payload = json.loads(data.payload(texts("en")))
    rows = [dict(zip(payload["columns"], row, strict=True)) for row in payload["rows"]]
    assert [row["id"] for row in rows] == ids == [one.id for one in data.index.catalogue.clusters]
    assert {row["id"] for row in rows if row["news"]} == then.news.keys()
    assert data.located.found.keys() == {row["id"] for row in rows if row["latitude"] is not None}


def test_who_has_a_county_alone_is_counted_in_it_and_has_no_point(programme: Dataset) -> None:
    data = programme.at(2021)
    assert "arena-magica" not in data.located.found
    assert data.catalogue.clusters_by_id["arena-magica"].county == "Østfold"
    assert "gce-node" in data.located.found


@pytest.mark.parametrize("year", [2006, 2014, 2021])
def test_the_file_of_all_years_puts_the_same_on_the_map_as_that_years_payload(
    programme: Dataset, year: int
) -> None:
    def rows(table: Mapping[str, Any]) -> list[dict[str, Any]]:
        return [dict(zip(table["columns"], row, strict=True)) for row in table["rows"]]

    def seen(row: dict[str, Any]) -> tuple[Any, ...]:
        return tuple(
            row[name] for name in ("id", "name", "level", "place", "county", "latitude", "longitude")
        )

    then = programme.at(year)
    shown = [row for row in rows(then.periods) if row["first"] <= year <= (row["last"] or year)]
    listed = [row for row in rows(json.loads(then.payload(texts("en")))) if row["latitude"] is not None]
    assert {seen(row) for row in shown} == {seen(row) for row in listed}
    assert len(shown) == len(listed)


def test_all_years_offer_the_same_sectors_and_counties(programme: Dataset) -> None:
    """So a filter holds while the years go by."""
    values = [programme.at(year).index.values for year in programme.years]
    assert all(of_year[facet] == values[0][facet] for of_year in values for facet in Facet)


def test_the_payload_says_in_words_what_is_new(programme: Dataset) -> None:
    payload = json.loads(programme.at(2014).payload(texts("nb")))
    news = {row[0]: row[payload["columns"].index("news")] for row in payload["rows"]}
    assert news["gce-blue-maritime"] == "opp fra NCE i 2014"
    assert news["i4plastics"] == "ny i 2014"
    assert news["eyde"] is None


def test_a_list_without_awards_has_no_years(programme: Dataset) -> None:
    bare = tuple(one.model_copy(update={"awards": ()}) for one in programme.catalogue.clusters)
    catalogue = programme.catalogue.model_copy(update={"clusters": bare, "id": "another"})
    own = Dataset(catalogue, programme.located, own=True)
    assert list(own.years) == []
    assert own.at(2014) is own


def test_an_own_list_with_awards_has_years_too_and_stays_its_readers(programme: Dataset) -> None:
    own = Dataset(programme.catalogue.model_copy(update={"id": "another"}), programme.located, own=True)
    then = own.at(2014)
    assert then.own
    assert then.secret
    assert then.secret != own.secret
    assert {one.organisation for one in then.catalogue.clusters} <= {
        one.organisation for one in own.catalogue.clusters
    }


def test_a_list_is_freed_without_the_garbage_collector_once_nobody_looks_at_it(programme: Dataset) -> None:
    own = Dataset(programme.catalogue, programme.located, own=True)
    own.payload(texts("en"))
    assert own.whole is own
    assert own.similarity
    assert own.history
    left = weakref.ref(own.index)
    gc.disable()
    try:
        del own
        assert left() is None
    finally:
        gc.enable()

"""The README lists the parameters of addresses and their values as the code has them."""

import re
from pathlib import Path
from typing import get_args

import pytest
from starlette.requests import Request

from data.filters import Facet, FacetIndex, Filters
from data.i18n import languages
from data.load import FOLDER, load_catalogue
from geo.dataset import Dataset
from geo.map.picture import FORMATS
from geo.map.position import Position
from geo.map.symbols import Theme
from geo.map.tiles import BASEMAPS, OUTLINE
from geo.places import Chain
from geo.view import NO_LEVEL, Order, View, asked_year
from pages.server import pictures
from tests.asked import Asked

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
INDEX = FacetIndex(load_catalogue())
IDS = {facet: [value.id for value in INDEX.values[facet]] for facet in Facet}
VALUES_IN_BRACKETS = re.compile(r"`(\w+)`\s\(([^)]*)\)")


def point(title: str) -> str:
    """The point of the README's list that begins with *title* in bold."""
    return README.partition(f"\n- **{title}**")[2].partition("\n- **")[0]


def parameters(title: str) -> list[str]:
    """The parameters that a point lists. Their values stand in brackets; addresses and the like are no bare words."""
    return re.findall(r"`(\w+)`", re.sub(r"\([^)]*\)", "", point(title)))


def values(title: str) -> dict[str, list[str]]:
    """The values that a point lists, by their parameter."""
    return {
        parameter: re.findall(r"`([^`]+)`", inside)
        for parameter, inside in VALUES_IN_BRACKETS.findall(point(title))
    }


def test_the_parameters_of_a_page_are_those_that_the_view_reads() -> None:
    query = Asked()
    View.from_query(query, INDEX, languages())
    asked_year(query, ())
    assert len(parameters("Link")) == len(set(parameters("Link")))
    assert set(parameters("Link")) == set(query.names)


def test_the_parameters_of_a_page_are_those_that_the_view_writes() -> None:
    cluster, *_ = INDEX.catalogue.clusters_by_id
    filters = Filters(text="sea")
    for facet in Facet:
        filters = filters.choosing(facet, frozenset(IDS[facet][:1]))
    view = View(
        filters=filters,
        cluster=cluster,
        compared=(cluster,),
        basemap=next(basemap for basemap in BASEMAPS if basemap != OUTLINE),
        lang="nb",
        near="Bergen",
        order=Order.NAME,
        year=2014,
        position=Position(7, 60.4, 5.3),
    )
    assert set(parameters("Link")) == set(view.to_query(INDEX))


def test_the_values_of_a_pages_parameters_are_those_that_the_view_knows() -> None:
    listed = values("Link")
    assert listed["level"] == [*IDS[Facet.LEVEL], NO_LEVEL]
    assert listed["order"] == list(Order)
    assert set(listed["path"]) <= set(IDS[Facet.PATH])


def test_the_parameters_of_a_picture_are_the_pages_and_those_that_the_route_reads(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = Asked()
    monkeypatch.setattr(Request, "query_params", own)
    request = Request({"type": "http", "query_string": b"", "headers": []})
    pictures.Order.from_request(request, Dataset.load(FOLDER, Chain()), png=True)
    assert set(parameters("Share")) == set(own.names) - set(parameters("Link"))


def test_the_values_of_a_pictures_parameters_are_those_that_the_route_knows() -> None:
    listed = values("Share")
    assert listed["format"] == list(FORMATS)
    assert listed["theme"] == list(get_args(Theme))

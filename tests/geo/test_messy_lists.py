"""Messy lists end on a map or in a message: no row is lost silently, and no pin stands where the row is not."""

import pytest

from data.i18n import languages, texts
from data.intake.check import build
from data.intake.mapping import guess_mapping
from data.intake.read import read_table
from data.intake.remarks import Code
from data.intake.report import render
from geo.locate import locate, with_counties
from geo.places import Chain
from tests.data.intake.messy import RIGHT, corpus

CHAIN = Chain()
CORPUS = dict(corpus())


def test_the_corpus_holds_each_kind_of_mess_alone_and_in_pairs() -> None:
    assert len(CORPUS) >= 40
    assert max(map(len, CORPUS.values())) < 20_000


@pytest.mark.parametrize("name", CORPUS)
def test_a_messy_list_ends_on_a_map_or_in_a_message(name: str) -> None:
    table = read_table("list", CORPUS[name])
    intake = build(table, guess_mapping(table.columns), title="A list")
    for language in languages():
        assert all(render(texts(language), remark) for remark in intake.remarks)
    assert len(table.rows) == len(RIGHT)
    if intake.catalogue is None:
        assert "unknown headings" in name
        assert {remark.parameters.get("field") for remark in intake.errors} == {
            "listed_name",
            "home_place",
        } - ({"home_place"} if "Fylke" in table.columns else set())
        return
    located = locate(intake.catalogue, CHAIN)
    counties = {c.listed_name: c.county for c in with_counties(intake.catalogue, located).clusters}
    told = {remark.row for remark in intake.errors}
    assert {row.number for row in table.rows} == {*intake.rows.values(), *told}
    for cluster in intake.catalogue.clusters:
        if found := located.found.get(cluster.id):
            assert found.county == counties[cluster.listed_name] == RIGHT[cluster.listed_name]
        else:
            assert located.unresolved[cluster.id].reason
    # Only where coordinates are wrong is anything but the foreign row without a place.
    unplaced = {
        cluster.listed_name for cluster in intake.catalogue.clusters if cluster.id in located.unresolved
    }
    wrong = {"Lærerskolen", "Nordlys"} if "wrong coordinates" in name else set()
    assert unplaced == {"Lundbolaget", *wrong}


def test_the_message_on_swapped_coordinates_says_what_was_done() -> None:
    table = read_table("list", CORPUS["wrong coordinates"])
    intake = build(table, guess_mapping(table.columns), title="A list")
    assert [(remark.code, remark.row) for remark in intake.remarks] == [(Code.COORDINATES_SWAPPED, 3)]

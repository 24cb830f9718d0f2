"""What region texts mean: one row a form that people write."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from data.model import Confidence
from geo.places import Found, Precision
from geo.places.errors import AmbiguousPlace
from geo.places.place import NoteCode, PlaceKind, Reason
from geo.places.search.index import PlaceIndex
from geo.places.search.matching import match
from geo.places.tables.reader import TABLES

PLACES = PlaceIndex.read().places
MUNICIPALITIES = [place for place in PLACES if place.kind is PlaceKind.MUNICIPALITY]
COUNTIES = [place for place in PLACES if place.kind is PlaceKind.COUNTY]
FORMER_COUNTIES = [place for place in PLACES if place.kind is PlaceKind.FORMER_COUNTY]
TOWNS = [place for place in PLACES if place.kind is PlaceKind.TOWN]
OS = "Os kommune, Bjørnafjorden, Vestland"
HOF, BRATTVAG = "Hof kommune, Holmestrand, Vestfold", "Brattvåg, Haram, Møre og Romsdal"
ROOT = Path(__file__).parents[4]
with (ROOT / "data" / "clusters.csv").open(encoding="utf-8") as clusters:
    LISTINGS = list(csv.DictReader(clusters))


@pytest.fixture(scope="module")
def index() -> PlaceIndex:
    return PlaceIndex.read(TABLES)


def find(text: str, index: PlaceIndex) -> Found:
    found = match(text, index)
    assert found is not None
    return found


def point(found: Found) -> tuple[float, float]:
    return found.latitude, found.longitude


def test_each_municipality_is_found_at_its_seat_in_the_forms_people_write(index: PlaceIndex) -> None:
    astray = []
    for place in MUNICIPALITIES:
        for text in (
            f"{place.name} kommune, {place.county}",
            f"{place.county} fylke, {place.name.upper()} KOMMUNE",
            f"Municipality of {place.name}, {place.county} county, Norway",
        ):
            found = find(text, index)
            whole = (found.name, found.county, found.precision, found.confidence, point(found))
            wanted = (place.latitude, place.longitude)
            if whole != (place.name, place.county, Precision.MUNICIPALITY, Confidence.HIGH, wanted):
                astray.append((text, found.label))
    assert astray == []


def test_a_bare_municipality_name_and_its_county_lead_into_it(index: PlaceIndex) -> None:
    astray = []
    for place in MUNICIPALITIES:
        found = find(f"{place.name}, {place.county}", index)
        if found.county != place.county or place.name not in (found.name, found.municipality):
            astray.append((place.label, found.label))
    assert astray == []


def test_each_county_is_found_at_its_point(index: PlaceIndex) -> None:
    for place in COUNTIES:
        for text in (f"{place.name} fylke", f"{place.name.upper()} county, Norway", f"fylke {place.name}"):
            found = find(text, index)
            assert (found.name, found.county, found.municipality) == (place.name, place.name, None)
            assert found.precision is Precision.COUNTY
            assert point(found) == (place.latitude, place.longitude)


def test_each_former_county_is_found_with_what_became_of_it(index: PlaceIndex) -> None:
    for place in FORMER_COUNTIES:
        found = find(f"{place.name} fylke", index)
        codes = {note.code for note in found.notes}
        assert found.precision is Precision.COUNTY
        assert NoteCode.FORMER_COUNTY in codes
        if len(place.counties) == 1:
            assert (found.county, found.confidence) == (place.counties[0], Confidence.MEDIUM)
        else:
            assert (found.county, found.confidence) == (None, Confidence.LOW)
            assert NoteCode.DIVIDED in codes
            assert found.candidates == tuple(f"{county} fylke" for county in place.counties)


def test_a_former_county_confirms_the_municipalities_that_lay_in_it_and_no_others(index: PlaceIndex) -> None:
    astray = []
    for place in FORMER_COUNTIES:
        for municipality in MUNICIPALITIES:
            text = f"{municipality.name} kommune, {municipality.county}, {place.name}"
            try:
                inside = find(text, index).kind == PlaceKind.MUNICIPALITY
            except AmbiguousPlace:
                inside = False
            if inside != place.covers(municipality):
                astray.append(text)
    assert astray == []


def test_a_region_or_former_municipality_holds_the_settlements_of_its_municipalities(
    index: PlaceIndex,
) -> None:
    astray = []
    for area in (
        place for place in PLACES if place.kind in (PlaceKind.REGION, PlaceKind.FORMER_MUNICIPALITY)
    ):
        for place in (place for place in TOWNS if area.covers(place)):
            try:
                inside = find(f"{place.label}, {area.name}", index).municipality == place.municipality
            except AmbiguousPlace:
                inside = False
            if not inside:
                astray.append(f"{place.label}, {area.name}")
    assert astray == []


def test_the_label_of_each_place_leads_back_to_it(index: PlaceIndex) -> None:
    astray = []
    for place in PLACES:
        found = find(place.label, index)
        if (found.name, point(found)) != (place.name, (place.latitude, place.longitude)):
            astray.append((place.label, found.label))
    assert astray == []


@pytest.mark.parametrize("listing", LISTINGS, ids=[listing["id"] for listing in LISTINGS])
def test_each_cluster_is_found_in_its_home_region(listing: dict[str, str], index: PlaceIndex) -> None:
    found = find(", ".join(listing[name] for name in ("home_place", "municipality", "county")), index)
    assert (found.municipality, found.county) == (listing["municipality"], listing["county"])
    assert found.name == listing["home_place"]
    assert found.precision is Precision.TOWN
    assert found.confidence is Confidence.HIGH


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Florø", "Florø, Kinn, Vestland"),
        ("floro", "Florø, Kinn, Vestland"),
        ("FLORØ, KINN, VESTLAND, NORWAY", "Florø, Kinn, Vestland"),
        ("Vestland, Florø", "Florø, Kinn, Vestland"),
        ("Kinn, Florø", "Florø, Kinn, Vestland"),
        ("Florø Vestland", "Florø, Kinn, Vestland"),
        ("Florø i Kinn", "Florø, Kinn, Vestland"),
        ("Stavanger kommune i Rogaland", "Stavanger kommune, Rogaland"),
        ("6900 Florø", "Florø, Kinn, Vestland"),
        ("Kinn", "Kinn kommune, Vestland"),
        ("Vestland", "Vestland fylke"),
        ("Stavanger", "Stavanger, Rogaland"),
        ("Stavanger kommune", "Stavanger kommune, Rogaland"),
        ("Oslo fylke, Oslo kommune", "Oslo kommune, Oslo"),
        ("Stavanger kommune, Stavanger", "Stavanger kommune, Rogaland"),
        ("Stavanger, Stavanger kommune", "Stavanger, Rogaland"),
        ("Stavanger, Rogaland", "Stavanger, Rogaland"),
        ("Stavanger (Rogaland)", "Stavanger, Rogaland"),
        ("4020 Stavanger", "Stavanger, Rogaland"),
        ("NO-4020 Stavanger, Norway", "Stavanger, Rogaland"),
        ("Rogaland, Norge", "Rogaland fylke"),
        ("Oslo", "Oslo"),
        ("Oslo, Oslo, Norway", "Oslo"),
        ("Oslo kommune", "Oslo kommune, Oslo"),
        ("Oslo fylke", "Oslo fylke"),
        ("Mo i Rana", "Mo i Rana, Rana, Nordland"),
        ("Mo-i-Rana", "Mo i Rana, Rana, Nordland"),
        ("Mo i Rana/Rana", "Mo i Rana, Rana, Nordland"),
        ("Rana / Mo i Rana", "Mo i Rana, Rana, Nordland"),
        ("Rana", "Rana kommune, Nordland"),
        ("Sandvika, Akershus", "Sandvika, Bærum, Akershus"),
        ("Sandvika, Bærum", "Sandvika, Bærum, Akershus"),
        ("Sandvika, Lierne", "Sandvika, Lierne, Trøndelag"),
        ("Myre, Øksnes", "Myre, Øksnes, Nordland"),
        ("Myre, Andøy, Nordland", "Myre, Andøy, Nordland"),
        ("Herøy, Nordland", "Herøy kommune, Nordland"),
        ("Våler, Østfold", "Våler kommune, Østfold"),
        ("Tromso", "Tromsø, Troms"),
        ("Aalesund", "Ålesund, Møre og Romsdal"),
        ("Alesund, More og Romsdal", "Ålesund, Møre og Romsdal"),
        ("Ålesund, Møre and Romsdal", "Ålesund, Møre og Romsdal"),
        ("Mosjoen", "Mosjøen, Vefsn, Nordland"),
        ("Roros", "Røros, Trøndelag"),
        ("Kárášjohka - Karasjok", "Karasjok, Finnmark"),
        ("Guovdageaidnu", "Kautokeino, Finnmark"),
        ("Guovdageaidnu–Kautokeino", "Kautokeino, Finnmark"),
        ("Porsanger–Porsáŋgu–Porsanki", "Porsanger kommune, Finnmark"),
        ("Nord-Aurdal", "Nord-Aurdal kommune, Innlandet"),
        ("Nord–Aurdal", "Nord-Aurdal kommune, Innlandet"),
        ("Fornebu, Bærum, Akershus", "Fornebu, Bærum, Akershus"),
        ("Fornebu i Bærum", "Fornebu, Bærum, Akershus"),
        ("Kjeller", "Kjeller, Lillestrøm, Akershus"),
        ("Bergen by", "Bergen, Vestland"),
        ("City of Bergen", "Bergen, Vestland"),
        ("Longyearbyen", "Longyearbyen, Svalbard"),
        ("5200 Os", "Osøyro, Bjørnafjorden, Vestland"),
        ("0301 Oslo", "Oslo"),
        ("0301", "Oslo"),
        ("301", "Oslo"),
        ("5003", "Bergen, Vestland"),
        ("Lofoten", "Lofoten, Nordland"),
        ("Svolvær i Lofoten", "Svolvær, Vågan, Nordland"),
        ("Nord-Norge", "Nord-Norge"),
        ("Hopen, Svalbard", "Hopen, Svalbard"),
        ("Hopen, Smøla", "Hopen, Smøla, Møre og Romsdal"),
        ("HQ Oslo", "Oslo"),
        ("Oslo (hovedkontor)", "Oslo"),
        ("Bergen sentrum", "Bergen, Vestland"),
        ("Trondhjem", "Trondheim, Trøndelag"),
        ("Kr.sand", "Kristiansand, Agder"),
    ],
)
def test_a_text_means_the_place_a_norwegian_would_expect(text: str, label: str, index: PlaceIndex) -> None:
    found = find(text, index)
    assert (found.label, found.confidence, found.notes) == (label, Confidence.HIGH, ())


@pytest.mark.parametrize(
    ("text", "label", "confidence", "codes"),
    [
        ("Ås", "Ås, Akershus", Confidence.MEDIUM, [NoteCode.FAR_LARGER]),
        ("Stavanger-regionen", "Stavanger, Rogaland", Confidence.MEDIUM, [NoteCode.REGION]),
        ("Bergensregionen", "Bergen, Vestland", Confidence.MEDIUM, [NoteCode.REGION]),
        ("Greater Oslo", "Oslo", Confidence.MEDIUM, [NoteCode.REGION]),
        ("Bergen, Hordaland", "Bergen, Vestland", Confidence.MEDIUM, [NoteCode.FORMER_COUNTY]),
        ("Drammen, Viken", "Drammen, Buskerud", Confidence.MEDIUM, [NoteCode.FORMER_COUNTY]),
        ("Bergen og omegn", "Bergen, Vestland", Confidence.MEDIUM, [NoteCode.REGION]),
        ("the Bergen region", "Bergen, Vestland", Confidence.MEDIUM, [NoteCode.REGION]),
        ("Oslo m.fl.", "Oslo", Confidence.MEDIUM, [NoteCode.AND_OTHERS]),
        ("1813", "Askim, Indre Østfold, Østfold", Confidence.MEDIUM, [NoteCode.NUMBER]),
        ("Os, Bjørnafjorden", OS, Confidence.MEDIUM, [NoteCode.FORMER_MUNICIPALITY, NoteCode.NAMESAKES]),
        ("Hof kommune", HOF, Confidence.MEDIUM, [NoteCode.FORMER_MUNICIPALITY]),
        ("Brattvåg, Ålesund", BRATTVAG, Confidence.MEDIUM, [NoteCode.FORMER_MUNICIPALITY]),
        ("Stokmarknes, Sortland", "Sortland kommune, Nordland", Confidence.LOW, [NoteCode.ELSEWHERE]),
        ("Utne", "Utne, Ullensvang, Vestland", Confidence.MEDIUM, [NoteCode.POST_TOWN]),
        ("Storgata 1 Oslo", "Oslo", Confidence.LOW, [NoteCode.UNRECOGNISED]),
        ("Storgata 5, 0184 Oslo", "Oslo", Confidence.LOW, [NoteCode.UNRECOGNISED]),
        ("Acme AS, Lysaker", "Lysaker, Bærum, Akershus", Confidence.LOW, [NoteCode.UNRECOGNISED]),
        ("Mo i Rana kommune", "Mo i Rana, Rana, Nordland", Confidence.LOW, [NoteCode.OTHER_KIND]),
        ("Rogaland kommune", "Rogaland fylke", Confidence.LOW, [NoteCode.OTHER_KIND]),
    ],
)
def test_what_was_overlooked_to_find_a_place_is_noted(
    text: str, label: str, confidence: Confidence, codes: list[NoteCode], index: PlaceIndex
) -> None:
    found = find(text, index)
    assert (found.label, found.confidence) == (label, confidence)
    assert [note.code for note in found.notes] == codes


def test_the_far_larger_place_names_the_others_it_was_preferred_to(index: PlaceIndex) -> None:
    assert find("Ås", index).candidates == ("Ås, Tydal, Trøndelag",)


@pytest.mark.parametrize(
    ("text", "reason", "candidates"),
    [
        ("Myre", Reason.SAME_NAME, {"Myre, Øksnes, Nordland", "Myre, Andøy, Nordland"}),
        ("Myre, Nordland", Reason.SAME_NAME, {"Myre, Øksnes, Nordland", "Myre, Andøy, Nordland"}),
        ("Herøy", Reason.SAME_NAME, {"Herøy kommune, Nordland", "Herøy kommune, Møre og Romsdal"}),
        ("Mo", Reason.SAME_NAME, {"Mo, Modalen, Vestland", "Mo i Rana, Rana, Nordland"}),
        ("Florø, Rogaland", Reason.CONFLICT, {"Florø, Kinn, Vestland", "Rogaland fylke"}),
        ("Bergen, Oslo", Reason.CONFLICT, {"Bergen, Vestland", "Oslo"}),
        ("Bergen, Oslo, Bergen by", Reason.CONFLICT, {"Bergen, Vestland", "Oslo"}),
        ("Stavanger/Sandnes", Reason.SEVERAL_PLACES, {"Stavanger, Rogaland", "Sandnes, Rogaland"}),
        ("Longyearbyen, Vestland", Reason.CONFLICT, {"Longyearbyen, Svalbard", "Vestland fylke"}),
        ("5003 Oslo", Reason.CONFLICT, {"Oslo", "Bergen, Vestland"}),
        ("Hof", Reason.SAME_NAME, {"Hof, Åsnes, Innlandet", "Hof, Holmestrand, Vestfold"}),
        ("Tromsø, Viken", Reason.CONFLICT, {"Tromsø, Troms", "Viken fylke"}),
        ("Fredrikstad and Asker", Reason.SEVERAL_PLACES, {"Fredrikstad, Østfold", "Asker, Akershus"}),
        ("Oslo og Bergen", Reason.SEVERAL_PLACES, {"Oslo", "Bergen, Vestland"}),
        ("Oslo & Bergen, Norway", Reason.SEVERAL_PLACES, {"Oslo", "Bergen, Vestland"}),
        ("Oslo eller Bergen", Reason.SEVERAL_PLACES, {"Oslo", "Bergen, Vestland"}),
        ("Oslo or Bergen", Reason.SEVERAL_PLACES, {"Oslo", "Bergen, Vestland"}),
        ("Oslo og/eller Bergen", Reason.SEVERAL_PLACES, {"Oslo", "Bergen, Vestland"}),
        ("Oslo–Bergen", Reason.SEVERAL_PLACES, {"Oslo", "Bergen, Vestland"}),
    ],
)
def test_a_doubtful_text_is_an_error_with_its_candidates(
    text: str, reason: Reason, candidates: set[str], index: PlaceIndex
) -> None:
    with pytest.raises(AmbiguousPlace) as caught:
        match(text, index)
    labels = [found.label for found in caught.value.candidates]
    assert (caught.value.query, caught.value.reason) == (text, reason)
    assert (set(labels), len(labels)) == (candidates, len(candidates))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        ",,,",
        "Norway",
        "0000",
        "Atlantis",
        "Bergn",
        "Bergen, Germany",
        "Malmö, Sverige",
        "…",
        "\x00",
        "🗺",
        "Research and development",
        "Region",
        "kommune",
        "x" * 100_000,
    ],
)
def test_a_text_without_a_known_norwegian_place_is_not_found(text: str, index: PlaceIndex) -> None:
    assert match(text, index) is None

"""What a row says of its home is weighed: a contradiction places nothing, and says why."""

import pytest

from data.intake.check import build
from data.intake.mapping import guess_mapping
from data.intake.read import read_table
from geo.evidence import CoordinateFix
from geo.locate import Located, locate, with_counties
from geo.places import Chain, Found, Precision
from geo.places.place import Answer, Reason

CHAIN = Chain()


def located(text: str) -> tuple[list[str], Located]:
    """The ids of the rows of a list in their order, and where they are."""
    table = read_table("list.csv", text.encode())
    intake = build(table, guess_mapping(table.columns), title="A list")
    assert intake.catalogue is not None
    return [cluster.id for cluster in intake.catalogue.clusters], locate(intake.catalogue, CHAIN)


def only(headings: str, row: str) -> Found | Answer:
    """What became of a list's one row."""
    (id,), where = located(f"{headings}\n{row}\n")
    return where.found.get(id) or where.unresolved[id]


@pytest.mark.parametrize(
    "row",
    [
        "A;Hub;Lund;Sweden",
        "A;Hub;Bergen;Nederland",
        "A;Hub;Lier;Belgium",
        "A;Hub;Oslo;SE",
        "A;Hub;Oslo;Sverige",
    ],
)
def test_a_home_in_another_country_gets_no_pin(row: str) -> None:
    answer = only("Name;Category;City;Country", row)
    assert isinstance(answer, Answer)
    assert answer.reason is Reason.ABROAD


@pytest.mark.parametrize(
    "country", ["Norge", "Norway", "NO", "Noreg", "NOR", "norge ", "Kongeriket Norge", "N"]
)
def test_a_home_that_is_said_to_be_in_norway_is_placed(country: str) -> None:
    found = only("Name;City;Country", f"A;Bergen;{country}")
    assert isinstance(found, Found)
    assert found.label == "Bergen, Vestland"


@pytest.mark.parametrize(
    ("headings", "row", "reason"),
    [
        ("Name;City;Country", "A;Bergen;Atlantis", Reason.UNKNOWN_COUNTRY),
        ("Name;City;Country", "A;Bergen;47", Reason.UNKNOWN_COUNTRY),
        ("Name;City;Country", "A;Bergen;" + "x" * 400, Reason.UNKNOWN_COUNTRY),
        ("Name;City;Zip", "A;Lund;223 50", Reason.FOREIGN_CODE),
        ("Name;City;Zip", "A;Berlin;10115", Reason.FOREIGN_CODE),
        ("Navn;Poststed;Postnr", "A;Oslo;5003", Reason.CONFLICT),
        ("Navn;Sted;Fylke", "A;Florø;Rogaland", Reason.CONFLICT),
        ("Navn;Sted;Kommune", "A;Florø;Bergen", Reason.CONFLICT),
        ("Navn;Sted;Lat;Lon", "A;Oslo;5.991;10.75", Reason.OUTSIDE_NORWAY),
        ("Navn;Sted;Lat;Lon", "A;Oslo;59.91;-10.75", Reason.OUTSIDE_NORWAY),
        ("Navn;Sted;Lat;Lon", "A;Oslo;60.39;5.32", Reason.FAR_FROM_HOME),
        ("Navn;Sted;Lat;Lon", "A;Stockholm;59.33;18.07", Reason.OUTSIDE_NORWAY),
        ("Navn;Lat;Lon", "A;55.6;12.6", Reason.OUTSIDE_NORWAY),
        ("Navn;Sted;Lat;Lon", "A;Paris;60.39;5.32", Reason.ABROAD),
    ],
)
def test_what_contradicts_itself_is_not_placed_and_says_why(headings: str, row: str, reason: Reason) -> None:
    answer = only(headings, row)
    assert isinstance(answer, Answer)
    assert answer.reason is reason


def test_coordinates_far_from_the_name_offer_both() -> None:
    answer = only("Navn;Sted;Lat;Lon", "A;Oslo;60.39;5.32")
    assert isinstance(answer, Answer)
    assert [found.county for found in answer.candidates] == ["Oslo", "Vestland"]


@pytest.mark.parametrize(
    ("headings", "row", "label"),
    [
        ("Navn;Kommune;Fylke", "A;Kvam;Vestland", "Kvam kommune, Vestland"),
        ("Navn;Kommune", "A;301", "Oslo kommune, Oslo"),
        ("Navn;Kommunenr", "A;4601", "Bergen kommune, Vestland"),
        ("Navn;Fylke", "A;46", "Vestland fylke"),
        ("Navn;Sted;Fylke", "A;Florø;46", "Florø, Kinn, Vestland"),
        ("Navn;Sted;Fylke", "A;Bergen;Hordaland", "Bergen, Vestland"),
        ("Navn;Poststed;Postnr", "A;BERGEN;5003", "Bergen, Vestland"),
        ("Navn;Poststed;Postnr", "A;OSLO;155", "Oslo"),
        ("Navn;Poststed;Postnr", "A;OSLO;15", "Oslo"),
        ("Navn;Poststed;Postnr", "A;OSLO;1", "Oslo"),
    ],
)
def test_what_agrees_is_placed(headings: str, row: str, label: str) -> None:
    found = only(headings, row)
    assert isinstance(found, Found), found
    assert found.label == label


@pytest.mark.parametrize(
    ("heading", "cell", "label"),
    [
        ("Postnr/sted", "8370 Leknes", "Leknes, Vestvågøy, Nordland"),
        ("Postnr. og sted", "0155/Oslo", "Oslo"),
        ("Postnummer & poststed", "N-5003, BERGEN", "Bergen, Vestland"),
        ("Kommune/fylke", "Våler/Innlandet", "Våler, Innlandet"),
        ("Fylke/kommune", "Nordland / Herøy", "Herøy kommune, Nordland"),
        ("Sted/kommune", "Florø/Kinn", "Florø, Kinn, Vestland"),
    ],
)
def test_a_column_that_holds_two_signs_of_a_home_places_its_rows(heading: str, cell: str, label: str) -> None:
    found = only(f"Navn;Adresse;{heading}", f"A;Storgata 5;{cell}")
    assert isinstance(found, Found)
    assert found.label == label


@pytest.mark.parametrize(
    ("row", "label"),
    [
        ("A;Våler;3419", "Våler kommune, Innlandet"),
        ("A;Herøy;1818", "Herøy kommune, Nordland"),
        ("A;Herøy;1515", "Herøy kommune, Møre og Romsdal"),
        ("A;Bø;0821", "Bø kommune, Midt-Telemark, Telemark"),
        ("A;Bø;3817", "Bø kommune, Midt-Telemark, Telemark"),
        ("A;;3817", "Midt-Telemark kommune, Telemark"),
        ("A;;5401", "Tromsø kommune, Troms"),
        ("A;Bergen;4601", "Bergen kommune, Vestland"),
        ("A;Bergen;9999", "Bergen kommune, Vestland"),
        ("A;;0301", "Oslo kommune, Oslo"),
        ("A;;301", "Oslo kommune, Oslo"),
        ("A;;4204", "Kristiansand kommune, Agder"),
    ],
)
def test_the_number_of_a_municipality_settles_its_name_and_stands_for_it(row: str, label: str) -> None:
    found = only("Navn;Kommune;Kommunenr", row)
    assert isinstance(found, Found)
    assert found.label == label


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("A;Bergen;0301", Reason.CONFLICT),
        ("A;Våler;9999", Reason.SAME_NAME),
        ("A;;9999", Reason.NOT_FOUND),
        ("A;;0150", Reason.NOT_FOUND),
        ("A;0150;", Reason.NOT_FOUND),
    ],
)
def test_a_number_that_is_no_municipality_s_or_another_one_s_places_nothing(row: str, reason: Reason) -> None:
    answer = only("Navn;Kommune;Kommunenr", row)
    assert isinstance(answer, Answer)
    assert answer.reason is reason


def test_coordinates_place_a_row_whose_number_is_not_known() -> None:
    found = only("Navn;Kommunenr;Lat;Lon", "A;5003;69.65;18.96")  # Bergen's postal code
    assert isinstance(found, Found)
    assert found.municipality == "Tromsø"


def test_a_postal_code_is_no_number_of_a_municipality() -> None:
    found = only("Navn;Postnr", "A;1101")  # Eigersund's number
    assert isinstance(found, Found)
    assert found.label == "Oslo"
    # Kristiansund's and Bergen's numbers, which no postal code that is known is.
    for code, town, label in (
        ("1505", "Moss", "Moss, Østfold"),
        ("4601", "Kristiansand", "Kristiansand, Agder"),
    ):
        unknown = only("Navn;Postnr", f"A;{code}")
        assert isinstance(unknown, Answer)
        assert unknown.reason is Reason.NOT_FOUND
        for home in (only("Navn;Postnr;Poststed", f"A;{code};{town}"), only("Navn;Sted", f"A;{code} {town}")):
            assert isinstance(home, Found)
            assert home.label == label


def test_a_number_chooses_among_towns_of_one_name() -> None:
    found = only("Navn;Sted;Kommunenr", "A;Bø;4020")
    assert isinstance(found, Found)
    assert (found.label, found.query) == (
        "Bø, Midt-Telemark, Telemark",
        "Bø, Midt-Telemark kommune, Telemark",
    )


def test_coordinates_choose_among_places_of_one_name() -> None:
    assert isinstance(only("Navn;Sted", "A;Myre, Nordland"), Answer)
    at_point = only("Navn;Sted;Koordinater", "A;Nes;60.57, 9.10")
    assert isinstance(at_point, Found)
    assert (at_point.latitude, at_point.longitude, at_point.county) == (60.57, 9.10, "Buskerud")


def test_points_without_a_place_get_home_and_county_of_where_they_lie() -> None:
    table = read_table("l.csv", b"Navn;Koordinater\nA;60.39, 5.32\n")
    intake = build(table, guess_mapping(table.columns), title="A list")
    assert intake.catalogue is not None
    (cluster,) = with_counties(intake.catalogue, locate(intake.catalogue, CHAIN)).clusters
    assert (cluster.home_place, cluster.municipality, cluster.county) == ("Bergen", "Bergen", "Vestland")


def test_one_county_of_today_however_it_is_written() -> None:
    written = ["Vestland", "VESTLAND", "Vestland fylke", "Hordaland", "46", ""]
    rows = "".join(f"C{n};Bergen;{county}\n" for n, county in enumerate(written))
    table = read_table("l.csv", f"Navn;Sted;Fylke\n{rows}".encode())
    intake = build(table, guess_mapping(table.columns), title="A list")
    assert intake.catalogue is not None
    clusters = with_counties(intake.catalogue, locate(intake.catalogue, CHAIN)).clusters
    assert {cluster.county for cluster in clusters} == {"Vestland"}
    kept = [dict(cluster.extra).get("written_county") for cluster in clusters]
    assert kept == [None, None, None, "Hordaland", "46", None]


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ("A;Oslo;10.75;59.91", [(CoordinateFix.SWAP, "59.91000, 10.75000")]),
        ("A;;10.75;59.91", [(CoordinateFix.SWAP, "59.91000, 10.75000")]),
        ("A;Oslo;59.91;-10.75", [(CoordinateFix.SIGN, "59.91000, 10.75000"), (CoordinateFix.NAME, "Oslo")]),
        ("A;;-59.91;10.75", [(CoordinateFix.SIGN, "59.91000, 10.75000")]),
        ("A;Oslo;-10.75;59.91", [(CoordinateFix.SWAP, "59.91000, 10.75000"), (CoordinateFix.NAME, "Oslo")]),
        ("A;Oslo;5.991;10.75", [(CoordinateFix.NAME, "Oslo")]),
        ("A;Oslo;60.39;5.32", [(CoordinateFix.NAME, "Oslo")]),
        ("A;Bergen;10.75;59.91", []),
        ("A;Bergen;59.91;-10.75", [(CoordinateFix.NAME, "Bergen, Vestland")]),
        ("A;Stockholm;18.07;59.33", []),
        ("A;Oslo;59.91;10.75", []),
        ("A;Oslo;;", []),
    ],
)
def test_coordinates_are_corrected_only_to_where_the_row_can_be(
    row: str, wanted: list[tuple[CoordinateFix, str]]
) -> None:
    (id,), where = located(f"Navn;Sted;Lat;Lon\n{row}\n")
    assert [(way.correction, way.home) for way in where.corrections.get(id, ())] == wanted


def test_coordinates_in_the_column_of_homes_have_to_agree_with_the_rest_of_the_row() -> None:
    answer = only("Navn;Sted;Fylke", "A;60.39, 5.32;Oslo")
    assert isinstance(answer, Answer)
    assert answer.reason is Reason.FAR_FROM_HOME
    assert isinstance(only("Navn;Sted;Fylke", "A;60.39, 5.32;Vestland"), Found)


def test_coordinates_in_the_column_of_homes_are_coordinates() -> None:
    found = only("Navn;Lokasjon", "A;60°23'24\"N 5°19'12\"E")
    assert isinstance(found, Found)
    assert (found.label, found.precision, found.latitude) == ("Bergen, Vestland", Precision.ADDRESS, 60.39)

"""Finding the fields among a list's columns, by what people call them in English and Norwegian."""

import pytest

from data.columns import CLUSTERS_FILE_COLUMNS, COLUMNS, EVIDENCE_COLUMNS, POSITION_COLUMNS, RELATED_COLUMNS
from data.intake import mapping as module
from data.intake.check import build
from data.intake.mapping import FIELDS, REQUIRED, guess_mapping, missing_fields, recognised
from geo.export import LOCATION_COLUMNS
from tests.data.intake.files import opened


@pytest.mark.parametrize("field", FIELDS)
def test_each_heading_of_a_field_finds_it_however_it_is_written(field: str) -> None:
    for heading in COLUMNS[field].headings:
        for written in (heading, heading.upper(), f" {heading} *", f"{heading} (se fotnote)"):
            assert guess_mapping([written])[field] == written


def test_no_heading_means_two_fields() -> None:
    owners: dict[str, set[str]] = {}
    for field in FIELDS:
        for heading in (field, *COLUMNS[field].headings):
            owners.setdefault(module._key(heading), set()).add(field)
    # "Sector" alone is the broad one, beside "sector_group" it is the detailed one.
    assert {key for key, fields in owners.items() if len(fields) > 1} == {"sector"}


def test_the_fields_of_the_template_come_first_and_each_column_is_a_field() -> None:
    assert set(FIELDS) == set(COLUMNS)
    assert FIELDS[:4] == ("listed_name", "level", "home_place", "municipality")
    assert REQUIRED == ("listed_name", "home_place")


def test_a_list_must_say_a_name_and_a_place_in_any_way() -> None:
    assert missing_fields({}) == REQUIRED
    assert missing_fields({"full_name": "a", "county": "b"}) == ()
    assert missing_fields({"listed_name": "a", "level": "b"}) == ("home_place",)
    assert missing_fields({"listed_name": "a", "latitude": "b", "longitude": "c"}) == ()
    assert missing_fields({"listed_name": "a", "latitude": "b"}) == ("home_place",)


def test_the_columns_of_an_export_are_the_fields_of_the_same_name() -> None:
    exported = [*CLUSTERS_FILE_COLUMNS, *RELATED_COLUMNS, *LOCATION_COLUMNS, "own"]
    assert guess_mapping(exported) == {field: field for field in FIELDS if field not in EVIDENCE_COLUMNS}


@pytest.mark.parametrize(
    ("headings", "mapping"),
    [
        ("", {}),
        ("Foo Bar", {}),
        ("Navn Nivå Kommune Fylke",
         {"listed_name": "Navn", "level": "Nivå", "municipality": "Kommune", "county": "Fylke"}),
        ("Klynge Type Fylke", {"listed_name": "Klynge", "level": "Type", "county": "Fylke"}),
        ("Organisasjon Program By",
         {"level": "Program", "home_place": "By", "organisation": "Organisasjon"}),
        ("Bedrift Poststed Fylke Land Postnr",
         {"listed_name": "Bedrift", "home_place": "Poststed", "county": "Fylke", "country": "Land",
          "postal_code": "Postnr"}),
        ("Navn Kommune Kommunenr",
         {"listed_name": "Navn", "municipality": "Kommune", "municipality_number": "Kommunenr"}),
        ("Virksomhet Koordinater",
         {"listed_name": "Virksomhet", "latitude": "Koordinater", "longitude": "Koordinater"}),
        ("sector", {"sector_group": "sector"}),
        ("Sektor sector_group", {"sector_group": "sector_group"}),
        ("name Name NAME", {"listed_name": "name"}),
        ("Place home_place", {"home_place": "home_place"}),
        ("City Region", {"home_place": "City"}),
    ],
)  # fmt: skip
def test_what_is_guessed(headings: str, mapping: dict[str, str]) -> None:
    assert guess_mapping(headings.split()) == mapping


@pytest.mark.parametrize(
    "heading",
    [
        "Postnr/sted", "Postnr./sted", "Postnr. og sted", "Postnr og poststed", "Postnr./Poststed", "POSTNR / POSTSTED",
        "Postnummer/sted", "Postnummer og poststed", "Postnr. & sted", "Post sted", "Sted/kommune", "Kommune/fylke",
        "Fylke/kommune", "By/sted", "By, kommune", "Postal code / city", "Zip/City", "Municipality / county",
    ],
)  # fmt: skip
@pytest.mark.parametrize("address", ["Adresse", "Besøksadresse", "Address"])
def test_a_column_of_code_and_town_is_the_home_before_one_of_addresses(heading: str, address: str) -> None:
    assert guess_mapping(["Navn", address, heading]) == {"listed_name": "Navn", "home_place": heading}


@pytest.mark.parametrize(
    ("headings", "rows", "found"),
    [
        ("Navn Bredde Lengde", ["A 59,91 10,75", "B 78.22 15.65"], "Bredde Lengde"),
        ("Navn Breidde Lengd", ["A 59°54'36\"N 10°45'0\"E"], "Breidde Lengd"),
        ("Navn Breddegrad Lengde", ["A 59.91 10.75"], "Breddegrad Lengde"),
        ("Navn Breddegrader Lengdegrader", [], "Breddegrader Lengdegrader"),
        ("Navn lat lng", [], "lat lng"),
        ("Skip Bredde Lengde", ["A 12 57", "B 9,5 62"], None),
        ("Navn Bredde Dybde", ["A 59,91 10,75"], None),
        ("Navn Bredde Lengde", [], None),
    ],
)
def test_coordinates_are_found_by_what_people_call_them_and_sizes_are_none(
    headings: str, rows: list[str], found: str | None
) -> None:
    columns = headings.split()
    cells = [dict(zip(columns, row.split(), strict=True)) for row in rows]
    mapping = guess_mapping(columns, cells)
    assert [mapping.get(field) for field in POSITION_COLUMNS] == (found.split() if found else [None, None])


def test_a_header_is_recognised_by_how_many_fields_it_names() -> None:
    assert recognised(["Navn", "Name", "Nivå", "Kontakt"]) == 2
    assert recognised(["Hvem", "Bredde", "Lengde"]) == 2
    assert recognised(["Klynger 2024", "", "x" * 10_000]) == 0


@pytest.mark.parametrize(
    ("columns", "row", "named_by"),
    [
        (("Kommune", "Innbyggere", "Fylke"), ("Bø", "3000", "Nordland"), "Kommune"),
        (
            ("Postnummer", "Poststed", "Kommunenavn", "Kategori"),
            ("5003", "BERGEN", "BERGEN", "G"),
            "Poststed",
        ),
        (("Fylke", "Medlemmer"), ("Vestland", "3"), "Fylke"),
        (("Kommunenr", "Innbyggere"), ("3419", "3700"), "Kommunenr"),
        (("Hvem", "Poststed"), ("Fiskebruket", "Florø"), None),
        (("Kommune", "Ordfører"), ("Oslo", "Kari Nordmann"), None),
        (("Navn", "Kommune"), ("A", "Oslo"), "Navn"),
        (("Lat", "Lon", "Objekt"), ("59.91", "10.75", "3"), None),
    ],
)
def test_a_list_of_places_is_named_by_them_unless_another_column_can_hold_names(
    columns: tuple[str, ...], row: tuple[str, ...], named_by: str | None
) -> None:
    rows = [dict(zip(columns, row, strict=True))]
    assert guess_mapping(columns, rows).get("listed_name") == named_by


def test_namesakes_in_a_list_of_places_are_no_mistake() -> None:
    table = opened("Kommune;Innbyggere;Fylke\nVåler;3700;Innlandet\nVåler;6000;Østfold\n")
    intake = build(table, guess_mapping(table.columns, [row.cells for row in table.rows]), title="x")
    assert (intake.rows_used, intake.remarks) == (2, ())

from pathlib import Path

import pytest

from data.errors import DataError
from geo.places.place import PlaceKind
from geo.places.tables.reader import read_places

SETTLEMENT = "id,name,other_names,municipality,county,latitude,longitude,population,source"
POINT = "latitude,longitude,source"
FILES = {
    "towns.csv": f"{SETTLEMENT}\nt1,Florø,Florö|Flora,Kinn,Vestland,61.6,5.0,8000,test\n",
    "localities.csv": f"{SETTLEMENT},territory\nl1,Longyearbyen,,,,78.2,15.6,,test,Svalbard\n",
    "municipalities.csv": f"number,name,county,seat,other_names,{POINT}\n"
    "4602,Kinn,Vestland,Florø,,61.6,5.0,test\n1515,Herøy,Møre og Romsdal,,,62.3,5.6,test\n"
    "1818,Herøy,Nordland,,,65.9,12.3,test\n",
    "counties.csv": f"number,name,other_names,seat,{POINT}\n46,Vestland,,Bergen,60.9,6.2,test\n",
    "former_counties.csv": f"name,other_names,from_year,to_year,counties,municipalities,{POINT}\n"
    "Sogn og Fjordane,,1919,2019,Vestland,Kinn,60.0,9.8,test\n"
    "Kystland,,1919,2019,Vestland|Nordland,,60.0,9.8,test\n",
    "former_municipalities.csv": "number,name,other_names,ended,successors,seat,source\n"
    "1401,Flora,,2020,Kinn,Florø,test\n1400,Øyane,,2020,Kinn|Herøy (Nordland),,test\n",
    "regions.csv": f"name,other_names,municipalities,counties,territory,{POINT}\n"
    "Sunnmøre,,Herøy (Møre og Romsdal)|Kinn,,,62,6,test\nSvalbard,,,,Svalbard,78,16,test\n",
    "postal_codes.csv": "post_town,municipality_number,municipality,codes,source\n"
    "Florø,4602,Kinn,6900-6901 6903,test\nBatalden,4602,Kinn,6944,test\n"
    "Longyearbyen,2100,Svalbard,9170,test\n",
    "further_names.csv": "name,place,municipality,county,source\nFlorabyen,Florø,Kinn,Vestland,test\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_each_table_gives_its_kind_of_place(folder: Path) -> None:
    places = {(place.name, place.kind): place for place in read_places(folder)}
    assert {place.kind for place in places.values()} == set(PlaceKind)
    floro = places["Florø", PlaceKind.TOWN]
    assert floro.other_names == ("Florö", "Flora", "Florabyen")
    assert (floro.population, floro.units) == (8000, frozenset({"Kinn, Vestland"}))
    longyearbyen = places["Longyearbyen", PlaceKind.LOCALITY]
    assert longyearbyen.population is None
    assert (longyearbyen.municipality, longyearbyen.counties) == (None, ())
    assert longyearbyen.units == places["Svalbard", PlaceKind.REGION].units
    assert places["Kinn", PlaceKind.MUNICIPALITY].municipality == "Kinn"


def test_areas_have_the_municipalities_that_they_cover(folder: Path) -> None:
    units = {place.name: place.units for place in read_places(folder) if not place.kind.is_settlement}
    assert units["Vestland"] == units["Sogn og Fjordane"] == units["Flora"] == {"Kinn, Vestland"}
    assert units["Kystland"] == units["Øyane"] == {"Kinn, Vestland", "Herøy, Nordland"}
    assert units["Sunnmøre"] == {"Kinn, Vestland", "Herøy, Møre og Romsdal"}


def test_a_post_town_is_a_settlement_of_its_name_or_stands_at_the_seat(folder: Path) -> None:
    codes = {place.name: place.postal_codes for place in read_places(folder) if place.postal_codes}
    assert codes == {"Florø": "6900-6901 6903", "Longyearbyen": "9170", "Batalden": "6944"}
    [batalden] = [place for place in read_places(folder) if place.kind is PlaceKind.POST_TOWN]
    assert (batalden.municipality, batalden.county) == ("Kinn", "Vestland")
    assert (batalden.latitude, batalden.longitude) == (61.6, 5.0)


def test_a_former_municipality_stands_at_its_seat_and_knows_its_successors(folder: Path) -> None:
    former = {p.name: p for p in read_places(folder) if p.kind is PlaceKind.FORMER_MUNICIPALITY}
    assert (former["Flora"].municipality, former["Flora"].latitude) == ("Kinn", 61.6)
    assert (former["Øyane"].municipality, former["Øyane"].county) == (None, None)


def test_a_byte_order_mark_does_no_harm(folder: Path) -> None:
    number = len(read_places(folder))
    (folder / "towns.csv").write_text(FILES["towns.csv"], encoding="utf-8-sig")
    assert len(read_places(folder)) == number


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("towns.csv", "61.6", "north", r"towns\.csv, row 2, column latitude: is not a number"),
        ("towns.csv", "61.6", "nan", r"towns\.csv, row 2, column latitude: is not between"),
        ("towns.csv", "61.6", "161.6", r"towns\.csv, row 2, column latitude: is not between -90 and"),
        ("towns.csv", "8000", "-1", r"towns\.csv, row 2, column population: is not a whole number"),
        ("towns.csv", ",Florø,", ",,", r"towns\.csv, row 2, column name: is empty"),
        ("towns.csv", "population", "people", r"towns\.csv, row 1, column population: is missing"),
        (
            "towns.csv",
            "8000,test",
            "8000,test,more",
            r"towns\.csv, row 2: has 10 cells, but the header has 9",
        ),
        (
            "former_counties.csv",
            "Vestland,Kinn",
            ",Kinn",
            r"former_counties\.csv, row 2, column counties: is",
        ),
        (
            "former_counties.csv",
            "Vestland|Nord",
            "Vestland|Sør",
            "row 3, column counties: .* no county Sørland",
        ),
        ("former_municipalities.csv", "2020,Kinn,", "2020,,", "row 2, column successors: is empty"),
        (
            "former_municipalities.csv",
            "2020,Kinn,",
            "2020,Finn,",
            "column successors: .* no municipality Finn",
        ),
        ("regions.csv", "Herøy (Møre og Romsdal)", "Herøy", "column municipalities: two municipalities are"),
        ("regions.csv", ",Svalbard,78", ",,78", "row 3, column municipalities: is empty, and so are"),
        ("postal_codes.csv", "6903", "69O3", "row 2, column codes: is not a list of"),
        ("postal_codes.csv", "Longyearbyen", "Nybyen", r"postal_codes\.csv, .* there is no Nybyen outside"),
        (
            "further_names.csv",
            "Florø,Kinn",
            "Florø,Finn",
            r"further_names\.csv, .*Florabyen: there is no place",
        ),
        ("municipalities.csv", "Kinn,Vestland", "Kinn,", r"municipalities\.csv, row 2, column county: is"),
    ],
)
def test_a_fault_is_reported_with_file_row_column_and_reason(
    folder: Path, file: str, old: str, new: str, message: str
) -> None:
    assert old in FILES[file]
    (folder / file).write_text(FILES[file].replace(old, new), encoding="utf-8")
    with pytest.raises(DataError, match=message):
        read_places(folder)


def test_a_missing_file_is_reported_by_name(folder: Path) -> None:
    (folder / "counties.csv").unlink()
    with pytest.raises(DataError, match=r"counties\.csv: cannot be read"):
        read_places(folder)


def test_a_file_in_another_encoding_is_reported_by_name(folder: Path) -> None:
    (folder / "towns.csv").write_text(FILES["towns.csv"], encoding="cp1252")
    with pytest.raises(DataError, match=r"towns\.csv: is not UTF-8"):
        read_places(folder)

from pathlib import Path

import pytest

from geo.places.errors import TableError
from geo.places.place import PlaceKind
from geo.places.tables.reader import read_places

SETTLEMENT = "id,name,other_names,municipality,county,latitude,longitude,population,source"
FILES = {
    "towns.csv": f"{SETTLEMENT}\nt1,Florø,Florö|Flora,Kinn,Vestland,61.6,5.0,8000,test\n",
    "localities.csv": f"{SETTLEMENT}\nl1,Longyearbyen,,,,78.2,15.6,,test\n",
    "municipalities.csv": "number,name,county,seat,other_names,latitude,longitude,source\n"
    "4602,Kinn,Vestland,Florø,,61.6,5.0,test\n",
    "counties.csv": "number,name,other_names,seat,latitude,longitude,source\n46,Vestland,,Bergen,60.9,6.2,test\n",
    "former_counties.csv": "name,other_names,from_year,to_year,counties,latitude,longitude,source\n"
    "Viken,,2020,2023,Akershus|Buskerud,60.0,9.8,test\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_each_table_gives_its_kind_of_place(folder: Path) -> None:
    places = {place.name: place for place in read_places(folder)}
    assert [place.kind for place in places.values()] == list(PlaceKind)
    assert places["Florø"].other_names == ("Florö", "Flora")
    assert places["Florø"].population == 8000
    assert places["Longyearbyen"].population is None
    assert places["Longyearbyen"].municipality is None
    assert places["Longyearbyen"].counties == ()
    assert places["Viken"].counties == ("Akershus", "Buskerud")
    assert places["Kinn"].municipality == "Kinn"


def test_a_byte_order_mark_does_no_harm(folder: Path) -> None:
    (folder / "towns.csv").write_text(FILES["towns.csv"], encoding="utf-8-sig")
    assert len(read_places(folder)) == 5


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("towns.csv", "61.6", "north", r"towns\.csv, row 2, column latitude: 'north' is not a number"),
        ("towns.csv", "61.6", "nan", r"towns\.csv, row 2, column latitude: nan is not between"),
        ("towns.csv", "61.6", "161.6", r"towns\.csv, row 2, column latitude: 161\.6 is not between -90 and"),
        ("towns.csv", "8000", "-1", r"towns\.csv, row 2, column population: '-1' is not a whole number"),
        ("towns.csv", ",Florø,", ",,", r"towns\.csv, row 2, column name: is empty"),
        ("towns.csv", "population", "people", r"towns\.csv, row 1: the columns population are missing"),
        ("towns.csv", "8000,test", "8000,test,more", r"towns\.csv, row 2: there are more cells than columns"),
        ("former_counties.csv", "Akershus|Buskerud", "", r"former_counties\.csv, row 2, column counties: is"),
        ("municipalities.csv", "Kinn,Vestland", "Kinn,", r"municipalities\.csv, row 2, column county: is"),
    ],
)
def test_a_fault_is_told_with_file_row_column_and_reason(
    folder: Path, file: str, old: str, new: str, message: str
) -> None:
    assert old in FILES[file]
    (folder / file).write_text(FILES[file].replace(old, new), encoding="utf-8")
    with pytest.raises(TableError, match=message):
        read_places(folder)


def test_a_missing_file_is_told_by_name(folder: Path) -> None:
    (folder / "counties.csv").unlink()
    with pytest.raises(TableError, match=r"counties\.csv cannot be read"):
        read_places(folder)


def test_a_file_in_another_encoding_is_told_by_name(folder: Path) -> None:
    (folder / "towns.csv").write_text(FILES["towns.csv"], encoding="cp1252")
    with pytest.raises(TableError, match=r"towns\.csv cannot be read"):
        read_places(folder)

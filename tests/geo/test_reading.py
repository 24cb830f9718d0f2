"""A list without headings is told from one with unknown headings by the places that it names."""

import subprocess
import sys
from pathlib import Path

import pytest

from data.intake import RawTable
from data.intake.reading import read_in_process
from data.intake.remarks import Code
from geo.reading import PlaceReadingTask
from geo.reading_child import is_place
from tests.data.intake.files import codes, workbook

ROOT = Path(__file__).parents[2]


def read(content: bytes) -> RawTable:
    return read_in_process("list", content, task=PlaceReadingTask)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Oslo", True), ("MYRE", True), ("5003 Bergen", True), ("Florø, Kinn", True), ("Kinn kommune", True),
        ("", False), ("5003", False), ("Hvor", False), ("Beta, Bergen", False), ("Norge", False),
    ],
)  # fmt: skip
def test_a_place_is_all_that_such_a_text_names(text: str, place: bool) -> None:
    assert is_place(text) is place


@pytest.mark.parametrize(
    "content",
    [
        "Kunnskapsparken;Oslo\nBeta;Bergen\nGamma;Bodø\n".encode(),
        "Kunnskapsparken\tOslo\nBeta\tBergen\nGamma\tukjent\nDelta\tBodø\n".encode(),
        "<table><tr><td>A<td>Oslo</tr><tr><td>B<td>Bodø</tr></table>".encode(),
        workbook({"A": [("Kunnskapsparken", "5003 Bergen"), ("Beta", "0155 Oslo")]}),
        b"Alfa AS;Stad\nBeta ASA;Kinn\n",
    ],
    ids=["csv", "tsv", "html", "workbook", "a place that is a heading too"],
)
def test_a_first_row_with_a_place_above_places_is_a_row(content: bytes) -> None:
    table = read(content)
    assert codes(table) == [Code.NO_HEADINGS]
    assert table.columns == ("#1", "#2")
    assert table.rows[0].number == 1


def test_one_known_heading_counts_less_than_a_place_above_places() -> None:
    table = read(b"Alfa;Oslo;Skole\nBeta;Bergen;Bedrift\nGamma;Hamar;Bedrift\n")
    assert (codes(table), len(table.rows)) == ([Code.NO_HEADINGS], 3)


@pytest.mark.parametrize(
    "text", ["Kommune;Eier AS\nOslo;Alfa AS\nBergen;Beta AS\n", "Navn AS;Sted\nAlfa AS;Oslo\nBeta AS;Bergen\n",
             "Hvem;Hvor\nA;Oslo\nB;Bodø\n", "Hvem;Oslo\nA;x\nB;y\n", "Hvem;Sted\nOslo;Oslo\nBodø;Bodø\n"]
)  # fmt: skip
def test_headings_above_places_stay_headings(text: str) -> None:
    assert read(text.encode()).columns == tuple(text.splitlines()[0].split(";"))


def test_the_process_starts_without_the_places() -> None:
    code = "import sys, geo.reading_child; print(*sys.modules)"
    made = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {"geo.places", "pydantic", "geopy"} & set(made.stdout.split()) == set()

"""Exports as tables: the columns of ``clusters.csv``, nothing that a spreadsheet runs, nothing lost."""

import csv
import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pandas as pd
import pytest

from data.columns import CLUSTERS_FILE_COLUMNS, RELATED_COLUMNS
from data.csv_rows import LIST_SEPARATOR
from data.export import guarded, to_csv, to_dataframe, to_excel
from data.filters import FacetIndex, Filters
from data.formulas import unguard
from data.load import FOLDER, load_catalogue
from data.model import Award, AwardKind, Cluster, Confidence

PROGRAMME = load_catalogue()
SHEET = "Clusters"
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", "\r=1", "x\r\n=1", "=cmd|' /C calc'!A0")


def cluster(**fields: Any) -> Cluster:
    known = {"id": "a", "organisation": "a", "listed_name": "A", "level": "only", "home_place": "Oslo"}
    return Cluster.model_validate(known | fields)


def from_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def from_excel(content: bytes) -> list[dict[str, str]]:
    header, *rows = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True)
    return [
        {str(column): "" if value is None else str(value) for column, value in zip(header, row, strict=True)}
        for row in rows
    ]


WRITTEN: list[Callable[[pd.DataFrame], list[dict[str, str]]]] = [
    lambda frame: from_csv(to_csv(frame)),
    lambda frame: from_excel(to_excel(frame, SHEET)),
]
each_format = pytest.mark.parametrize("written", WRITTEN, ids=["csv", "excel"])


def test_the_columns_are_those_of_the_data_file_then_what_is_kept_elsewhere() -> None:
    with (FOLDER / "clusters.csv").open(encoding="utf-8") as file:
        kept = next(csv.reader(file))
    assert list(CLUSTERS_FILE_COLUMNS) == kept
    assert list(to_dataframe(PROGRAMME.clusters).columns) == [*CLUSTERS_FILE_COLUMNS, *RELATED_COLUMNS]


@each_format
def test_each_cell_says_what_the_data_file_says(
    written: Callable[[pd.DataFrame], list[dict[str, str]]],
) -> None:
    with (FOLDER / "clusters.csv").open(encoding="utf-8", newline="") as file:
        kept = list(csv.DictReader(file))
    exported = written(to_dataframe(PROGRAMME.clusters))
    assert [{column: row[column].lstrip("'") for column in CLUSTERS_FILE_COLUMNS} for row in exported] == [
        {column: row[column].lstrip("'") for column in CLUSTERS_FILE_COLUMNS} for row in kept
    ]


@each_format
def test_awards_and_sources_are_listed_in_one_cell(
    written: Callable[[pd.DataFrame], list[dict[str, str]]],
) -> None:
    awards = (
        Award(year=2018, level="arena"),
        Award(note="noted"),
        Award(year=2020, level="nce", kind=AwardKind.EXTENSION, note="again"),
        Award(year=2021, month=11, level="gce", confidence=Confidence.LOW, note="as B", note_nb="som B"),
    )
    sources = ("https://a.example", "https://b.example")
    (row,) = written(to_dataframe([cluster(awards=awards, sources=sources, earlier_names=("B", "C"))]))
    assert row["awards"] == LIST_SEPARATOR.join(
        [
            "2018 arena",
            "? noted",
            "2020 nce extension again",
            "2021 gce month=11 confidence=low as B note_nb=som B",
        ]
    )
    assert row["sources"] == LIST_SEPARATOR.join(sources)
    assert row["earlier_names"] == "B|C"


@pytest.mark.parametrize(
    "levels", [frozenset({"gce"}), frozenset({"nce", "mature"}), frozenset({"none"}), None]
)
def test_the_rows_are_the_clusters_that_the_filters_show_in_their_order(
    levels: frozenset[str] | None,
) -> None:
    shown = FacetIndex(PROGRAMME).select(Filters(levels=levels)).clusters
    rows = from_csv(to_csv(to_dataframe(shown)))
    assert [row["id"] for row in rows] == [cluster.id for cluster in shown]
    assert {row["level"] for row in rows} <= (levels or set(PROGRAMME.levels_by_id))


def test_no_clusters_are_a_table_with_a_header() -> None:
    frame = to_dataframe([])
    assert list(frame.columns) == [*CLUSTERS_FILE_COLUMNS, *RELATED_COLUMNS]
    assert from_csv(to_csv(frame)) == []
    assert from_excel(to_excel(frame, SHEET)) == []


@each_format
def test_further_columns_follow(written: Callable[[pd.DataFrame], list[dict[str, str]]]) -> None:
    frame = to_dataframe([cluster(extra=(("Own", "x"),)), cluster(id="b")], {"b": {"latitude": 59.91}})
    assert list(frame.columns) == [*CLUSTERS_FILE_COLUMNS, *RELATED_COLUMNS, "Own", "latitude"]
    assert [(row["Own"], row["latitude"]) for row in written(frame)] == [("x", ""), ("", "59.91")]


@each_format
@pytest.mark.parametrize("formula", FORMULAS)
def test_what_a_spreadsheet_would_run_is_text(
    written: Callable[[pd.DataFrame], list[dict[str, str]]], formula: str
) -> None:
    (row,) = written(pd.DataFrame([{"a": formula, formula: "x", "n": -1}]))
    assert not row["a"].startswith(("=", "+", "-", "@", "\t", "\n"))
    assert unguard(row["a"]) == formula.replace("\r\n", "\n").replace("\r", "\n")
    assert all(not heading.startswith(("=", "+", "-", "@", "\t", "\n")) for heading in row)
    assert row["n"] == "-1"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("text", ["hello;=1+1", 'x";"=1+1', "a; +1", "x\n=1", "x\t@SUM(1)", "a\r-1", ";;=1"])
def test_no_cell_runs_whatever_separates_cells_where_the_file_is_opened(text: str, separator: str) -> None:
    content = to_csv(pd.DataFrame([{"a": text, "b": text}])).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content, newline=""), delimiter=separator))
    cells = [cell.strip(' "') for row in rows for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_no_cell_of_a_workbook_is_a_formula() -> None:
    frame = pd.DataFrame([{f"c{number}": formula for number, formula in enumerate(FORMULAS)}])
    sheet = openpyxl.load_workbook(io.BytesIO(to_excel(frame, SHEET))).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}


def test_characters_that_no_workbook_holds_are_taken_out() -> None:
    assert guarded(pd.DataFrame([{"a": "b\x00\x0bell"}]))["a"].tolist() == ["bell"]


def test_numbers_stay_numbers_for_pandas_and_unknown_ones_stay_missing() -> None:
    frame = to_dataframe([cluster(members=12), cluster(id="b")])
    for again in (
        pd.read_csv(io.BytesIO(to_csv(frame))),
        pd.read_excel(io.BytesIO(to_excel(frame, SHEET)), engine="openpyxl"),
    ):
        assert again["members"].tolist()[0] == 12
        assert again["members"].isna().tolist() == [False, True]


def test_a_csv_begins_with_the_mark_that_excel_needs() -> None:
    assert to_csv(to_dataframe([cluster(listed_name="Ærlig")])).startswith(
        b"\xef\xbb\xbfid,organisation,listed_name,"
    )


def test_a_workbook_has_one_named_sheet_with_a_frozen_header_and_a_filter() -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(to_excel(to_dataframe(PROGRAMME.clusters), "A name of more than 31 letters!!!"))
    )
    (sheet,) = book.worksheets
    assert sheet.title == "A name of more than 31 letters!"
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == sheet.dimensions
    assert all(cell.font.bold for cell in sheet[1])
    assert sheet.max_row == len(PROGRAMME.clusters) + 1

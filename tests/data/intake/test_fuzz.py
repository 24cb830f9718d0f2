"""Anything at all: a file is read or refused with a code, and a table that was read never raises again."""

import json
from collections import Counter
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from data.export import to_csv, to_dataframe, to_excel
from data.i18n import texts
from data.intake.check import build
from data.intake.mapping import FIELDS, guess_mapping
from data.intake.read import read_table
from data.intake.remarks import IntakeError
from data.intake.report import render
from data.intake.table import FileFormat, RawRow, RawTable
from tests.data.intake.files import HEADER, ROWS, delimited, features, workbook

fuzzed = settings(max_examples=settings().max_examples * 3 // 2)
any_text = st.text(st.characters(exclude_categories=()), max_size=40)
telling = st.sampled_from(
    ["", "A", "Oslo", "NCE", "2018", "1.000", "59,9", "6651000", "=1", "'=1", "x" * 5_001, "www.example.no", "?",
     "#N/A", "http://[", "2018 arena|x", "\ud800", "\0", "-", "high"]
)  # fmt: skip
# Cells that hold many entries, good and bad ones mixed: addresses, awards, names.
long_lists = st.lists(
    st.sampled_from(
        ["https://a.example", "a book", "2018 arena", "? nce", "soon", "1066 arena", "A", "x" * 5_001, " "]
    ),
    min_size=8,
    max_size=25,
).map(
    lambda entries: "|".join(entries)[:30_000]
)  # an exported cell holds 32,767 characters, one that is read 5,000
WORKBOOK = workbook({"A": [HEADER, *ROWS]}, merged=["B2:B3"])
FILES = (
    delimited().encode(),
    delimited(separator=";").encode("utf-16"),
    WORKBOOK,
    features({"type": "Feature"}),
)


def survives(table: RawTable, mapping: dict[str, str]) -> None:
    """Build the table, say all remarks, and export what came of it."""
    intake = build(table, mapping, title="x")
    assert intake.rows_used <= intake.rows_read
    assert (intake.catalogue is None) == (intake.rows_used == 0)
    assert all(render(texts(), remark) for remark in intake.remarks)
    if intake.catalogue:
        assert len(intake.catalogue.clusters_by_id) == intake.rows_used
        assert {cluster.level for cluster in intake.catalogue.clusters} <= set(intake.catalogue.levels_by_id)
        frame = to_dataframe(intake.catalogue.clusters)
        to_excel(frame, "x")
        to_csv(frame)


def read_or_refused(content: bytes) -> None:
    try:
        table = read_table("x", content)
    except IntakeError:
        return
    survives(table, guess_mapping(table.columns, [row.cells for row in table.rows]))


@fuzzed
@given(content=st.binary(max_size=300))
@example(content=b'"')
@example(content=b"sep=;")
@example(content=b"\xff\xfe\x00\xd8")
@example(content=b'{"type": "Feature"}')
@example(content=b"PK\x03\x04")
def test_arbitrary_bytes_are_read_or_refused(content: bytes) -> None:
    read_or_refused(content)


@fuzzed
@given(text=st.text(st.sampled_from("\",;\t|\n\r'=aNameLvl \ufeff\u2028"), max_size=80))
def test_arbitrary_quotes_and_separators_are_read_or_refused(text: str) -> None:
    read_or_refused(text.encode())


@fuzzed
@given(st.data())
def test_a_file_with_bytes_changed_is_read_or_refused(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from(FILES))
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 40)))
    read_or_refused(whole[:start] + data.draw(st.binary(max_size=20)) + whole[end:])


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | any_text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(any_text, inner, max_size=3),
    max_leaves=8,
)
geometries = json_values | st.fixed_dictionaries({"type": st.just("Point"), "coordinates": json_values})
strange_features = json_values | st.fixed_dictionaries(
    {
        "geometry": geometries,
        "properties": st.dictionaries(st.sampled_from(list(FIELDS)), json_values) | json_values,
    }
)


@fuzzed
@given(some=st.lists(strange_features, max_size=4))
def test_arbitrary_features_are_read_or_refused(some: list[Any]) -> None:
    read_or_refused(json.dumps({"type": "FeatureCollection", "features": some}).encode())


@fuzzed
@given(
    rows=st.lists(
        st.dictionaries(st.sampled_from(list(FIELDS)), telling | long_lists | any_text), max_size=5
    ),
    mapping=st.dictionaries(st.sampled_from([*FIELDS, "nonsense"]), st.sampled_from([*FIELDS, "gone"])),
)
def test_arbitrary_tables_and_mappings_never_raise(
    rows: list[dict[str, str]], mapping: dict[str, str]
) -> None:
    raw = tuple(RawRow(number, row) for number, row in enumerate(rows, start=2))
    required = {"listed_name": "listed_name", "level": "level", "home_place": "home_place"}
    table = RawTable("x", FileFormat.CSV, tuple(FIELDS), raw)
    survives(table, mapping)
    survives(table, required | mapping)
    survives(table, {field: field for field in FIELDS})


@fuzzed
@given(
    entries=st.lists(
        st.sampled_from(["https://a.example", "a book", "2018 arena", "1066 arena"]), max_size=40
    )
)
def test_a_list_of_any_length_loses_its_refused_entries_and_no_other(entries: list[str]) -> None:
    row = {"listed_name": "A", "level": "NCE", "home_place": "Oslo"}
    row |= {"sources": "|".join(entries), "awards": "|".join(entries)}
    table = RawTable("x", FileFormat.CSV, tuple(row), (RawRow(2, row),))
    intake = build(table, {column: column for column in row}, title="x")
    assert intake.catalogue is not None
    cluster = intake.catalogue.clusters[0]
    assert cluster.sources == tuple(entry for entry in entries if entry.startswith("https"))
    assert len(cluster.awards) == entries.count("2018 arena")
    refused = Counter((remark.column, remark.value) for remark in intake.remarks)
    expected = Counter(("sources", entry) for entry in entries if not entry.startswith("https"))
    assert refused == expected + Counter(("awards", entry) for entry in entries if entry != "2018 arena")

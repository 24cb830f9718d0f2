"""Guards against formulas: set wherever a spreadsheet may begin a cell, taken off again, never slow."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.formulas import guard, guard_csv, unguard


@pytest.mark.parametrize(
    ("text", "in_workbook", "in_csv"),
    [
        ("=1+1", "'=1+1", "'=1+1"),
        ("plain - text; with = signs", "plain - text; with = signs", "plain - text; with = signs"),
        ("hello;=1+1", "hello;=1+1", "hello;'=1+1"),
        ("tel; +47 22 00", "tel; +47 22 00", "tel; '+47 22 00"),
        ('x";"=1', 'x";"=1', 'x";"\'=1'),
        ("- one\n- two", "'- one\n- two", "'- one\n'- two"),
        ("\t@SUM(A1)", "'\t@SUM(A1)", "'\t'@SUM(A1)"),
    ],
)
def test_a_formula_is_guarded_where_a_cell_may_begin(text: str, in_workbook: str, in_csv: str) -> None:
    assert (guard(text), guard_csv(text)) == (in_workbook, in_csv)
    assert unguard(in_workbook) == unguard(in_csv) == text


@given(st.text(st.sampled_from('a=+-@;\t\n" '), max_size=30))
def test_what_is_guarded_is_the_same_text_again(text: str) -> None:
    assert unguard(guard(text)) == text
    assert unguard(guard_csv(text)) == text


@pytest.mark.parametrize("text", ["\n" * 1_000_000, ";" * 1_000_000, "; '" * 300_000, '";' * 500_000])
def test_long_runs_take_no_longer_than_their_length(text: str) -> None:
    began = time.process_time()
    guard_csv(text)
    unguard(f"'{text}")
    assert time.process_time() - began < 5

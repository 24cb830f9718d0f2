"""Errors about data files: each problem a line that names file, row, column and reason."""

import pickle

import pytest

from data.errors import DataError, Problem, Problems


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (Problem("a.csv", 2, "id", "is odd", "x"), "a.csv, row 2, column id: is odd (read: 'x')"),
        (Problem("a.csv", 2, None, "is short"), "a.csv, row 2: is short"),
        (Problem("a.csv", None, "id", "is empty", ""), "a.csv, column id: is empty (read: '')"),
        (Problem("a.csv", None, None, "is gone"), "a.csv: is gone"),
    ],
)
def test_a_problem_reads_as_a_line(problem: Problem, line: str) -> None:
    assert str(problem) == line


def test_an_error_reads_as_its_problems_a_line_each_in_another_process_too() -> None:
    error = DataError([Problem("a.csv", 2, "id", "is odd", "x"), Problem("b.csv", None, None, "is gone")])
    assert str(error) == "a.csv, row 2, column id: is odd (read: 'x')\nb.csv: is gone"
    again = pickle.loads(pickle.dumps(error))
    assert (again.problems, str(again)) == (error.problems, str(error))


def test_problems_of_several_attempts_are_collected() -> None:
    def refuse(reason: str) -> None:
        raise DataError([Problem("a.csv", None, None, reason)])

    problems = Problems()
    assert problems.attempt(int, "12") == 12
    assert problems.attempt(refuse, "is gone") is None
    assert problems.attempt(refuse, reason="is odd") is None
    assert [str(problem) for problem in problems.found] == ["a.csv: is gone", "a.csv: is odd"]

"""Reading the product's own CSV files: rows with the line they begin on, or all that is wrong with the file."""

from pathlib import Path

import pytest

from data.csv_rows import CsvRow, group_rows, join_list, read_filled_rows, read_rows, read_text, split_list
from data.errors import DataError, Problem, Problems

ROW = CsvRow("towns.csv", 7, {"name": "Florø", "names": " Flora |Florö, Kinn|| ", "note": ""})

SEVERAL = ((2, "a", "2010"), (3, "b", "2011"), (4, "b", ""), (5, "a", "2012"))


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "table.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def problems(path: Path, *required: str) -> list[str]:
    with pytest.raises(DataError) as caught:
        read_rows(path, required)
    return [str(problem) for problem in caught.value.problems]


def test_a_row_is_its_trimmed_cells_and_the_line_it_begins_on(tmp_path: Path) -> None:
    path = written(tmp_path, 'id,text\n\na, x \n"b","two\nlines"\n\nc,\n')
    assert read_rows(path, ("id",)) == (
        CsvRow("table.csv", 3, {"id": "a", "text": "x"}),
        CsvRow("table.csv", 4, {"id": "b", "text": "two\nlines"}),
        CsvRow("table.csv", 7, {"id": "c", "text": ""}),
    )


@pytest.mark.parametrize(
    "content", ["id,text\r\na,x\r\n", "\ufeffid,text\na,x", "id,text\ra,x\r", " id ,text\na,x\n"]
)
def test_what_editors_do_to_a_file_changes_nothing(tmp_path: Path, content: str) -> None:
    assert read_rows(written(tmp_path, content), ("id", "text")) == (
        CsvRow("table.csv", 2, {"id": "a", "text": "x"}),
    )


def test_a_header_alone_is_a_table_without_rows(tmp_path: Path) -> None:
    assert read_rows(written(tmp_path, "id,text\n"), ("id",)) == ()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", ["table.csv, row 1, column id: is missing", "table.csv, row 1, column name: is missing"]),
        (
            "id,x,x\na,b\n",
            ["table.csv, row 1, column name: is missing", "table.csv, row 1, column x: stands more than once"],
        ),
        (
            "id,name\na\nb,B\nc,C,more\n",
            [
                "table.csv, row 2: has 1 cells, but the header has 2",
                "table.csv, row 4: has 3 cells, but the header has 2",
            ],
        ),
        ("id,name\na,A\nb,\0B\n", ["table.csv, row 3: holds a NUL character"]),
        ('id,name\na,A\nb,"B\n', ["table.csv, row 3: is not valid CSV: unexpected end of data"]),
        ('id,name\n\na,"A" b\n', ["table.csv, row 3: is not valid CSV: ',' expected after '\"'"]),
        (b"id,name\na,\xe5\n", ["table.csv: is not UTF-8 text"]),
    ],
)  # fmt: skip
def test_all_that_is_wrong_is_listed_with_its_row(
    tmp_path: Path, content: str | bytes, expected: list[str]
) -> None:
    assert problems(written(tmp_path, content), "id", "name") == expected


def test_a_file_that_must_have_rows_is_refused_without(tmp_path: Path) -> None:
    assert len(read_filled_rows(written(tmp_path, "id\na\n"), ("id",))) == 1
    with pytest.raises(DataError, match=r"^table\.csv: holds no rows$"):
        read_filled_rows(written(tmp_path, "id\n"), ("id",))


def test_rows_are_grouped_by_key_and_those_that_are_wrong_are_problems() -> None:
    rows = [CsvRow("a.csv", line, {"id": name, "year": year}) for line, name, year in SEVERAL]
    problems = Problems()
    groups = group_rows(rows, lambda row: (row.text("id"), row.text("year")), problems)
    assert (groups["a"], groups["b"], groups["c"]) == (["2010", "2012"], ["2011"], [])
    assert [str(problem) for problem in problems.found] == ["a.csv, row 4, column year: is empty"]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"^gone\.csv: cannot be read: No such file or directory$"):
        read_text(tmp_path / "gone.csv")


def test_a_cell_is_text_or_absent() -> None:
    assert ROW.text("name") == ROW.optional("name") == "Florø"
    assert ROW.optional("note") is None
    assert ROW.optional("no such column") is None
    assert ROW.listed("names") == ("Flora", "Florö, Kinn")
    assert ROW.listed("note") == ()


def test_a_cell_that_cannot_be_used_is_an_error_with_its_place() -> None:
    with pytest.raises(DataError, match=r"^towns\.csv, row 7, column note: is empty$"):
        ROW.text("note")
    error = ROW.error("name", "is no number", "Florø")
    assert error.problems == (Problem("towns.csv", 7, "name", "is no number", "Florø"),)


@pytest.mark.parametrize("texts", [(), ("a",), ("a", "b, c")])
def test_a_list_written_into_a_cell_is_read_back(texts: tuple[str, ...]) -> None:
    assert split_list(join_list(texts)) == texts

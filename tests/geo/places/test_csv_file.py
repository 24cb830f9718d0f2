from pathlib import Path

import pytest

from data.errors import DataError
from geo.places.csv_file import read_csv, write_csv


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_usual_files_are_read(tmp_path: Path, encoding: str, separator: str, line_end: str) -> None:
    path = tmp_path / "places.csv"
    lines = [separator.join(row) for row in (["name", "home"], ["Klynge", "Florø"], [], ["Nær"])]
    path.write_bytes(line_end.join(lines).encode(encoding))
    assert read_csv(path) == (["name", "home"], [["Klynge", "Florø"], ["Nær", ""]])


def test_quoted_cells_keep_their_separators_and_lines(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text('home,note\n"Florø, Kinn","two\nlines"\n', encoding="utf-8")
    assert read_csv(path) == (["home", "note"], [["Florø, Kinn", "two\nlines"]])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty"),
        ("\n\n", "is empty"),
        ("a,b\n1,2,3\n", "places.csv, row 2: has 3 cells under 2 columns"),
        # The row is the line that an editor shows, whatever stands above it.
        ('a,b\n\n"two\nlines",2\n1,2,3\n', "places.csv, row 5: has 3 cells under 2 columns"),
    ],
)
def test_a_file_that_cannot_be_used_is_reported(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "places.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        read_csv(path)


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        read_csv(tmp_path / "places.csv")


def test_what_is_written_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    write_csv(path, ["a", "b"], [["1,5", "Ålesund"], ["", "x\ny"]])
    assert read_csv(path) == (["a", "b"], [["1,5", "Ålesund"], ["", "x\ny"]])
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be written"):
        write_csv(tmp_path / "no folder" / "places.csv", ["a"], [])

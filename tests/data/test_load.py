"""Loading: a whole catalogue, or a :class:`DataError` that says what is wrong and where."""

import csv
from pathlib import Path

import pytest

from data.descriptor import DESCRIPTOR
from data.errors import DataError, Problem
from data.load import FILES, load_catalogue

ALL_FILES = (*FILES, DESCRIPTOR)


def problems(folder: Path) -> list[Problem]:
    with pytest.raises(DataError) as caught:
        load_catalogue(folder)
    return list(caught.value.problems)


def replace(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_an_unbroken_copy_is_the_catalogue_itself(folder: Path) -> None:
    catalogue = load_catalogue(folder)
    assert catalogue == load_catalogue()
    assert catalogue.id == "norwegian-innovation-clusters-2021"
    assert catalogue.licence == "CC BY 4.0"
    assert catalogue.source == "https://arsrapport.innovasjonnorge.no/2021/en/klynger"
    assert catalogue.created is not None


def test_a_list_need_not_tell_when_it_was_made_but_must_tell_a_day(folder: Path) -> None:
    replace(folder, DESCRIPTOR, '"created": "2026-11-25",', "")
    assert load_catalogue(folder).created is None
    replace(folder, DESCRIPTOR, '"name": "nor', '"created": "yesterday", "name": "nor')
    assert [problem.column for problem in problems(folder)] == ["created"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_what_editors_do_to_a_file_changes_nothing(folder: Path, encoding: str, newline: str) -> None:
    for file in ALL_FILES:
        text = (folder / file).read_text(encoding="utf-8")
        (folder / file).write_text(text, encoding=encoding, newline=newline)
    assert load_catalogue(folder) == load_catalogue()


def test_space_around_cells_and_blank_lines_mean_nothing(folder: Path) -> None:
    replace(folder, "clusters.csv", "\nsams,sams,SAMS,arena,", "\n\n sams , sams,SAMS ,\tarena,")
    replace(folder, "awards.csv", "\nsams,2018,11,arena,award,", "\nsams , 2018,11, arena , award,")
    assert load_catalogue(folder) == load_catalogue()


@pytest.mark.parametrize("file", ALL_FILES)
def test_a_missing_file_is_named(folder: Path, file: str) -> None:
    (folder / file).unlink()
    assert problems(folder) == [Problem(file, None, None, "cannot be read: No such file or directory")]


@pytest.mark.parametrize("file", ALL_FILES)
def test_a_folder_in_place_of_a_file_is_named(folder: Path, file: str) -> None:
    (folder / file).unlink()
    (folder / file).mkdir()
    assert [problem.file for problem in problems(folder)] == [file]


@pytest.mark.parametrize("file", ALL_FILES)
def test_a_file_that_is_not_utf_8_is_named(folder: Path, file: str) -> None:
    (folder / file).write_bytes((folder / file).read_bytes() + "Trøndelag".encode("cp1252"))
    assert problems(folder) == [Problem(file, None, None, "is not UTF-8 text")]


@pytest.mark.parametrize(
    ("content", "column", "reason"),
    [
        ("", None, "Invalid JSON"),
        ("{", None, "Invalid JSON"),
        ("\0", None, "Invalid JSON"),
        ("[" * 100_000, None, "Invalid JSON"),
        ("1" * 5_000, None, "Invalid JSON"),
        ("[]", None, "object"),
        ("null", None, "object"),
        (
            '{"title": "x", "licenses": [{"title": "x"}], "sources": [{"path": "https://x.no"}]}',
            "name",
            "required",
        ),
        (
            '{"name": "x", "title": "x", "licenses": [], "sources": [{"path": "https://x.no"}]}',
            "licenses",
            "at least 1",
        ),
    ],
)
def test_a_descriptor_that_is_no_descriptor_says_why(
    folder: Path, content: str, column: str | None, reason: str
) -> None:
    (folder / DESCRIPTOR).write_text(content, encoding="utf-8")
    [problem] = problems(folder)
    assert (problem.file, problem.column) == (DESCRIPTOR, column)
    assert reason in problem.reason


@pytest.mark.parametrize("file", FILES)
def test_an_empty_file_lacks_its_columns(folder: Path, file: str) -> None:
    (folder / file).write_bytes(b"")
    assert problems(folder) == [Problem(file, 1, column, "is missing") for column in FILES[file]]


@pytest.mark.parametrize("file", FILES)
def test_a_file_with_a_header_only_holds_no_rows(folder: Path, file: str) -> None:
    header = (folder / file).read_text(encoding="utf-8").splitlines()[0]
    (folder / file).write_text(header + "\n", encoding="utf-8")
    assert problems(folder) == [Problem(file, None, None, "holds no rows")]


@pytest.mark.parametrize(("file", "column"), [(file, column) for file in FILES for column in FILES[file]])
def test_a_missing_column_is_named(folder: Path, file: str, column: str) -> None:
    header = (folder / file).read_text(encoding="utf-8").splitlines()[0]
    replace(folder, file, header, ",".join("x" if name == column else name for name in header.split(",")))
    assert problems(folder) == [Problem(file, 1, column, "is missing")]


# A change to one file (old text, new text), and the problems that it must give, as printed.
BREAKAGES = {
    "a ragged row": (
        ("awards.csv", "sams,2018,11,arena,award,", "sams,2018,11,arena,award"),
        ["awards.csv, row 4: has 9 cells, but the header has 10"],
    ),
    "a surplus cell": (
        ("awards.csv", "sams,2018,11,arena,award,", "sams,2018,11,arena,award,,"),
        ["awards.csv, row 4: has 11 cells, but the header has 10"],
    ),
    "a column twice": (
        ("levels.csv", "name_nb", "name"),
        ["levels.csv, row 1, column name: stands more than once"],
    ),
    "an unknown column": (
        ("levels.csv", "name_nb", "nonsense"),
        [
            f"levels.csv, row {row}, column nonsense: Extra inputs are not permitted (read: '{name}')"
            for row, name in ((2, "Arena"), (3, "Arena Pro"), (4, "NCE"), (5, "GCE"), (6, "Modne klynger"))
        ],
    ),
    "sources beside the clusters": (
        ("levels.csv", "name_nb", "sources"),
        [
            f"levels.csv, row {row}, column sources: belongs in sources.csv (read: '{name}')"
            for row, name in ((2, "Arena"), (3, "Arena Pro"), (4, "NCE"), (5, "GCE"), (6, "Modne klynger"))
        ],
    ),
    "an id twice": (
        ("programme.csv", "count-2013-10-arena,", "count-2013-10-nce,"),
        [
            "programme.csv, row 23, column id: stands more than once (read: 'count-2013-10-nce')",
            "programme.csv, row 24, column id: stands more than once (read: 'count-2013-10-nce')",
            "sources.csv, row 374, column id: names no fact of this catalogue (read: 'count-2013-10-arena')",
        ],
    ),
    "an unknown level": (
        ("clusters.csv", "SAMS,arena,", "SAMS,arena-max,"),
        [
            "clusters.csv, row 4, column level: names no level of this catalogue (read: 'arena-max')",
            "clusters.csv: holds 19 level:arena, expected 20",
        ],
    ),
    "an award of an unknown cluster": (
        ("awards.csv", "\nsams,", "\nsam,"),
        ["awards.csv, row 4, column id: names no cluster of this catalogue (read: 'sam')"],
    ),
    "an award of an unknown level": (
        ("awards.csv", "sams,2018,11,arena,award,", "sams,2018,11,noder,award,"),
        ["awards.csv, row 4, column level: names no level of this catalogue (read: 'noder')"],
    ),
    "a fact of an unknown level": (
        ("programme.csv", "new-arena-2021,programme,2021,arena,", "new-arena-2021,programme,2021,arenas,"),
        ["programme.csv, row 9, column level: names no level of this catalogue (read: 'arenas')"],
    ),
    "a source of an unknown fact": (
        ("sources.csv", "fact,programme-since,", "fact,programme-sinse,"),
        ["sources.csv, row 340, column id: names no fact of this catalogue (read: 'programme-sinse')"],
    ),
    "a source of nothing known": (
        ("sources.csv", "fact,programme-since,", "facts,programme-since,"),
        [
            "sources.csv, row 340, column subject: Input should be 'level', 'cluster' or 'fact' "
            "(read: 'facts')"
        ],
    ),
    "a bad year": (
        ("awards.csv", "sams,2018,11,arena,award,", "sams,in 2018,11,arena,award,"),
        [
            "awards.csv, row 4, column year: Input should be a valid integer, unable to parse string as an "
            "integer (read: 'in 2018')"
        ],
    ),
    "a year of no century": (
        ("awards.csv", "sams,2018,11,arena,award,", "sams,20188,11,arena,award,"),
        ["awards.csv, row 4, column year: Input should be less than or equal to 2100 (read: '20188')"],
    ),
    "a script for a website": (
        ("clusters.csv", "https://sams-norway.no", "javascript:alert(1)"),
        [
            "clusters.csv, row 4, column website: must be an http or https address "
            "(read: 'javascript:alert(1)')"
        ],
    ),
    "a script for a source": (
        ("sources.csv", "https://arenaoslo.no/oslokommune", "javascript:alert(1)"),
        ["sources.csv, row 4, column url: must be an http or https address (read: 'javascript:alert(1)')"],
    ),
    "an award of nobody": (
        ("awards.csv", "\nsams,2018,11,arena,award,", "\n,2018,11,arena,award,"),
        ["awards.csv, row 4, column id: Field required"],
    ),
    "a fact of no topic": (
        ("programme.csv", "new-arena-2021,programme,", "new-arena-2021,,"),
        ["programme.csv, row 9, column topic: Field required"],
    ),
    "no name": (
        ("clusters.csv", "\nsams,sams,SAMS,", "\nsams,sams,,"),
        ["clusters.csv, row 4, column listed_name: Field required"],
    ),
    "a wrong count": (
        (DESCRIPTOR, '"clusters": 43', '"clusters": 44'),
        ["clusters.csv: holds 43 clusters, expected 44"],
    ),
    "a count of an unknown kind": (
        (DESCRIPTOR, '"clusters": 43', '"noder": 1'),
        ["clusters.csv: holds 0 noder, expected 1"],
    ),
    "a quote never closed": (
        ("levels.csv", "\nmature,Mature", '\nmature,"Mature'),
        ["levels.csv, row 6: is not valid CSV: unexpected end of data"],
    ),
    "a quote closed too early": (
        ("awards.csv", "\nsams,2018,11,arena,award,", '\nsams,2018,11,arena,award,"so" it is'),
        ["awards.csv, row 4: is not valid CSV: ',' expected after '\"'"],
    ),
    "a NUL": (
        ("awards.csv", "sams,2018,11,arena,award,", "sams,2018,11,arena,award,\0"),
        ["awards.csv, row 4: holds a NUL character"],
    ),
    "a broken row after a blank line": (
        ("awards.csv", "\nsams,2018,11,arena,award,", "\n\nsams,1066,11,arena,award,"),
        ["awards.csv, row 5, column year: Input should be greater than or equal to 1900 (read: '1066')"],
    ),
}


@pytest.mark.parametrize(("change", "expected"), BREAKAGES.values(), ids=BREAKAGES.keys())
def test_what_is_broken_is_named_with_file_row_column_reason_and_text_read(
    folder: Path, change: tuple[str, str, str], expected: list[str]
) -> None:
    replace(folder, *change)
    assert [str(problem) for problem in problems(folder)] == expected


def test_a_cluster_listed_under_the_id_of_another_is_reported_for_both_rows(folder: Path) -> None:
    replace(folder, "clusters.csv", "\nmidsec,midsec,", "\nstiim,midsec,")
    twice = [problem for problem in problems(folder) if problem.reason == "stands more than once"]
    assert [(problem.file, problem.row, problem.value) for problem in twice] == [
        ("clusters.csv", 10, "stiim"),
        ("clusters.csv", 11, "stiim"),
    ]


def test_problems_of_several_rows_and_files_are_reported_at_once(folder: Path) -> None:
    replace(folder, "clusters.csv", "https://sams-norway.no", "sams-norway.no")
    replace(folder, "clusters.csv", "Florø,Kinn,Vestland,high", "Florø,Kinn,Vestland,surely")
    replace(folder, "awards.csv", "lifescience,2019", "lifescience,19")
    assert [(problem.file, problem.row, problem.column) for problem in problems(folder)] == [
        ("awards.csv", 16, "year"),
        ("clusters.csv", 4, "website"),
        ("clusters.csv", 5, "home_confidence"),
    ]


def test_files_that_cannot_be_read_are_reported_at_once(folder: Path) -> None:
    (folder / "levels.csv").unlink()
    (folder / "awards.csv").write_bytes(b"\xff")
    (folder / DESCRIPTOR).write_bytes(b"{")
    assert {problem.file for problem in problems(folder)} == {"levels.csv", "awards.csv", DESCRIPTOR}


def test_rows_are_counted_as_an_editor_counts_lines(folder: Path) -> None:
    replace(folder, "awards.csv", "oslofjordregionen/,,", 'oslofjordregionen/,"two\nlines",')
    replace(folder, "awards.csv", "lifescience,2019", "lifescience,x")
    [problem] = problems(folder)
    lines = (folder / "awards.csv").read_text(encoding="utf-8").splitlines()
    assert problem.row is not None
    assert lines[problem.row - 1].startswith("lifescience,x")


def test_a_list_column_is_split_at_its_separator_only(folder: Path) -> None:
    clusters = folder / "clusters.csv"
    with clusters.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0]["earlier_names"] = "First Name | Second Name"
    with clusters.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    assert load_catalogue(folder).clusters[0].earlier_names == ("First Name", "Second Name")


def test_a_level_that_nobody_is_expected_at_may_be_missing(folder: Path) -> None:
    replace(folder, "datapackage.json", '"level:gce": 2', '"level:gce": 2, "level:gone": 0')
    assert load_catalogue(folder)

"""A list that a server publishes: right in every row, or refused with all that is wrong."""

from pathlib import Path

import pytest

from data.errors import DataError
from data.intake.list_file import load_file
from data.intake.template import template_csv
from tests.data.intake.files import delimited


def written(folder: Path, content: bytes) -> Path:
    path = folder / "our_clusters.csv"
    path.write_bytes(content)
    return path


def test_a_good_list_is_a_catalogue_named_after_its_file(tmp_path: Path) -> None:
    catalogue = load_file(written(tmp_path, delimited().encode()))
    assert (catalogue.id, catalogue.title) == ("our-clusters", "our clusters")
    assert len(catalogue.clusters) == 2


def test_warnings_are_passed_over(tmp_path: Path) -> None:
    catalogue = load_file(written(tmp_path, b"Name,Level,Place,Web\nA,Arena,Oslo,nowhere\n"))
    assert catalogue.clusters[0].website is None


@pytest.mark.parametrize(
    ("content", "places"),
    [
        (b"", [(None, None)]),
        (b"%PDF-", [(None, None)]),
        (b"Name,Level\nA,Arena\n", [(None, None)]),
        (b"Name,Level,Place\nA,Arena,Oslo\nB,NCE,\nC,NCE,Oslo,x\n", [(3, "Place"), (4, None)]),
    ],
)
def test_what_is_wrong_is_named_with_file_row_and_column(
    tmp_path: Path, content: bytes, places: list[tuple[int | None, str | None]]
) -> None:
    with pytest.raises(DataError) as caught:
        load_file(written(tmp_path, content))
    assert [(problem.row, problem.column) for problem in caught.value.problems] == places
    assert {problem.file for problem in caught.value.problems} == {"our_clusters.csv"}
    assert all(problem.reason for problem in caught.value.problems)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"our\.csv: cannot be read: No such file"):
        load_file(tmp_path / "our.csv")


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, b"")
    with path.open("wb") as file:
        file.truncate(60_000_000)
    with pytest.raises(DataError, match="too large"):
        load_file(path)


def test_the_template_is_a_good_list_of_one_example(tmp_path: Path) -> None:
    catalogue = load_file(written(tmp_path, template_csv()))
    (example,) = catalogue.clusters
    assert (example.level, example.home_region) == ("arena", "Florø, Kinn, Vestland")
    assert (example.members, example.admitted_year, example.extra) == (25, 2021, ())

"""What holds between the files of a catalogue: unique ids, references to known ids, expected counts."""

from data.csv_rows import CsvRow
from data.integrity import count_problems, reference_problems


def rows(file: str, *cells: dict[str, str]) -> tuple[CsvRow, ...]:
    return tuple(CsvRow(file, number, row) for number, row in enumerate(cells, start=2))


def tables(**files: tuple[CsvRow, ...]) -> dict[str, tuple[CsvRow, ...]]:
    """A small catalogue in which all is well, but for *files*."""
    whole = {
        "levels": rows("levels.csv", {"id": "nce"}, {"id": "gce"}),
        "clusters": rows("clusters.csv", {"id": "a", "organisation": "o", "level": "nce"}),
        "awards": rows("awards.csv", {"id": "a", "level": "nce"}, {"id": "a", "level": ""}),
        "programme": rows("programme.csv", {"id": "f", "level": "gce"}, {"id": "g"}),
        "sources": rows("sources.csv", {"subject": "fact", "id": "f"}, {"subject": "level", "id": "nce"}),
    }
    return {f"{name}.csv": table for name, table in (whole | files).items()}


def lines(**files: tuple[CsvRow, ...]) -> list[str]:
    return [str(problem) for problem in reference_problems(tables(**files))]


def test_known_ids_and_empty_references_are_no_problem() -> None:
    assert lines() == []


def test_an_id_that_stands_twice_is_a_problem_of_each_of_its_rows() -> None:
    assert lines(levels=rows("levels.csv", {"id": "nce"}, {"id": "gce"}, {"id": "nce"})) == [
        "levels.csv, row 2, column id: stands more than once (read: 'nce')",
        "levels.csv, row 4, column id: stands more than once (read: 'nce')",
    ]


def test_a_reference_to_an_unknown_id_is_a_problem_of_its_row() -> None:
    found = lines(
        clusters=rows("clusters.csv", {"id": "a", "organisation": "o", "level": "noder"}),
        awards=rows("awards.csv", {"id": "b", "level": "arena"}),
        programme=rows("programme.csv", {"id": "f", "level": "arenas"}),
        sources=rows("sources.csv", {"subject": "cluster", "id": "f"}, {"subject": "unknown", "id": "f"}),
    )
    assert found == [
        "clusters.csv, row 2, column level: names no level of this catalogue (read: 'noder')",
        "awards.csv, row 2, column level: names no level of this catalogue (read: 'arena')",
        "programme.csv, row 2, column level: names no level of this catalogue (read: 'arenas')",
        "awards.csv, row 2, column id: names no cluster of this catalogue (read: 'b')",
        "sources.csv, row 2, column id: names no cluster of this catalogue (read: 'f')",
    ]


def test_counts_are_compared_with_what_is_expected() -> None:
    clusters = rows(
        "clusters.csv",
        {"id": "a", "organisation": "o", "level": "nce"},
        {"id": "b", "organisation": "o", "level": "nce"},
    )
    right = {"clusters": 2, "organisations": 1, "level:nce": 2, "level:gce": 0}
    assert count_problems(right, tables(clusters=clusters)) == []
    wrong = {"clusters": 3, "organisations": 2, "level:nce": 1, "noder": 1}
    assert [str(problem) for problem in count_problems(wrong, tables(clusters=clusters))] == [
        "clusters.csv: holds 2 clusters, expected 3",
        "clusters.csv: holds 1 organisations, expected 2",
        "clusters.csv: holds 2 level:nce, expected 1",
        "clusters.csv: holds 0 noder, expected 1",
    ]

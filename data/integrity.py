"""Check what holds between the files of a catalogue: unique ids, references to known ids, expected counts."""

from collections import Counter
from collections.abc import Mapping, Sequence

from data.csv_rows import CsvRow
from data.errors import Problem

Tables = Mapping[str, Sequence[CsvRow]]
"""The rows of each file of a catalogue, by the file's name."""

SUBJECTS = {"level": "levels.csv", "cluster": "clusters.csv", "fact": "programme.csv"}
"""What a source can stand behind, and the file that holds it."""

# A file, a column of it that names a subject, and which kind of subject.
_REFERENCES = (
    ("clusters.csv", "level", "level"),
    ("awards.csv", "level", "level"),
    ("programme.csv", "level", "level"),
    ("awards.csv", "id", "cluster"),
)


def reference_problems(tables: Tables) -> list[Problem]:
    """Return a problem for each row whose id stands more than once, or that refers to an unknown id."""
    ids = {subject: Counter(row.cells["id"] for row in tables[file]) for subject, file in SUBJECTS.items()}
    problems = [
        row.problem("id", "stands more than once", row.cells["id"])
        for subject, file in SUBJECTS.items()
        for row in tables[file]
        if ids[subject][row.cells["id"]] > 1
    ]
    problems += [
        row.problem(column, f"names no {subject} of this catalogue", named)
        for file, column, subject in _REFERENCES
        for row in tables[file]
        if (named := row.optional(column)) and named not in ids[subject]
    ]
    problems += [
        row.problem("id", f"names no {subject} of this catalogue", row.cells["id"])
        for row in tables["sources.csv"]
        if (subject := row.cells["subject"]) in ids and row.cells["id"] not in ids[subject]
    ]
    return problems


def count_problems(expected: Mapping[str, int], tables: Tables) -> list[Problem]:
    """Return a problem for each of the descriptor's *expected* counts that ``clusters.csv`` does not meet."""
    rows = tables["clusters.csv"]
    levels = Counter(row.cells["level"] for row in rows)
    found = {
        "clusters": len(rows),
        "organisations": len({row.cells["organisation"] for row in rows}),
        **{f"level:{level}": count for level, count in levels.items()},
    }
    return [
        Problem("clusters.csv", None, None, f"holds {found.get(what, 0)} {what}, expected {count}")
        for what, count in expected.items()
        if found.get(what, 0) != count
    ]

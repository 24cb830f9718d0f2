"""Check what holds between the files of a catalogue: unique ids, references to known ids, expected counts."""

from collections import Counter
from collections.abc import Mapping, Sequence

from data.columns import AWARDS_FILE, CLUSTERS_FILE, LEVELS_FILE, PROGRAMME_FILE, SOURCES_FILE
from data.csv_rows import CsvRow
from data.errors import Problem

Tables = Mapping[str, Sequence[CsvRow]]
"""The rows of each file of a catalogue, by the file's name."""

SUBJECTS = {"level": LEVELS_FILE, "cluster": CLUSTERS_FILE, "fact": PROGRAMME_FILE}
"""What a source can stand behind, and the file that holds it."""

# A file, a column of it that names a subject, and which kind of subject.
_REFERENCES = (
    (CLUSTERS_FILE, "level", "level"),
    (AWARDS_FILE, "level", "level"),
    (PROGRAMME_FILE, "level", "level"),
    (AWARDS_FILE, "id", "cluster"),
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
        for row in tables[SOURCES_FILE]
        if (subject := row.cells["subject"]) in ids and row.cells["id"] not in ids[subject]
    ]
    return problems


def count_problems(expected: Mapping[str, int], tables: Tables) -> list[Problem]:
    """Return a problem for each of the descriptor's *expected* counts that ``clusters.csv`` does not meet."""
    rows = tables[CLUSTERS_FILE]
    levels = Counter(row.cells["level"] for row in rows)
    found = {
        "clusters": len(rows),
        "organisations": len({row.cells["organisation"] for row in rows}),
        **{f"level:{level}": count for level, count in levels.items()},
    }
    return [
        Problem(CLUSTERS_FILE, None, None, f"holds {found.get(what, 0)} {what}, expected {count}")
        for what, count in expected.items()
        if found.get(what, 0) != count
    ]

"""A row of a long list costs no more work than one of a short list, from the text of the file to the markers.

Work is processor time, which other processes on the machine change little. How long a reader waits is measured by
``python -m tests.benchmarks.upload``.
"""

import time
from pathlib import Path

from data.i18n import texts
from data.intake import guess_mapping
from geo.checking import Question
from geo.dataset import Dataset
from geo.locate import locate
from geo.places import Chain
from tests.benchmarks.catalogue import write_catalogue
from tests.data.intake.files import opened

FEW, MANY = 1_000, 5_000  # rows
MOST_GROWTH = 2
"""Times the work for a row. Work that grows with the square of the rows would be five times as much for each."""


def test_a_row_of_a_long_list_costs_no_more_work(tmp_path: Path) -> None:
    few, many = (work_for_a_row(tmp_path / str(rows), rows) for rows in (FEW, MANY))
    assert many < MOST_GROWTH * few


def work_for_a_row(folder: Path, rows: int) -> float:
    """Seconds of processor time for each of so many *rows*: read, checked, geocoded, indexed and made markers of."""
    text = (write_catalogue(folder, rows) / "clusters.csv").read_text(encoding="utf-8")
    began = time.process_time()
    table = opened(text)
    mapping = guess_mapping(table.columns, (row.cells for row in table.rows))
    catalogue = Question(table, mapping, "Long", {}).check().catalogue
    assert catalogue
    located = locate(catalogue, Chain())
    assert len(located.found) == rows
    Dataset(catalogue, located, own=True).payload(texts("en"))
    return (time.process_time() - began) / rows

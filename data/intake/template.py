"""The template that people start their own list from, and an example to try."""

import csv
import io
from pathlib import Path

from data.columns import COLUMNS
from data.intake.mapping import FIELDS


def template_csv() -> bytes:
    """A list with English headings and one example row: CSV in UTF-8 with a byte order mark, as Excel needs."""
    columns = [COLUMNS[field] for field in FIELDS if COLUMNS[field].example is not None]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(column.headings[0] for column in columns)
    writer.writerow(column.example for column in columns)
    return text.getvalue().encode("utf-8-sig")


def example_csv() -> bytes:
    """A list to try: Norwegian universities and university colleges, with kind and town (general knowledge)."""
    return Path(__file__).with_name("example.csv").read_bytes()

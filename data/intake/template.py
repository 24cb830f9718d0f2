"""The template that people start their own list from."""

import csv
import io

from data.intake.columns import FIELDS

# A made-up cluster, to be replaced; its fields are the template's columns.
_EXAMPLE = {
    "listed_name": "Example cluster (replace this row)",
    "level": "Arena",
    "home_place": "Florø",
    "municipality": "Kinn",
    "county": "Vestland",
    "sector_group": "Energy",
    "summary": "One sentence that says what the cluster does.",
    "website": "https://www.example.org",
    "members": "25",
    "admitted_year": "2021",
    "host": "",
    "notes": "",
    "latitude": "",
    "longitude": "",
}


def template_csv() -> bytes:
    """A list with English headings and one example row: CSV in UTF-8 with a byte order mark, as Excel needs."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(FIELDS[field][0] for field in _EXAMPLE)
    writer.writerow(_EXAMPLE.values())
    return text.getvalue().encode("utf-8-sig")

"""Generates ``postal_codes.csv``: the post towns of Norway and their postal codes.

::

    python -m geo.places.tables.build_postal_codes REGISTER.csv

The argument is Posten's postal code register as CSV with the columns ``postcode``, ``post_town``,
``municipality_number`` and ``municipality``. The register itself, under the last three names in Norwegian,
is at https://www.bring.no/tjenester/adressetjenester/postnummer.
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from geo.places.tables.reader import TABLES

SOURCE = "Posten's postal code register of 2026"
TERRITORIES = {"2100": "Svalbard", "2211": "Jan Mayen"}
"""The register's numbers for what lies outside every municipality."""
COLUMNS = ("post_town", "municipality_number", "municipality", "codes", "source")


def compressed(codes: Iterable[str]) -> str:
    """Codes in a row as one range: ``"5200-5203 5206"``."""
    runs: list[list[int]] = []
    for code in sorted(map(int, codes)):
        if runs and code == runs[-1][-1] + 1:
            runs[-1].append(code)
        else:
            runs.append([code])
    return " ".join(f"{run[0]:04}-{run[-1]:04}" if len(run) > 1 else f"{run[0]:04}" for run in runs)


def post_towns(register: Iterable[dict[str, str]]) -> Iterator[tuple[str, ...]]:
    """The rows of the table, sorted by post town."""
    codes: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for row in register:
        number = row["municipality_number"]
        municipality = TERRITORIES.get(number, row["municipality"])
        codes[row["post_town"], number, municipality].append(row["postcode"])
    for post_town, found in sorted(codes.items()):
        yield (*post_town, compressed(found), SOURCE)


def main() -> None:
    """Writes the table."""
    parser = argparse.ArgumentParser(description="Generate the table of post towns and postal codes.")
    parser.add_argument("register", type=Path, help="the register as CSV")
    with parser.parse_args().register.open(encoding="utf-8-sig", newline="") as file:
        rows = list(post_towns(csv.DictReader(file)))
    with (TABLES / "postal_codes.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    print(f"{len(rows)} post towns")


if __name__ == "__main__":
    main()

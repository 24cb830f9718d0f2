"""People's own cluster lists: read a file, guess what its columns mean, check every row.

Three steps, so that a person can mend things in between: :func:`read_table` turns bytes into a table of texts,
:func:`guess_mapping` finds the fields among its columns, :func:`build` makes a catalogue of the rows that can be
used and says of all else what was wrong. :func:`load_file` takes all three for a list that has to be right.
"""

from data.intake.check import Intake, build
from data.intake.columns import FIELDS, REQUIRED, guess_mapping
from data.intake.read import read_table
from data.intake.remarks import Code, IntakeError, Remark, Severity
from data.intake.report import place, render, render_error
from data.intake.served import load_file
from data.intake.table import RawRow, RawTable
from data.intake.template import template_csv

__all__ = [
    "FIELDS", "REQUIRED", "Code", "Intake", "IntakeError", "RawRow", "RawTable", "Remark", "Severity",
    "build", "guess_mapping", "load_file", "place", "read_table", "render", "render_error", "template_csv",
]  # fmt: skip

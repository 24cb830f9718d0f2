"""People's own cluster lists: read a file, guess what its columns mean, check every row.

Three steps, so that a person can correct things in between: :func:`read_table` turns bytes into a table of texts,
:func:`guess_mapping` finds the fields among its columns, :func:`build` makes a catalogue of the rows that can be
used, with remarks on all others. :func:`load_file` takes all three for a list that has to be right.
A server lets child processes read the files of strangers and check long lists (:mod:`data.intake.processes`).
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from data.intake.check import Intake, build
    from data.intake.list_file import load_file
    from data.intake.mapping import FIELDS, PLACING, REQUIRED, guess_mapping, missing_fields
    from data.intake.read import read_table
    from data.intake.remarks import Code, IntakeError, Remark, Severity
    from data.intake.report import place, render, render_error
    from data.intake.table import RawRow, RawTable
    from data.intake.template import example_csv, template_csv

# The module of each name. It is imported when the name is first asked for, since the process that reads a file
# (data.intake.reading_child) starts four times as fast without the model and the texts.
_MODULES = {
    "check": ("Intake", "build"),
    "mapping": ("FIELDS", "PLACING", "REQUIRED", "guess_mapping", "missing_fields"),
    "read": ("read_table",),
    "remarks": ("Code", "IntakeError", "Remark", "Severity"),
    "report": ("place", "render", "render_error"),
    "list_file": ("load_file",),
    "table": ("RawRow", "RawTable"),
    "template": ("example_csv", "template_csv"),
}
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names}

__all__ = [
    "FIELDS", "PLACING", "REQUIRED", "Code", "Intake", "IntakeError", "RawRow", "RawTable", "Remark", "Severity",
    "build", "example_csv", "guess_mapping", "load_file", "missing_fields", "place", "read_table", "render",
    "render_error", "template_csv",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import the module that defines *name* (PEP 562)."""
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)

"""Read a list that a server or a pipeline relies on: one file, right in every row or refused."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from data.errors import DataError, Problem
from data.i18n import texts
from data.intake.check import Intake, build
from data.intake.limits import MAX_BYTES
from data.intake.mapping import guess_mapping
from data.intake.reading import ReadingTask, read_in_process
from data.intake.remarks import Code, IntakeError
from data.intake.report import render, render_error
from data.intake.table import Decisions
from data.model import Catalogue


def check_file(
    path: Path, columns: Mapping[str, str] = MappingProxyType({}), task: type[ReadingTask] = ReadingTask
) -> Intake:
    """Read the list at *path* and check it; its title is the file's name, or what a project file says.

    Its columns are found by their headings, except for the fields whose columns are given.

    It is read in a process of its own, started for a *task*, whose limits hold for a server's own lists too.

    Raises:
        IntakeError: the file holds no list that can be read.
        OSError: the file cannot be opened.
    """
    if path.stat().st_size > MAX_BYTES:
        raise IntakeError(Code.TOO_LARGE, limit=MAX_BYTES // 1_000_000)
    table = read_in_process(path.name, path.read_bytes(), task=task)
    guess = guess_mapping(table.columns, (row.cells for row in table.rows))
    made = table.decisions or Decisions(path.stem.replace("_", " "), guess, {})
    return build(table, {**made.mapping, **columns}, title=made.title, places=made.places)


def load_file(path: Path) -> Catalogue:
    """Return the catalogue of the list at *path*; warnings are ignored, an error in any row is not.

    Raises:
        DataError: the file cannot be read, or a row of it cannot be used.
    """
    t = texts()
    try:
        intake = check_file(path)
    except OSError as error:
        raise DataError([Problem(path.name, None, None, f"cannot be read: {error.strerror}")]) from error
    except IntakeError as error:
        raise DataError([Problem(path.name, None, None, render_error(t, error))]) from error
    if intake.catalogue is None or intake.errors:
        raise DataError(
            Problem(path.name, remark.row, remark.column, render(t, remark), remark.value)
            for remark in intake.errors
        )
    return intake.catalogue

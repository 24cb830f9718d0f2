"""Render remarks in the reader's language."""

from typing import Any

from data.i18n import Texts
from data.intake.remarks import Code, IntakeError, Remark, Values

_LONGEST_VALUE = 80


def render(t: Texts, remark: Remark) -> str:
    """Return *remark* in words, without its place: what was found and what was done. Plain text, not HTML."""
    if remark.code is Code.HIDDEN:
        return _hidden(t, remark.parameters)
    said = t(f"intake.{remark.code}", value=_shortened(remark.value or ""), **_words(t, remark.parameters))
    return f"{said} {t('intake.home-instead')}" if "home" in remark.parameters else said


def render_error(t: Texts, error: IntakeError) -> str:
    """Return why a file cannot be read as a list, in words."""
    return t(f"intake.{error.code}", **_words(t, error.parameters))


def place(t: Texts, remark: Remark) -> str:
    """Where *remark* points: the whole list, a row, a column, or a cell."""
    row, column = remark.row, remark.column
    # A row's number is a name, not a quantity: no separators for thousands.
    if row and column:
        return t("intake.place.cell", row=str(row), column=column)
    if row:
        return t("intake.place.row", row=str(row))
    return t("intake.place.column", column=column) if column else t("intake.place.list")


def _hidden(t: Texts, counts: Values) -> str:
    """What a workbook hides, without what there is none of."""
    within = [t(f"intake.hidden.{name}", n=counts[name]) for name in ("rows", "columns") if counts[name]]
    said = [t("intake.hidden", what=t.listed(within))] if within else []
    if counts["sheets"]:
        said.append(t("intake.hidden.sheets", n=counts["sheets"]))
    return " ".join(said)


def _words(t: Texts, parameters: Values) -> dict[str, Any]:
    """The parameters as words; a field by its name in the reader's language."""
    field = parameters.get("field")
    return dict(parameters) | ({"field": t(f"intake.field.{field}")} if field else {})


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_VALUE else f"{line[: _LONGEST_VALUE - 1]}…"

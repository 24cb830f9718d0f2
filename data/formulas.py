"""Text that a spreadsheet would run as a formula: guarded in exports, freed of the guard when read again.

Spreadsheets run cells that begin with ``=``, ``+``, ``-`` or ``@``. An apostrophe before them says "this is text"
(OWASP, CSV injection). In CSV a cell can also begin within what was written as one: after a semicolon where that is
the separator of the reader's country, and after a line break or tab.
"""

import re

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_GUARDED = re.compile(r"'[=+\-@\t\r\n]")
_SEPARATORS = (";", "\n", "\t")
# All that may stand between a separator and a formula, taken whole so that long runs of it cost no more than once.
_GAP = re.compile(r"""([\s";]++)('?)(?=[=+\-@])|[\s";]++""")


def guard(text: str) -> str:
    """Return *text* with an apostrophe before it, if a spreadsheet would run it."""
    return f"'{text}" if text.startswith(_STARTS) else text


def guard_csv(text: str) -> str:
    """Return *text* with an apostrophe before each part of it that a spreadsheet may run as a cell of its own."""
    return guard(_at_gaps(text, "'"))


def unguard(text: str) -> str:
    """Return *text* without the apostrophes that :func:`guard` or :func:`guard_csv` set."""
    if "'" not in text:
        return text
    return _at_gaps(text[1:] if _GUARDED.match(text) else text, "")


def _at_gaps(text: str, mark: str) -> str:
    """*text* with *mark* in place of the apostrophe, or of nothing, before each formula that follows a separator."""
    if not any(separator in text for separator in _SEPARATORS):
        return text

    def marked(gap: re.Match[str]) -> str:
        begins = gap[1] is not None and any(separator in gap[1] for separator in _SEPARATORS)
        return f"{gap[1]}{mark}" if begins else gap[0]

    return _GAP.sub(marked, text)

"""How the values of settings are read, wherever they belong."""

import re

_WHOLE = re.compile(r"[0-9]{1,9}")


def whole_number(text: str, least: int, most: int = 999_999_999) -> int | None:
    """The whole number that *text* is, from *least* to *most*; None if it is none."""
    number = int(text) if _WHOLE.fullmatch(text) else None
    return number if number is not None and least <= number <= most else None

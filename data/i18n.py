"""The catalogue of texts: every word that a reader sees, by key and language.

The words stand in ``locale/<language>.po`` (gettext), English first; a further language is one more file. A text
may hold named values (``{n}``) and a plural, chosen by the value ``n``.

A text that reads otherwise of a list that a reader brought, whose rows are anything but clusters, stands a second time
under the message context (``msgctxt``) "own list". :func:`texts` is asked for that context once; whoever writes a text
asks for its key alone.
"""

import unicodedata
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from data.spelling import fold

FOLDER = Path(__file__).parent / "locale"
DEFAULT_LANGUAGE = "en"
OWN_LIST = "own list"
"""The message context of texts about a list that a reader brought."""
# Characters that sort after z and stand for the last letters of the Norwegian alphabet.
_LAST_LETTERS = str.maketrans({"æ": "{", "ø": "|", "å": "}"})

# Browsers say "no" for Norwegian of either kind; readers of Nynorsk are nearer to Bokmål than to English.
_NEAREST = {"no": "nb", "nn": "nb", "da": "nb", "sv": "nb"}


class Texts:
    """The texts of one language: ``texts("status", n=12, total=43)``.

    A key that a language lacks falls back to English; a key that English lacks is an error in the program.

    Args:
        language: the code of a language that has a catalogue.
        context: the message context whose texts go before those without one, such as :data:`OWN_LIST`.
    """

    def __init__(self, language: str, context: str | None = None) -> None:
        self.language = language
        self.context = context
        self.locale = Locale.parse(language)
        self._catalog = _catalog(language)

    def __call__(self, key: str, **values: Any) -> str:
        """Return the text *key* with *values* filled in; numbers are written as the language does.

        Raises:
            KeyError: English has no such text.
        """
        written = {name: self.number(value) if _is_number(value) else value for name, value in values.items()}
        return self._template(key, values.get("n")).format_map(written) if written else self._template(key)

    def __contains__(self, key: str) -> bool:
        return self._message(key) is not None

    def number(self, value: float, decimals: int | None = None) -> str:
        """Write *value* as the language does: 1,234.5 in English, 1 234,5 in Norwegian; with so many *decimals*."""
        pattern = None if decimals is None else f"#,##0.{'0' * decimals}"
        return str(format_decimal(value, format=pattern, locale=self.locale))

    def listed(self, names: Sequence[str]) -> str:
        """Write *names* as the language lists them: "A, B, and C" in English, "A, B og C" in Norwegian."""
        return str(format_list(names, locale=self.locale))

    def date(self, value: date) -> str:
        """Write *value* as the language does: 1 May 2026 in English, 1. mai 2026 in Norwegian."""
        return str(format_date(value, "d MMMM y" if self.language == "en" else "long", locale=self.locale))

    def month(self, year: int, month: int | None) -> str:
        """Write a month as the language does: November 2021 in English, november 2021 in Norwegian.

        Without a month it is the year alone.
        """
        if month is None:
            return str(year)
        return str(format_date(date(year, month, 1), "MMMM y", locale=self.locale))

    def sort_key(self, text: str) -> str:
        """A key that puts names in the language's alphabetical order: æ, ø, å last in Norwegian."""
        whole = unicodedata.normalize("NFC", text).casefold()
        return fold(whole.translate(_LAST_LETTERS) if self.language == "nb" else whole)

    def _message(self, key: str) -> Message | None:
        for catalog in (self._catalog, _catalog(DEFAULT_LANGUAGE)):
            for context in (self.context, None):
                message = catalog.get(key, context)
                if message is not None and message.string:
                    return message
        return None

    def _template(self, key: str, n: float | None = None) -> str:
        message = self._message(key)
        if message is None:
            raise KeyError(f"no text for {key!r}")
        if isinstance(message.string, str):
            return message.string
        one, other = tuple(message.string or ())
        return str(one if self.locale.plural_form(n or 0) == "one" else other)


@lru_cache
def languages() -> tuple[str, ...]:
    """The languages that have a catalogue when they are first asked for, English first."""
    others = sorted(path.stem for path in FOLDER.glob("*.po") if path.stem != DEFAULT_LANGUAGE)
    return (DEFAULT_LANGUAGE, *others)


def match_language(browser: str | None) -> str:
    """The language with texts that is nearest to a browser's locale, such as ``"nn-NO"``; English if none is."""
    code = (browser or "").replace("_", "-").split("-")[0].lower()
    code = _NEAREST.get(code, code)
    return code if code in languages() else DEFAULT_LANGUAGE


@lru_cache
def texts(language: str = DEFAULT_LANGUAGE, context: str | None = None) -> Texts:
    """The texts of *language*, read once; those of the message *context* go before the others."""
    return Texts(language, context)


@lru_cache
def _catalog(language: str) -> Catalog:
    with (FOLDER / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)

"""How people write Norwegian places: spellings that are the same name, and the parts of a region text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

LONGEST_TEXT = 300
"""Characters; a longer text is a paragraph, not a place."""

_LETTERS = str.maketrans(
    {
        "æ": "ae",
        "ä": "ae",
        "ø": "o",
        "œ": "o",
        "đ": "d",
        "ð": "d",
        "ŋ": "n",
        "ŧ": "t",
        "ł": "l",
        "þ": "th",
    }
)
_DIGRAPHS = re.compile("a{2,}|oe+")
_NOT_LETTERS = re.compile(r"[\W_]+")


def spelling(text: str) -> str:
    """The text without case, spacing and punctuation, but with all its letters: "mo i rana"."""
    return _NOT_LETTERS.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


def spelling_key(text: str) -> str:
    """The text in bare letters, so that usual ways to write one name are equal.

    "Ålesund", "Aalesund" and "Alesund" have one key, as do "Tromsø", "Tromsoe" and "Tromso",
    "Kárášjohka" and "Karasjohka", "Mo i Rana" and "Mo-i-Rana". The result may be empty.
    """
    bare = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    if not bare.isascii():
        decomposed = unicodedata.normalize("NFKD", bare)
        bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _DIGRAPHS.sub(lambda match: match[0][0], _NOT_LETTERS.sub("", bare))


class UnitKind(Enum):
    """The kind of unit that a word beside a name claims, as "kommune" does."""

    TOWN = ("by", "city", "town", "tettsted", "village")
    MUNICIPALITY = (
        "kommune",
        "kommunen",
        "kommun",
        "herad",
        "municipality",
        "suohkan",
        "gielda",
        "tjïelte",
        "kunta",
        "komuuni",
    )
    COUNTY = ("fylke", "fylket", "fylkeskommune", "county", "fylka", "fylkkasuohkan", "fylhke")


_KIND_OF = {word: kind for kind in UnitKind for word in kind.value}
_KIND_AFTER = re.compile(rf"(?i)^(.+?)[\s-]+({'|'.join(_KIND_OF)})$")
_KIND_BEFORE = re.compile(r"(?i)^(kommune|municipality of|county of|fylke|city of|town of)\s+(.+)$")
_SEPARATORS = re.compile(r"[,;|/\\()\[\]\n\r•·]|\s[-–—]+\s")
_POSTCODE = re.compile(r"(?i)(?<!\w)(?:NO?[\s-]?)?[0-9]{4}(?!\w)")
_COUNTRY_AFTER = re.compile(r"(?i)(?:\bkingdom of)?\s(norge|noreg|norway)$")
_NORWAY = frozenset({"norge", "noreg", "norway", "norga", "norja", "noorje", "no", "nor"})
_COUNTRIES = """
    sverige sweden danmark denmark finland suomi island iceland gronland greenland faeroyene faroeislands
    tyskland germany deutschland nederland netherlands belgia belgium frankrike france spania spain italia
    italy polen poland estland estonia latvia litauen lithuania russland russia ukraina ukraine sveits
    switzerland storbritannia uk unitedkingdom england skottland scotland irland ireland osterrike austria
    usa unitedstates canada brasil brazil kina china japan india australia
"""
_ABROAD = frozenset(_COUNTRIES.split())
_LIST = re.compile(r"(?i)\s*[&+]\s*|\s+(?:og|and|samt)\s+")
_WITHIN = re.compile(r"(?i)\s+(?:i|in|på|on|ved|near)\s+")
_AROUND = re.compile(
    r"(?i)^(?:greater\s+|stor-)(?P<after>.+)$|^(?P<before>.+?)[\s-]?(?:region|regionen|området|area)$"
)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a region text: a name, and the kind of unit that a word beside it claims."""

    name: str
    kind: UnitKind | None = None
    key: str = field(init=False, compare=False)
    """The :func:`spelling_key` of the name."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", spelling_key(self.name))

    @classmethod
    def parse(cls, text: str) -> Part:
        """The part without postal code and country; its name is empty if nothing else is there."""
        name = _COUNTRY_AFTER.sub("", _POSTCODE.sub(" ", text).strip(" \t.:'\"-–"))
        name = " ".join(name.split())
        if match := _KIND_AFTER.match(name):
            return cls(match[1], _KIND_OF[match[2].casefold()])
        if match := _KIND_BEFORE.match(name):
            return cls(match[2], _KIND_OF[match[1].casefold().removesuffix(" of")])
        return cls(name)

    def listed(self) -> tuple[Part, ...]:
        """The parts of a list such as "Fredrikstad and Asker"; empty if it is none."""
        return _several(_LIST.split(self.name))

    def around(self) -> Part | None:
        """The place that a region is named after: Stavanger for "Stavanger-regionen"."""
        match = _AROUND.match(self.name)
        return Part(match["after"] or match["before"]) if match else None

    def splits(self) -> Iterator[tuple[Part, ...]]:
        """Ways to read one part as a place and what it lies in: "Fornebu i Bærum", "Florø Vestland"."""
        if within := _several(_WITHIN.split(self.name)):
            yield within
        words = self.name.split()
        for cut in range(1, min(len(words), 8)):
            yield _several([" ".join(words[:cut]), " ".join(words[cut:])])


def _several(texts: list[str]) -> tuple[Part, ...]:
    parts = tuple(part for text in texts if (part := Part.parse(text)).key)
    return parts if len(parts) > 1 else ()


@dataclass(frozen=True, slots=True)
class RegionText:
    """A text that says where something is, cut into its parts, in any order.

    Norway, postal codes and empty parts are left out. ``abroad`` tells that another country is named.
    """

    parts: tuple[Part, ...]
    abroad: bool = False

    @classmethod
    def parse(cls, text: str) -> RegionText:
        """Cut ``text`` at commas, brackets, slashes and spaced dashes."""
        if len(text) > LONGEST_TEXT:
            return cls(())
        parts = tuple(
            part
            for piece in _SEPARATORS.split(text)
            if (part := Part.parse(piece)).key and part.key not in _NORWAY
        )
        return cls(parts, abroad=any(part.key in _ABROAD for part in parts))

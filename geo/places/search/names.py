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
        "å": "a",
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
    bare = text.lower() if text.isascii() else _without_marks(text)
    if not bare.isalnum():
        bare = _NOT_LETTERS.sub("", bare)
    if "aa" in bare or "oe" in bare:
        bare = _DIGRAPHS.sub(lambda match: match[0][0], bare)
    return bare


def _without_marks(text: str) -> str:
    """The text in lower case and, as far as possible, in ASCII letters."""
    bare = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    if bare.isascii():
        return bare
    decomposed = unicodedata.normalize("NFKD", bare)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


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
_SLASH = r"(?<!\bm)(?<!\bog)(?<!\band)/"  # not that of "m/" (with) and "og/eller"
_SEPARATORS = re.compile(rf"(?i)[,;|\\()\[\]\n\r•·]|{_SLASH}|\s[-–—]+\s")
_LIST_SIGNS = re.compile(rf"(?i)[|+]|{_SLASH}")
_POSTCODE = re.compile(r"(?i)(?<!\w)(?:NO?[\s-]?)?([0-9]{4})(?!\w)")
_NUMBER_ALONE = re.compile(r"\s*([0-9]{3})\s*")
_COUNTRY_AFTER = re.compile(r"(?i)(?:\bkingdom of)?\s(?:norge|noreg|norway|(?-i:NO))$")
_PART_OF_NORWAY = re.compile(
    r"(?i)^(?:north|south|east|west|central|mid|middle)[a-z]*(?:[\s-](?:east|west)[a-z]*)?\s+norway$"
)
_NORWAY = frozenset({"norge", "noreg", "norway", "norga", "norja", "noorje", "no", "nor"})
_OFFICE = "hq|headquarters?|head office|main office|office|hovedkontor(?:et)?|hovudkontor(?:et)?|kontor"
_OFFICE_ALONE = re.compile(rf"(?i)^(?:{_OFFICE}|sentrum)$")
_OFFICE_BEFORE = re.compile(
    rf"(?i)^(?:(?:{_OFFICE})(?:\s+(?:in|i|på))?|based in|located in|basert i|lokalisert i|avd\.?|avdeling)[\s:]+(?=\S)"
)
_OFFICE_AFTER = re.compile(rf"(?i)(?<=\S)\s+(?:{_OFFICE}|sentrum|city cent(?:re|er)|downtown)$")
_OTHERS = re.compile(
    r"(?i)(?<!\w)(?:m\.?\s?fl|m\.\s?m|o\.\s?a|osv|etc|et al|and others|og andre|among others|bl\.\s?a|blant annet)"
    r"(?!\w)\.?"
)
# A hyphen within a name is a part of it; a long dash stands between two.
_LIST = re.compile(r"(?i)\s*[&+–—]\s*|\s+(?:og/eller|og|samt|eller|and/or|and|or)\s+")
_WITHIN = re.compile(r"(?i)\s+(?:i|in|på|on|ved|near)\s+")
_AROUND = re.compile(
    r"(?i)^(?:the\s+)?(?:greater\s+|stor-)(?P<after>.+)$"
    r"|^region\s+(?P<named>.+)$"
    r"|^(?:near|around|outside|nær|rundt|omkring|utenfor|utanfor)\s+(?P<near>.+)$"
    r"|^(?P<with>.+?)\s+(?:og|med|m/|and|&)\s*(?:omegn|omland|omkringliggende|surroundings|environs)$"
    r"|^(?:the\s+)?(?P<before>.+?)[\s-]?(?:region|regionen|området|area)$"
)
_STREET = re.compile(
    r"(?i)[0-9]|(?:gata|gate|gaten|veien|vegen|vei|veg|plass|plassen|allé|alleen|torg|torget|brygge|kai|kaia|street|road)\b"
)


@dataclass(slots=True)
class Part:
    """One part of a region text: a name, and the kind of unit that a ``word`` beside it claims."""

    name: str
    kind: UnitKind | None = None
    word: str = field(default="", compare=False)
    key: str = field(init=False, compare=False)
    """The :func:`spelling_key` of the name."""

    def __post_init__(self) -> None:
        self.key = spelling_key(self.name)

    @classmethod
    def parse(cls, text: str) -> Part:
        """The part without postal code, country and words for an office; its name may be empty."""
        name = _POSTCODE.sub(" ", text).strip(" \t.:'\"-–")
        if not _PART_OF_NORWAY.match(name):
            name = _COUNTRY_AFTER.sub("", name)
        name = " ".join(name.split())
        if name.isalpha():
            return cls("" if _OFFICE_ALONE.match(name) else name)
        name = _OFFICE_AFTER.sub("", _OFFICE_BEFORE.sub("", name))
        if match := _KIND_AFTER.match(name):
            return cls(match[1], _KIND_OF[match[2].casefold()], match[2])
        if match := _KIND_BEFORE.match(name):
            return cls(match[2], _KIND_OF[match[1].casefold().removesuffix(" of")])
        return cls("" if _OFFICE_ALONE.match(name) else name)

    def with_kind(self) -> Part:
        """The part with the word for its kind as a part of its name: "Kardemomme By" is a place."""
        return Part(f"{self.name} {self.word}")

    def listed(self) -> tuple[Part, ...]:
        """The parts of a list such as "Fredrikstad and Asker" or "Oslo–Bergen"; empty if it is none."""
        return _several(_LIST.split(self.name))

    def around(self) -> Part | None:
        """The place that a region is named after: Stavanger for "Stavanger-regionen"."""
        match = _AROUND.match(self.name)
        return Part(next(filter(None, match.groups()))) if match else None

    def splits(self) -> Iterator[tuple[Part, ...]]:
        """Ways to read one part as a place and what it lies in: "Fornebu i Bærum", "Florø Vestland"."""
        if within := _several(_WITHIN.split(self.name)):
            yield within
        yield from (_several(halves) for halves in self._halves())

    def streets(self) -> Iterator[tuple[str, Part]]:
        """Ways to read one part as a street and the place it is in: "Storgata 1 Oslo"."""
        for street, place in self._halves():
            if _STREET.search(street) and (part := Part.parse(place)).key:
                yield street, part

    def _halves(self) -> Iterator[list[str]]:
        words = self.name.split()
        for cut in range(1, min(len(words), 8)):
            yield [" ".join(words[:cut]), " ".join(words[cut:])]


def _several(texts: list[str]) -> tuple[Part, ...]:
    parts = tuple(part for text in texts if (part := Part.parse(text)).key)
    return parts if len(parts) > 1 else ()


@dataclass(frozen=True, slots=True)
class RegionText:
    """A text that says where something is, cut into its parts, in any order.

    Norway and empty parts are left out. ``codes`` are the numbers that may be postal codes or numbers of
    municipalities. ``is_list`` tells that the parts stand beside one another, as in "Bergen/Oslo", and
    ``others`` are the words that say that there are more, as "m.fl."; empty if there are none.
    """

    parts: tuple[Part, ...]
    codes: tuple[str, ...] = ()
    is_list: bool = False
    others: str = ""

    @classmethod
    def parse(cls, text: str) -> RegionText:
        """Cut ``text`` at commas, brackets, slashes and spaced dashes."""
        if len(text) > LONGEST_TEXT:
            return cls(())
        if number := _NUMBER_ALONE.fullmatch(text):
            return cls((), (f"{number[1]:0>4}",))
        others = _OTHERS.search(text)
        parts = tuple(
            part
            for piece in _SEPARATORS.split(_OTHERS.sub(" ", text) if others else text)
            if (part := Part.parse(piece)).key and part.key not in _NORWAY
        )
        codes = tuple(dict.fromkeys(_POSTCODE.findall(text)))
        return cls(parts, codes, _LIST_SIGNS.search(text) is not None, others[0] if others else "")

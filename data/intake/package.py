"""The parts of a workbook that is a zip archive: each unpacked once, within limits, its XML scanned.

Office Open XML and OpenDocument both call such an archive a package.
"""

import io
import posixpath
import zipfile
from collections.abc import Mapping
from xml.parsers import expat

from data.intake.limits import (
    MAX_RATIO,
    MAX_TAGS,
    MAX_UNPACKED,
    MAX_XML_DEPTH,
    RATIO_COUNTS_FROM,
)
from data.intake.remarks import Code, IntakeError

Attributes = Mapping[str, str]


class Package:
    """The parts of *content* that are asked for."""

    def __init__(self, content: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        # Writers of old spell names with backslashes, and others vary the case.
        self._names = {_plain(name): name for name in self._archive.namelist()}
        self._unpacked: dict[str, bytes] = {}
        self._tags = 0

    def part(self, name: str) -> bytes | None:
        """The bytes of the part *name*, unpacked when first asked for; None if there is no such part.

        Raises:
            IntakeError: the parts so far are too large, or swell too much.
        """
        entry = self._names.get(_plain(name))
        if entry is None:
            return None
        if entry not in self._unpacked:
            self._unpacked[entry] = self._unpack(self._archive.getinfo(entry))
        return self._unpacked[entry]

    def _unpack(self, entry: zipfile.ZipInfo) -> bytes:
        room = MAX_UNPACKED - sum(map(len, self._unpacked.values()))
        swollen = entry.file_size > max(RATIO_COUNTS_FROM, MAX_RATIO * entry.compress_size)
        if entry.file_size > room or swollen:
            raise IntakeError(Code.ZIP_BOMB, limit=MAX_UNPACKED // 1_000_000)
        # Never more than the entry claims: the zipfile module stops there.
        return self._archive.read(entry)

    def scan(self, name: str, scanner: "Scanner") -> None:
        """Let *scanner* see each element of the part *name*, if there is such a part.

        Raises:
            IntakeError: tags are too many or elements too deep, the part has entities of its own, or is no XML.
        """
        if xml := self.part(name):
            self._tags += xml.count(b"<")
            if self._tags > MAX_TAGS:
                raise IntakeError(Code.TOO_MANY_TAGS, limit=MAX_TAGS)
            scanner.run(xml)

    def forget(self, name: str) -> None:
        """Leave the part *name* out of what is repacked, and give its memory back."""
        self._unpacked.pop(self._names.get(_plain(name), ""), None)

    def repacked(self) -> bytes:
        """An archive of the parts that were asked for and not forgotten, and of nothing else."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
            for name, content in self._unpacked.items():
                archive.writestr(_path(name), content)
        return packed.getvalue()


class Scanner:
    """Sees the elements of an XML part pass by once, without building a tree of them.

    Subclasses do what they do in :meth:`start` and :meth:`end`, which are given names without prefixes. Those that
    set ``hears_text`` find the text since the last call of :meth:`listen` in :meth:`heard`.
    """

    hears_text = False

    def __init__(self) -> None:
        self._texts: list[str] = []
        self.listen = self._texts.clear

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def heard(self) -> str:
        """The text since the last call of :meth:`listen`."""
        return "".join(self._texts)

    def run(self, xml: bytes) -> None:
        """Scan *xml*. Called for each of millions of elements, its functions do as little as they can.

        Raises:
            IntakeError: see :meth:`Package.scan`.
        """
        depth = 0
        start, end = self.start, self.end

        def starting(name: str, attributes: Attributes) -> None:
            nonlocal depth
            depth += 1
            if depth > MAX_XML_DEPTH:
                raise IntakeError(Code.TOO_DEEP, limit=MAX_XML_DEPTH)
            start(local(name) if ":" in name else name, attributes)

        def ending(name: str) -> None:
            nonlocal depth
            depth -= 1
            end(local(name) if ":" in name else name)

        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = starting
        parser.EndElementHandler = ending
        parser.StartDoctypeDeclHandler = _refuse_doctype
        if self.hears_text:
            parser.CharacterDataHandler = self._texts.append
        try:
            # In one piece: fed by pieces, older expat reads a long tag again with each of them.
            parser.Parse(xml, True)
        except expat.ExpatError as error:
            raise IntakeError(Code.BROKEN_WORKBOOK) from error


class ElementCounter(Scanner):
    """Counts the elements of one name; over *limit* of them are refused with *code*."""

    def __init__(self, element: str, code: Code, limit: int) -> None:
        super().__init__()
        self._element, self._code, self._limit = element, code, limit
        self._count = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """Count it."""
        if name == self._element:
            self._count += 1
            if self._count > self._limit:
                raise IntakeError(self._code, limit=self._limit)


def local(name: str) -> str:
    """A name without its prefix: ``x:row`` -> ``row``."""
    return name.rpartition(":")[2]


def attribute(attributes: Attributes, name: str) -> str | None:
    """The attribute *name*, whatever its prefix."""
    return next((value for key, value in attributes.items() if local(key) == name), None)


def target(base: str, path: str) -> str:
    """The part that *path* names in a relationship of the part *base*."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(base), path)).lstrip("/")


def _path(name: str) -> str:
    return name.replace("\\", "/").lstrip("/")


def _plain(name: str) -> str:
    return _path(name).casefold()


def _refuse_doctype(*_: object) -> None:
    """Office writes no document types; entities are declared in them."""
    raise IntakeError(Code.BROKEN_WORKBOOK)

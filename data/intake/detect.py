"""Detect what a file is by its content; the ending of its name proves nothing."""

import codecs
import io
import re
import zipfile
from enum import StrEnum

from data.intake.limits import MAX_PARTS
from data.intake.remarks import Code, IntakeError

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_ZIP_ENTRY = b"PK\x01\x02"
# Office's older container: .xls, and a workbook under a password.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM, _WORD_STREAM, _EXCEL_STREAM = (
    name.encode("utf-16-le") for name in ("EncryptedPackage", "WordDocument", "Workbook")
)
_EXCEL_PART, _WORD_PARTS = "xl/workbook.xml", "word/"
_ODF_KIND = b"application/vnd.oasis.opendocument"
_MARKUP = ((b"<?xml", Code.XML), (b"%pdf-", Code.PDF))
# JPEG, PNG, GIF, TIFF in both byte orders, WebP, and what phones take: HEIC, HEIF and AVIF.
_PICTURE = re.compile(
    rb"\xff\xd8\xff|\x89PNG\r\n|GIF8[79]a|II\*\0|MM\0\*|RIFF.{4}WEBP|.{4}ftyp(?:hei[cfmsx]|mif1|avif)",
    re.DOTALL,
)
# The start of a JSON object or array, and not of a header in brackets.
_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_LOOKED_AT = 100_000
# A share of the text, and a number that any text may have.
_MOST_CONTROL, _FEW = 0.01, 3


class WorkbookKind(StrEnum):
    """The kinds of workbook that are read."""

    EXCEL = "excel"
    """Office Open XML: .xlsx and .xlsm."""
    OLD_EXCEL = "old-excel"
    """The binary format of Excel 97 to 2003: .xls."""
    OPEN_DOCUMENT = "open-document"
    """OpenDocument spreadsheet: .ods."""


def workbook_kind(content: bytes) -> WorkbookKind | None:
    """The kind of workbook that *content* is; None if it may be text.

    Raises:
        IntakeError: it is another kind of file that holds no readable list, or a workbook that is encrypted or
            has too many parts.
    """
    if content.startswith(_OLE):
        if _ENCRYPTED_STREAM in content:
            raise IntakeError(Code.ENCRYPTED)
        if _WORD_STREAM in content and _EXCEL_STREAM not in content:  # a workbook may hold a document
            raise IntakeError(Code.WORD)
        return WorkbookKind.OLD_EXCEL
    if content.startswith((_ZIP, _EMPTY_ZIP)):
        return _archive_kind(content)
    if _PICTURE.match(content):
        raise IntakeError(Code.PICTURE)
    start = content[:200].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    for mark, code in _MARKUP:
        if start.startswith(mark):
            raise IntakeError(code)
    return None


def is_json(text: str) -> bool:
    """Whether *text* is meant as JSON."""
    return _JSON.match(text) is not None


def check_is_text(text: str) -> None:
    """Tell text from bytes that only happened to decode.

    Raises:
        IntakeError: the text holds NUL, or many control characters.
    """
    start = text[:_LOOKED_AT]
    if "\0" in text or len(_CONTROL.findall(start)) > max(_FEW, _MOST_CONTROL * len(start)):
        raise IntakeError(Code.BINARY)


def _archive_kind(content: bytes) -> WorkbookKind:
    # Counted before the directory is read, which takes memory for each entry.
    if content.count(_ZIP_ENTRY) > MAX_PARTS:
        raise IntakeError(Code.TOO_MANY_PARTS, limit=MAX_PARTS)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {part.filename: part for part in archive.infolist()}
            mark = parts.get("mimetype")
            kind = archive.read(mark)[:100] if mark and mark.file_size <= 100 else b""
    except Exception as error:  # zipfile meets broken archives with half a dozen kinds of exception
        raise IntakeError(Code.BROKEN_WORKBOOK) from error
    if any(part.flag_bits & 1 for part in parts.values()):
        raise IntakeError(Code.ENCRYPTED)
    if kind.startswith(_ODF_KIND):
        if kind.startswith(_ODF_KIND + b".spreadsheet"):
            return WorkbookKind.OPEN_DOCUMENT
        raise IntakeError(Code.OPEN_DOCUMENT)
    if _EXCEL_PART in parts:
        return WorkbookKind.EXCEL
    raise IntakeError(Code.WORD if any(part.startswith(_WORD_PARTS) for part in parts) else Code.ZIP)

"""What a file is, told by its content: the ending of its name proves nothing."""

import codecs
import io
import re
import zipfile

from data.intake.limits import MAX_PARTS, MAX_RATIO, MAX_UNPACKED, RATIO_COUNTS_FROM
from data.intake.remarks import Code, IntakeError

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_ZIP_ENTRY = b"PK\x01\x02"
# Office's older container: .xls, and a workbook under a password.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
WORKBOOK = "xl/workbook.xml"
_MARKUP = ((b"<!doctype html", Code.HTML), (b"<html", Code.HTML), (b"<?xml", Code.XML), (b"%pdf-", Code.PDF))
# The start of a JSON object or array, and not of a header in brackets.
_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_LOOKED_AT = 100_000
# A share of the text, and a number that any text may have.
_MOST_CONTROL, _FEW = 0.01, 3


def is_workbook(name: str, content: bytes) -> bool:
    """Whether *content* is an Excel workbook that can be opened safely.

    Raises:
        IntakeError: it is another kind of file that holds no readable list, or a workbook that is encrypted,
            of the old format, broken or far larger unpacked than it says.
    """
    if content.startswith(_OLE):
        locked = _ENCRYPTED_STREAM in content or name.casefold().endswith((".xlsx", ".xlsm"))
        raise IntakeError(Code.ENCRYPTED if locked else Code.OLD_EXCEL)
    if content.startswith((_ZIP, _EMPTY_ZIP)):
        _check_archive(content)
        return True
    start = content[:200].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    for mark, code in _MARKUP:
        if start.startswith(mark):
            raise IntakeError(code)
    return False


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


def _check_archive(content: bytes) -> None:
    if content.count(_ZIP_ENTRY) > MAX_PARTS:
        raise IntakeError(Code.ZIP_BOMB)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            kind = archive.read("mimetype")[:100] if _is_small(parts, "mimetype") else b""
    except Exception as error:  # zipfile meets broken archives with half a dozen kinds of exception
        raise IntakeError(Code.BROKEN_WORKBOOK) from error
    if b"opendocument" in kind:
        raise IntakeError(Code.OPEN_DOCUMENT)
    if WORKBOOK not in {part.filename for part in parts}:
        raise IntakeError(Code.ZIP)
    if any(part.flag_bits & 1 for part in parts):
        raise IntakeError(Code.ENCRYPTED)
    unpacked = sum(part.file_size for part in parts)
    packed = max(1, len(content))
    if unpacked > MAX_UNPACKED or (unpacked > RATIO_COUNTS_FROM and unpacked > MAX_RATIO * packed):
        raise IntakeError(Code.ZIP_BOMB)


def _is_small(parts: list[zipfile.ZipInfo], name: str) -> bool:
    return any(part.filename == name and part.file_size <= 100 for part in parts)

"""The catalogue of texts: look-up, plurals, numbers, and English as what other languages fall back to."""

import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import data.i18n as module
from data.i18n import DEFAULT_LANGUAGE, FOLDER, OWN_LIST, Texts, languages, texts

ENGLISH = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "hello"
msgstr "Hello"

msgid "named"
msgstr "{name} has {size}"

msgid "count"
msgid_plural "count"
msgstr[0] "{n} cluster in {place}"
msgstr[1] "{n} clusters in {place}"

msgctxt "own list"
msgid "count"
msgid_plural "count"
msgstr[0] "{n} entry in {place}"
msgstr[1] "{n} entries in {place}"
"""
NORWEGIAN = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "hello"
msgstr "Hei"

msgid "named"
msgstr ""

msgid "count"
msgid_plural "count"
msgstr[0] "{n} klynge i {place}"
msgstr[1] "{n} klynger i {place}"

msgctxt "own list"
msgid "count"
msgid_plural "count"
msgstr[0] "{n} oppføring i {place}"
msgstr[1] "{n} oppføringer i {place}"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with two small catalogues in place of the product's own."""
    (tmp_path / "en.po").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "nb.po").write_text(NORWEGIAN, encoding="utf-8")
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    module._catalog.cache_clear()
    yield tmp_path
    module._catalog.cache_clear()


@pytest.mark.parametrize(
    ("language", "key", "values", "text"),
    [
        ("en", "hello", {}, "Hello"),
        ("nb", "hello", {}, "Hei"),
        ("en", "named", {"name": "A & B", "size": 12_345.5}, "A & B has 12,345.5"),
        ("nb", "named", {"name": "A", "size": 12_345.5}, "A has 12\u00a0345,5"),
        ("en", "count", {"n": 1, "place": "Bø"}, "1 cluster in Bø"),
        ("en", "count", {"n": 0, "place": "Bø"}, "0 clusters in Bø"),
        ("en", "count", {"n": 1_000, "place": "Bø"}, "1,000 clusters in Bø"),
        ("nb", "count", {"n": 2, "place": "Bø"}, "2 klynger i Bø"),
        ("en", "named", {"name": "{size} {0.__class__}", "size": "x"}, "{size} {0.__class__} has x"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_text_is_found_and_filled_in(language: str, key: str, values: dict[str, object], text: str) -> None:
    assert Texts(language)(key, **values) == text


@pytest.mark.parametrize(("language", "text"), [("en", "A, B, and C"), ("nb", "A, B og C")])
def test_names_are_listed_as_the_language_does(language: str, text: str) -> None:
    assert texts(language).listed(["A", "B", "C"]) == text
    assert texts(language).listed(["A"]) == "A"


@pytest.mark.usefixtures("folder")
def test_a_text_that_a_language_lacks_is_english_and_one_that_english_lacks_is_an_error() -> None:
    assert "named" in Texts("nb")
    assert "nothing" not in Texts("nb")
    with pytest.raises(KeyError, match="nothing"):
        Texts("nb")("nothing")


@pytest.mark.usefixtures("folder")
def test_a_text_of_the_context_asked_for_goes_before_the_one_without() -> None:
    assert Texts("en", OWN_LIST)("count", n=2, place="Bø") == "2 entries in Bø"
    assert Texts("nb", OWN_LIST)("count", n=1, place="Bø") == "1 oppføring i Bø"
    assert Texts("nb", OWN_LIST)("hello") == "Hei"
    assert Texts("nb")("count", n=1, place="Bø") == "1 klynge i Bø"


@pytest.mark.usefixtures("folder")
def test_a_further_language_is_one_more_file_and_english_comes_first() -> None:
    assert languages() == ("en", "nb")


@pytest.mark.parametrize("language", languages())
def test_every_language_of_the_product_has_the_same_keys_and_the_same_named_values(language: str) -> None:
    english, other = module._catalog(DEFAULT_LANGUAGE), module._catalog(language)
    assert {str(message.id) for message in other if message.id} <= {
        str(message.id) for message in english if message.id
    }
    for message in english:
        if message.id:
            key = message.id if isinstance(message.id, str) else message.id[0]
            assert _fields(texts(language), key) == _fields(texts(DEFAULT_LANGUAGE), key), key


def test_the_files_hold_no_key_twice_and_no_empty_english_text() -> None:
    for file in FOLDER.glob("*.po"):
        keys = re.findall(r'^(?:msgctxt ".*"\n)?msgid ".*"$', file.read_text(encoding="utf-8"), re.MULTILINE)
        assert len(keys) == len(set(keys)), file.name
    assert all(message.string for message in module._catalog(DEFAULT_LANGUAGE) if message.id)


def _fields(t: Texts, key: str) -> set[str]:
    """The names of the values that the text takes, whatever its plural form."""
    templates = (t._template(key, n) for n in (1, 2))
    return {name for text in templates for _, name, _, _ in string.Formatter().parse(text) if name}

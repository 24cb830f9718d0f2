"""The languages of the product: each is complete, and writes numbers, names and quotations in its own way."""

import string
from datetime import date

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from data.i18n import DEFAULT_LANGUAGE, FOLDER, languages, match_language, texts
from data.load import load_catalogue
from data.model import Cluster

# Names, abbreviations, and words that are spelled alike; a text that is nothing but values is alike anyway.
ALIKE = {
    "Arena", "Arena Pro", "NCE", "GCE", "A4", "SVG", "PNG", "HTML", "CSV", "Excel", "GeoJSON", "English",
    "Norsk", "Hydrogen", "Id", "Status", "Format", "Pause", "{before} → {level}",
    "{km} km", "region",
}  # fmt: skip
NAMES = ["Ålesund", "Oslo", "Ærfugl", "Zürich", "Agder", "Østfold", "Trøndelag"]


def read(language: str) -> Catalog:
    with (FOLDER / f"{language}.po").open("rb") as file:
        return read_po(file)


def forms_by_key(language: str) -> dict[str, tuple[str, ...]]:
    """Each key, with its message context if it has one, and its one text or the two forms of its plural."""
    found: dict[str, tuple[str, ...]] = {}
    for message in read(language):
        if message.id:
            key = message.id if isinstance(message.id, str) else message.id[0]
            string_or_forms = message.string or ""
            key = f"{message.context}: {key}" if message.context else key
            found[key] = (string_or_forms,) if isinstance(string_or_forms, str) else tuple(string_or_forms)
    return found


def values(text: str) -> list[str]:
    """The named values that *text* takes, in alphabetical order."""
    return sorted({name for _, name, _, _ in string.Formatter().parse(text) if name})


def has_words(text: str) -> bool:
    return any(char.isalpha() for literal, *_ in string.Formatter().parse(text) for char in literal)


ENGLISH = forms_by_key(DEFAULT_LANGUAGE)
OTHERS = {language: forms_by_key(language) for language in languages() if language != DEFAULT_LANGUAGE}


def test_norwegian_stands_beside_english() -> None:
    assert languages() == ("en", "nb")
    assert len(ENGLISH) > 200


@pytest.mark.parametrize("language", languages())
def test_a_file_says_which_language_it_holds_and_that_it_has_two_numbers(language: str) -> None:
    catalogue = read(language)
    assert str(catalogue.locale) == language
    assert (catalogue.num_plurals, catalogue.plural_expr) == (2, "(n != 1)")


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_every_text_of_english_and_none_besides(language: str) -> None:
    assert ENGLISH.keys() - OTHERS[language].keys() == set()
    assert OTHERS[language].keys() - ENGLISH.keys() == set()


@pytest.mark.parametrize("language", OTHERS)
def test_a_text_has_the_plural_and_the_named_values_of_the_english_one(language: str) -> None:
    for key, forms in OTHERS[language].items():
        assert [values(form) for form in forms] == [values(form) for form in ENGLISH[key]], key


@pytest.mark.parametrize("language", OTHERS)
def test_no_text_is_empty_or_left_in_english(language: str) -> None:
    for key, forms in OTHERS[language].items():
        for form, english in zip(forms, ENGLISH[key], strict=True):
            assert form.strip(), key
            assert form != english or form in ALIKE or not has_words(form), key


def test_norwegian_quotes_in_its_own_marks() -> None:
    for key, forms in OTHERS["nb"].items():
        for form in forms:
            assert not set(form) & set("“”„"), key
            assert form.count("«") == form.count("»"), key


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("compare.advice", "card.compare"),
        ("programme.counts.origin", "programme.counts.new"),
        ("about.sure.text", "confidence.high"),
        ("a11y.known.editor", "page.your_data.title"),
    ],
)
def test_a_text_that_names_a_label_names_it_as_it_stands_on_screen(
    language: str, text: str, label: str
) -> None:
    t = texts(language)
    marks = "«{}»" if language == "nb" else "“{}”"
    assert marks.format(t(label)).casefold() in t(text).casefold()


def test_each_cluster_says_what_it_does_in_both_languages() -> None:
    def holds(cluster: Cluster) -> bool:
        english, norwegian = cluster.summary, cluster.summary_nb
        return bool(english and norwegian and norwegian.endswith(".")) and (
            english != norwegian == cluster.summary_nb
        )

    assert [cluster.id for cluster in load_catalogue().clusters if not holds(cluster)] == []


@pytest.mark.parametrize(
    ("language", "number", "written"),
    [
        ("en", 1043, "1,043"),
        ("nb", 1043, "1\u00a0043"),
        ("en", 14.6, "14.6"),
        ("nb", 14.6, "14,6"),
        ("nb", 1_234_567.5, "1\u00a0234\u00a0567,5"),
        ("nb", 43, "43"),
    ],
)
def test_a_number_is_written_as_the_language_does(language: str, number: float, written: str) -> None:
    assert texts(language).number(number) == written


@pytest.mark.parametrize(("language", "written"), [("en", "1 May 2026"), ("nb", "1. mai 2026")])
def test_a_date_is_written_as_the_language_does(language: str, written: str) -> None:
    assert texts(language).date(date(2026, 5, 1)) == written


@pytest.mark.parametrize(
    ("language", "month", "written"),
    [("en", 11, "November 2021"), ("nb", 11, "november 2021"), ("en", None, "2021"), ("nb", None, "2021")],
)
def test_a_month_is_written_as_the_language_does(language: str, month: int | None, written: str) -> None:
    assert texts(language).month(2021, month) == written


@pytest.mark.parametrize(
    ("n", "total", "said"),
    [(1, 43, "1 av 43 klynger vises"), (1043, 2000, "1\u00a0043 av 2\u00a0000 klynger vises")],
)
def test_the_count_reads_as_norwegian(n: int, total: int, said: str) -> None:
    assert texts("nb")("panel.status", n=n, total=total) == said


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("nb", ["Agder", "Oslo", "Trøndelag", "Zürich", "Ærfugl", "Østfold", "Ålesund"]),
        ("en", ["Ærfugl", "Agder", "Ålesund", "Oslo", "Østfold", "Trøndelag", "Zürich"]),
    ],
)
def test_names_stand_in_the_order_of_the_language_s_alphabet(language: str, ordered: list[str]) -> None:
    assert sorted(NAMES, key=texts(language).sort_key) == ordered


@pytest.mark.parametrize(
    ("browser", "language"),
    [
        ("nb", "nb"),
        ("nn", "nb"),
        ("no", "nb"),
        ("nb-NO", "nb"),
        ("nn_NO", "nb"),
        ("NB-no", "nb"),
        ("da-DK", "nb"),
        ("en", "en"),
        ("en-GB", "en"),
        ("de", "en"),
        (None, "en"),
        ("", "en"),
    ],
)
def test_a_browser_gets_the_nearest_language(browser: str | None, language: str) -> None:
    assert match_language(browser) == language

"""Every page is written in short sentences and plain words, in both languages."""

import pytest

from data.i18n import languages
from data.load import load_catalogue
from tests.pages.lix import CLUSTER_PAGE, MOST_LIX, MOST_WORDS, readings

READINGS = readings()


def test_each_page_of_each_language_is_measured() -> None:
    for language in languages():
        pages = [reading.page for reading in READINGS if reading.language == language]
        assert {"map", "programme", "about", "your data", "accessibility"} <= set(pages)
        clusters = [page for page in pages if page.startswith(CLUSTER_PAGE)]
        assert len(clusters) == len(load_catalogue().clusters)


@pytest.mark.parametrize("language", languages())
def test_no_page_is_harder_to_read_than_a_newspaper(language: str) -> None:
    hard = {one.page: round(one.lix) for one in READINGS if one.language == language and one.lix > MOST_LIX}
    assert hard == {}


@pytest.mark.parametrize("language", languages())
def test_no_sentence_is_long(language: str) -> None:
    long = {one.page: one.longest for one in READINGS if one.language == language and one.words > MOST_WORDS}
    assert long == {}

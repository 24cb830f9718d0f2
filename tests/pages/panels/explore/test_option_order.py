"""The options of a filter stand in the order of the reader's alphabet."""

import pytest

from data.i18n import languages, texts
from tests.pages.apptest import dashboard


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("facet", ["county", "sector"])
def test_options_are_in_the_order_of_the_languages_alphabet(language: str, facet: str) -> None:
    options = list(dashboard(lang=[language]).multiselect(key=facet).options)
    assert options == sorted(options, key=texts(language).sort_key)
    assert facet == "sector" or language != "nb" or options[-1].startswith("Østfold")

"""The words that the dashboard translates for Streamlit are still Streamlit's."""

import re
from pathlib import Path

import pytest
import streamlit

from data.i18n import texts
from pages.panels.frame import STREAMLITS_WORDS

SCRIPTS = Path(streamlit.__file__).parent / "static" / "static" / "js"


@pytest.fixture(scope="module")
def scripts() -> str:
    """All that Streamlit's client is made of."""
    return "\n".join(path.read_text(encoding="utf-8") for path in SCRIPTS.glob("*.js"))


# Where Streamlit joins the parts of a text itself: at values, before a plural, between sentences.
JOINTS = re.compile(r"\{\w+\}|\boptions\b|\. ")


@pytest.mark.parametrize("key", STREAMLITS_WORDS)
def test_streamlit_still_says_it(scripts: str, key: str) -> None:
    for part in JOINTS.split(texts("en")(f"document.{key}")):
        assert part in scripts

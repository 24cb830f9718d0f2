"""The words that the dashboard translates for Streamlit are still Streamlit's."""

import re
from pathlib import Path

import streamlit

from data.i18n import texts
from pages.panels.layout import STREAMLITS_WORDS

SCRIPTS = Path(streamlit.__file__).parent / "static" / "static" / "js"


# Where Streamlit joins the parts of a text itself: at values, before a plural or a number, between sentences,
# before what a key does.
JOINTS = re.compile(r"\{\w+\}|\boptions\b|\. |(?<=result)(?=s$)|(?=over 1000$)|(?=apply$)")


def test_streamlit_still_says_each_of_them() -> None:
    scripts = "\n".join(path.read_text(encoding="utf-8") for path in SCRIPTS.glob("*.js"))
    parts = {key: JOINTS.split(texts("en")(f"document.{key}")) for key in STREAMLITS_WORDS}
    assert {key: part for key in parts for part in parts[key] if part not in scripts} == {}

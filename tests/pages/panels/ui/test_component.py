"""What Streamlit runs for each component of ours."""

from pages.panels.ui.component import loader
from pages.panels.ui.streamlit_internals import FIRST_SCRIPT


def test_the_script_that_is_sent_with_each_component_is_filled_in_and_without_comments() -> None:
    script = loader()
    assert script.startswith("const ")
    assert FIRST_SCRIPT in script.replace('\\"', '"')
    assert [one for one in ('"FIRST_SCRIPT"', '"TO_ROOT"', "/*", "//") if one in script] == []

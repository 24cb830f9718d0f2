"""What we rely on of Streamlit beside its public interface is still as we expect it."""

import re
from pathlib import Path

from streamlit.testing.v1 import AppTest

from pages.panels.ui import streamlit_internals
from tests.pages.apptest import dashboard, filtered


def test_content_is_served_as_a_media_file_under_a_digest() -> None:
    assert re.fullmatch(r"(mock/)?media/[0-9a-f]{32,}\.json", filtered(dashboard())["payload"])


def test_a_folder_is_served_under_the_module_that_declares_the_component(tmp_path: Path) -> None:
    address = streamlit_internals.serve_folder(tmp_path, "some_files")
    assert address == "component/pages.panels.ui.streamlit_internals.some_files"


def test_the_session_of_a_run_tells_what_it_holds_and_outside_of_a_run_there_is_none() -> None:
    def script() -> None:
        import streamlit as st

        from pages.panels.ui.streamlit_internals import session_value

        st.session_state["colour"] = "blue"
        st.text(f"{session_value('colour')} {session_value('shape')}")

    assert AppTest.from_function(script).run().text[0].value == "blue None"
    assert streamlit_internals.session_value("colour") is None

"""What Streamlit runs for each component of ours."""

from types import SimpleNamespace

import pytest
import streamlit as st

from pages.panels.ui.component import Component, loader
from pages.panels.ui.streamlit_internals import FIRST_SCRIPT


def test_the_script_that_is_sent_with_each_component_is_filled_in_and_without_comments() -> None:
    script = loader()
    assert script.startswith("const ")
    assert FIRST_SCRIPT in script.replace('\\"', '"')
    assert [one for one in ('"FIRST_SCRIPT"', '"TO_ROOT"', "/*", "//") if one in script] == []


def test_what_a_component_reports_once_it_is_gone_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    state: dict[str, SimpleNamespace] = {}
    monkeypatch.setattr(st, "session_state", state)
    taken: list[object] = []
    handle = Component("document", texts=())._handler("theme", taken.append)
    handle()
    assert taken == []
    state["document"] = SimpleNamespace(theme=True)
    handle()
    assert taken == [True]

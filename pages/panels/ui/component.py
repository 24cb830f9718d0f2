"""Components of our own: a script of ``web/`` drawn into the page, given its data, reporting what readers do."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, TypedDict

import streamlit as st

from data.i18n import Texts
from pages.panels.state import widgets
from pages.panels.ui import assets
from pages.panels.ui.streamlit_internals import FIRST_SCRIPT, FIRST_SCRIPT_TO_ROOT


class ComponentData(TypedDict):
    """What each component gets beside its own data: the addresses of its script and of its texts as JSON.

    ``web/messages.js`` has the twin.
    """

    script: str
    texts: str


class Component:
    """The script ``web/<name>.js``, whose function ``draw(component, root)`` shows ``component.data``.

    Args:
        name: the script's name, and the widget's key.
        texts: keys of the texts ``<name>.<key>`` that the script shows.
    """

    def __init__(self, name: str, texts: Iterable[str]) -> None:
        self.name = name
        self._texts = tuple(texts)
        self._draw = st.components.v2.component(f"clustermap_{name}", js=loader(), isolate_styles=False)

    def show(self, t: Texts, data: Mapping[str, Any], on: Mapping[str, Callable[[Any], None]]) -> None:
        """Draw the component.

        Args:
            t: the texts in the reader's language.
            data: what the script shows; anything JSON holds.
            on: what to do with each thing that the script reports, given the reported value.
        """
        words = {key: t(f"{self.name}.{key}") for key in self._texts}
        handlers: dict[str, Any] = {
            f"on_{event}_change": self._handler(event, act) for event, act in on.items()
        }
        files: ComponentData = {
            "script": assets.link(assets.WEB, f"{self.name}.js"),
            "texts": assets.serve_json(words, f"{self.name}_texts"),
        }
        self._draw(key=self.name, data={**files, **data}, **handlers)

    def _handler(self, event: str, act: Callable[[Any], None]) -> Callable[[], None]:
        def handle() -> None:
            if widgets.is_there(self.name):
                act(widgets.reported(self.name, event))

        return handle


@lru_cache
def loader() -> str:
    """``web/component.js`` as each component is declared with it."""
    script = (assets.WEB / "component.js").read_text(encoding="utf-8")
    script = re.sub(r"/\*.*?\*/\s*", "", script, flags=re.DOTALL)
    for name, text in {"FIRST_SCRIPT": FIRST_SCRIPT, "TO_ROOT": FIRST_SCRIPT_TO_ROOT}.items():
        script = script.replace(f'"{name}"', json.dumps(text))
    return script

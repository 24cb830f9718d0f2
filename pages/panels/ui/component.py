"""Components of our own: a script of ``web/`` drawn into the page, given its data, reporting what readers do."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypedDict

import streamlit as st

from data.i18n import Texts
from pages.panels.state import widgets
from pages.panels.ui import assets

# The script comes by link, so that it is not sent along with every change. It is imported once: each import, even of a
# script that is there already, waits for what else the browser has to do.
_LOADER = """
const root = new URL("../../", document.querySelector('script[type="module"][src*="static/js/"]').src);
const scripts = new Map();
const load = async (address) => scripts.set(address, await import(new URL(address, root)));
export default async (component) => {
  const { script } = component.data;
  if (!scripts.has(script)) await load(script);
  scripts.get(script).draw(component, root);
};
"""


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
        self._draw = st.components.v2.component(f"clustermap_{name}", js=_LOADER, isolate_styles=False)

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
            act(widgets.reported(self.name, event))

        return handle

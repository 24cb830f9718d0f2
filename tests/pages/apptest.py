"""The dashboard in Streamlit's own test harness: no server and no browser, only what a run of the script sends."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from google.protobuf.text_format import MessageToString
from streamlit.testing.v1 import AppTest

SCRIPT = Path(__file__).parents[2] / "pages" / "panels" / "script.py"
ESCAPED = re.compile(r"\\+u([0-9a-f]{4})")
RUN_TIMEOUT = 60  # seconds, for a first run that loads everything


def dashboard(page: str | None = None, /, **parameters: Sequence[str]) -> AppTest:
    """Run the dashboard as a reader would open it with URL *parameters*, on *page* or on the first one."""
    app = AppTest.from_file(SCRIPT, default_timeout=RUN_TIMEOUT)
    for name, values in parameters.items():
        app.query_params[name] = list(values)
    if page:
        app.switch_page(f"../{page}.py")
    return app.run()


def query(app: AppTest) -> dict[str, list[str]]:
    """The parameters of the URL after the run."""
    return {
        name: [values] if isinstance(values, str) else list(values)
        for name, values in app.query_params.items()
    }


def panel(app: AppTest) -> Mapping[str, Any]:
    """What the run sent to the right panel."""
    return component(app, "panel")


def filtered(app: AppTest) -> Mapping[str, Any]:
    """What the run told the right panel and the map of the filters."""
    return component(app, "filters")


def component(app: AppTest, name: str) -> dict[str, Any]:
    """What the run sent to the component of this name."""
    return next(
        dict(json.loads(element.proto.json))
        for element in _elements(app)
        if element.type == "bidi_component" and element.proto.component_name.endswith(f"_{name}")
    )


def sent(app: AppTest) -> str:
    """All that the run sent to the reader's browser, as text in which every letter stands as itself."""
    protos = [MessageToString(element.proto, as_utf8=True) for element in _elements(app)]
    return ESCAPED.sub(lambda match: chr(int(match[1], 16)), "\n".join(protos))


def run_with_typed(app: AppTest, grid: str, cells: Mapping[int, Mapping[str, str]]) -> None:
    """Run the page with what was typed into the editable grid *grid* (its id): texts by row, from 0 on, and column."""
    states = app._tree.get_widget_states()
    edits = {"edited_rows": cells, "added_rows": [], "deleted_rows": []}
    states.widgets.add(id=grid, string_value=json.dumps(edits))
    app._run(states)


def map_arguments(app: AppTest) -> dict[str, Any]:
    """What the run sent to the map."""
    return next(
        dict(json.loads(element.proto.json_args))
        for element in _elements(app)
        if element.type == "component_instance"
    )


def _elements(app: AppTest) -> Iterator[Any]:
    blocks: list[Any] = [app.main, app.sidebar, *app.get("dialog")]
    for block in blocks:
        for child in block.children.values():
            if hasattr(child, "children"):
                blocks.append(child)
            else:
                yield child

"""What a browser may load early for a page instead of one file after the other, found from Streamlit's own files.

Streamlit's page names the scripts that every app needs. Those that draw an element come only once a session sends it,
three round trips later. Which files an element takes stands in Streamlit's first script: a list of all files, and
beside the import of each element's script the numbers of those that it imports (Vite's preload map).

Once the page has loaded, the network rests while Streamlit's script starts and opens its WebSocket. In that while the
browser fetches what only the drawn page asks for: its style sheet as a file, the clusters, what the map's
frame is drawn with, and our smaller components.
"""

import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from data.i18n import Texts
from geo.dataset import Dataset
from geo.map import bundle
from pages.panels.ui import style
from pages.panels.ui.assets import MAP_LINK, WEB, link, map_scripts, map_styles
from pages.panels.ui.base_map import labels, payload
from pages.panels.ui.streamlit_internals import FRAME_FOLDER, FRAME_PAGE, HEALTH, HOST_CONFIG, INDEX, STATIC
from pages.server.streamlit_files import (
    ELEMENT,
    ENTRY,
    FONT,
    NAMED,
    PRELOAD_MAP,
    SCRIPT_OF_FRAME,
    from_root,
)

_ALWAYS = ("Html", "BidiComponent", "ButtonGroup", "PageLink")
_FILTERS = ("Checkbox", "Button", "TextInput", "Multiselect")
ELEMENTS = {
    "map": (*_ALWAYS, *_FILTERS, "Selectbox", "ComponentInstance"),
    "clusters": (*_ALWAYS, *_FILTERS, "DownloadButton"),
    "compare": (*_ALWAYS, "Multiselect"),
    "insights": (*_ALWAYS, *_FILTERS),
    "your_data": (*_ALWAYS, "FileUploader"),
}
"""By page, the elements of Streamlit that its first draw has, as Streamlit names their scripts; a test compares them
with what a browser asks for. Charts, whose scripts are large, come after the page."""
COMPONENTS = {
    "map": ("document", "filters", "panel", "years"),
    "clusters": ("document", "filters", "panel", "table", "years"),
}
"""By page, the scripts of ours that it draws with, beside what they import."""
LATER = ("drawer_end", "phone_bar", "search")
"""Further scripts of ours on the same pages, fetched once the page has loaded."""
QUESTIONS = (HEALTH, HOST_CONFIG)
"""What Streamlit's script asks the server as it starts; the page lets the browser ask before that."""
_FIRST = "first_paint"
_IMPORT = re.compile(r'^import\b(?:[^;]*? from)? "\./(\w+\.js)"', re.MULTILINE)


class UnexpectedFilesError(Exception):
    """Streamlit's files look otherwise than expected."""


@lru_cache
def links(page: str) -> tuple[str, ...]:
    """The addresses of the scripts to load at once for *page* beside those that Streamlit's page names.

    They are relative to the server's root; none if Streamlit's files look otherwise than expected.
    """
    try:
        streamlits = _missing(ELEMENTS.get(page, _ALWAYS))
    except UnexpectedFilesError:
        streamlits = []
    ours = [link(WEB, script) for script in _with_imports(COMPONENTS.get(page, ("document",)))]
    return (*streamlits, *(script for script in ours if script not in start()))


@lru_cache
def start() -> tuple[str, ...]:
    """The address of the script that runs before Streamlit's, then those that it imports, relative to the root."""
    return tuple(link(WEB, script) for script in _with_imports((_FIRST,)))


def later(t: Texts, data: Dataset, page: str) -> list[str]:
    """The addresses of what *page* of *data* needs soon after it has loaded, relative to the server's root."""
    if page not in COMPONENTS:
        return [style.address()]
    first = {*start(), *links(page)}
    scripts = [link(WEB, script) for script in _with_imports(LATER)]
    frame = [*_of_map(), labels()] if page == "map" else []
    return [style.address(), payload(t, data), *frame, *(script for script in scripts if script not in first)]


def _of_map() -> list[str]:
    """What the map in its frame is drawn with: the frame's own script, then those files of ours that all maps have."""
    frame = [FRAME_FOLDER + script for script in _scripts_of_frame()]
    return [*frame, map_scripts(), map_styles(), link(bundle.WEB, "counties.geojson")]


@lru_cache
def _scripts_of_frame() -> tuple[str, ...]:
    return tuple(SCRIPT_OF_FRAME.findall(FRAME_PAGE.read_text("utf-8")))


@lru_cache
def font() -> str | None:
    """The address of the font that Streamlit's page loads at once; None if it names none."""
    found = FONT.search(INDEX.read_text("utf-8"))
    return found[1] if found else None


def first_bodies() -> Iterator[bytes]:
    """What the first page loads, for who compresses it: Streamlit's scripts, then ours, then what draws the map."""
    html = INDEX.read_text("utf-8")
    named = [*ENTRY.findall(html), *NAMED.findall(html), *links("map")]
    files = [INDEX.parent / name for name in named if name.startswith(STATIC)]
    files += WEB.glob("*.js")
    files += [FRAME_PAGE.parent / script for script in _scripts_of_frame()]
    files += [bundle.WEB / "counties.geojson", bundle.WEB / "neighbours.geojson"]
    yield from (file.read_bytes() for file in files)
    yield from (style.rules().encode(), bundle.scripts(MAP_LINK), bundle.styles())


def scripts_of(elements: Iterable[str]) -> list[str]:
    """The scripts that draw *elements*, with all that they import, relative to the server's root.

    Raises:
        UnexpectedFilesError: they cannot be found in Streamlit's files.
    """
    files, by_element = _preload_map()
    try:
        numbers = dict.fromkeys(number for element in elements for number in by_element[element])
        return [files[number] for number in numbers]
    except (KeyError, IndexError) as error:
        raise UnexpectedFilesError(f"Streamlit's preload map has nothing for {error}") from error


def _missing(elements: Iterable[str]) -> list[str]:
    """The scripts of *elements* that Streamlit's page does not name."""
    html = INDEX.read_text("utf-8")
    known = {*ENTRY.findall(html), *NAMED.findall(html)}
    return [script for script in scripts_of(elements) if script not in known and script.endswith(".js")]


@lru_cache
def _preload_map() -> tuple[list[str], dict[str, list[int]]]:
    """Streamlit's list of files, and for each element the numbers of those that it takes."""
    entry = ENTRY.search(INDEX.read_text("utf-8"))
    if entry is None:
        raise UnexpectedFilesError("Streamlit's page names no first script")
    script = (INDEX.parent / entry[1]).read_text("utf-8")
    found = PRELOAD_MAP.search(script)
    if found is None:
        raise UnexpectedFilesError(f"{entry[1]} has no preload map")
    files = [from_root(name) for name in json.loads(found[1])]
    elements = {name: [int(n) for n in numbers.split(",") if n] for name, numbers in ELEMENT.findall(script)}
    return files, elements


def _with_imports(components: Iterable[str]) -> list[str]:
    """The scripts of ours for *components*, with all that they import."""
    found: dict[str, None] = {}
    waiting = [f"{component}.js" for component in components]
    while waiting:
        script = waiting.pop()
        if script not in found:
            found[script] = None
            waiting += _IMPORT.findall((WEB / script).read_text("utf-8"))
    return list(found)

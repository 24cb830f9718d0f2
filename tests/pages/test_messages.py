"""Messages and rows between Python and the browser: each is declared alike in Python and in a script."""

import dataclasses
import re
import types
import typing
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, is_typeddict

import pytest

from geo.map import bundle, messages, symbols, tiles
from pages.panels import layout
from pages.panels.explore import messages as page_messages
from pages.panels.explore.table import COLUMNS
from pages.panels.history import messages as history_messages
from pages.panels.own import keeping
from pages.panels.ui import assets, component

# Where a type may stand in Python, and the script that has its twin.
PLACES = {
    bundle.WEB / "messages.js": (messages, tiles),
    assets.WEB / "messages.js": (page_messages, history_messages, component, layout, keeping),
}
PRIMITIVES = {str: "string", int: "number", float: "number", bool: "boolean", type(None): "null"}
TYPEDEF = re.compile(r"/\*\*\s*\* @typedef \{object\} (\w+)\n(.*?)\*/", re.DOTALL)
PROPERTY = re.compile(r"@property \{(.*)\} (\w+)$", re.MULTILINE)
Fields = dict[str, str]


def in_script(file: Path) -> dict[str, Fields]:
    """The fields of each object type that a script declares, with their types."""
    text = file.read_text(encoding="utf-8")
    return {
        name: {field: kind for kind, field in PROPERTY.findall(body)} for name, body in TYPEDEF.findall(text)
    }


def in_python(modules: tuple[types.ModuleType, ...]) -> dict[str, Fields]:
    """The same for the records that *modules* declare themselves."""
    return {
        name: {field: as_script(hint) for field, hint in typing.get_type_hints(record).items()}
        for module in modules
        for name, record in vars(module).items()
        if isinstance(record, type) and record.__module__ == module.__name__ and is_record(record)
    }


def is_record(record: type) -> bool:
    return is_typeddict(record) or dataclasses.is_dataclass(record) or hasattr(record, "_fields")


def as_script(hint: Any) -> str:
    """A Python type as a script writes it."""
    if hint in PRIMITIVES:
        return PRIMITIVES[hint]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return " | ".join(f'"{value}"' for value in arguments)
    if origin in (types.UnionType, typing.Union):
        return " | ".join(as_script(argument) for argument in arguments)
    if origin is list or (origin is tuple and arguments[-1] is ...):
        item = as_script(arguments[0])
        return f"({item})[]" if isinstance(arguments[0], types.UnionType) else f"{item}[]"
    if origin is tuple:
        return f"[{', '.join(as_script(argument) for argument in arguments)}]"
    if origin is Mapping:
        return f"Record<{', '.join(as_script(argument) for argument in arguments)}>"
    assert origin is None, hint
    return str(hint.__name__)


@pytest.mark.parametrize("file", PLACES, ids=lambda file: file.parent.parent.name)
def test_each_type_is_declared_alike_in_python_and_in_the_script(file: Path) -> None:
    python, script = in_python(PLACES[file]), in_script(file)
    assert script
    assert script == python


def test_the_comparison_tells_types_apart() -> None:
    assert as_script(str | None) != as_script(str)
    assert as_script(list[str | float | None]) == "(string | number | null)[]"
    assert as_script(tuple[tuple[float, float], ...]) == "[number, number][]"
    assert as_script(Mapping[str, str]) == "Record<string, string>"


def test_a_symbol_is_part_of_its_level() -> None:
    fields = typing.get_type_hints(symbols.Symbol).keys()
    assert fields < in_script(bundle.WEB / "messages.js")["LevelSymbol"].keys()


def test_every_message_to_and_from_the_map_is_in_one_of_the_two_lists() -> None:
    text = (bundle.WEB / "messages.js").read_text(encoding="utf-8")
    listed = re.findall(r"@typedef \{([\w |]+)\} Message(?:ToMap|FromMap)", text)
    assert len(listed) == 2
    names = " | ".join(listed).split(" | ")
    assert sorted(names) == sorted(
        name for name in in_script(bundle.WEB / "messages.js") if "Message" in name
    )


def test_the_table_shows_columns_of_its_rows() -> None:
    assert set(COLUMNS) == set(page_messages.TableRow._fields) - {"id", "latitude", "longitude"}

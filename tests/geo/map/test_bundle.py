"""The map's scripts and styles in one file each."""

import re

import pytest

from geo.map import bundle

LINKS = ("link.js", "standalone.js")
TYPES_ONLY = {"messages.js"}


def test_every_script_of_the_map_is_joined_and_each_once() -> None:
    files = {path.name for path in bundle.WEB.glob("*.js")}
    assert set(bundle.PARTS) | set(LINKS) | TYPES_ONLY == files
    assert len(set(bundle.PARTS)) == len(bundle.PARTS)


@pytest.mark.parametrize("link", LINKS)
def test_no_two_scripts_declare_the_same_name(link: str) -> None:
    declared = [
        name
        for file in (*bundle.PARTS, link)
        for name in re.findall(
            r"^(?:async )?(?:function|const|let|class) (\w+)",
            (bundle.WEB / file).read_text("utf-8"),
            re.MULTILINE,
        )
    ]
    assert len(declared) > 40
    assert sorted(set(declared)) == sorted(declared)


@pytest.mark.parametrize("link", LINKS)
def test_only_one_name_of_ours_is_global(link: str) -> None:
    ours = bundle.scripts(link).decode().split("(() => {\n", 1)[1]
    assert re.findall(r"(?:Object\.assign\(window, \{ (\w+) \}|\bwindow\.(\w+) = )", ours) == [
        ("clusterMap", "")
    ]


def test_types_alone_reach_no_browser() -> None:
    assert b"@typedef {object} MapConfig" not in bundle.scripts("link.js")

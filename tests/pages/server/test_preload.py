"""Which files a browser may load at once: what Streamlit's own files say."""

import re
from pathlib import Path

import pytest

from data.i18n import texts
from geo.map import bundle
from pages.panels.state import shared
from pages.panels.ui import style
from pages.panels.ui.assets import MAP_LINK, WEB
from pages.panels.ui.base_map import labels, payload
from pages.panels.ui.navigation import PAGES
from pages.panels.ui.streamlit_internals import FRAME_FOLDER, FRAME_PAGE, INDEX
from pages.server import preload
from pages.server.preload import (
    ELEMENTS,
    UnexpectedFilesError,
    first_bodies,
    font,
    later,
    links,
    scripts_of,
    start,
)
from pages.server.streamlit_files import ENTRY

EN, NB = texts("en"), texts("nb")
PROGRAMME = shared.programme()


def test_streamlits_files_are_as_expected() -> None:
    """If this fails, a new Streamlit is built in another way: look at ``streamlit_files.py``."""
    for page in PAGES:
        assert scripts_of(ELEMENTS.get(page.name, ("Html",)))
    assert font()


def test_an_element_comes_with_all_that_its_script_imports() -> None:
    scripts = scripts_of(["Multiselect"])
    assert any("/Multiselect." in script for script in scripts)
    for script in scripts:
        text = (INDEX.parent / script).read_text("utf-8")
        imports = {f"static/js/{name}" for name in re.findall(r'(?:from|import)[`"]\./([^`"]+)[`"]', text)}
        entry = {one for one in imports if "/index." in one}
        assert imports - entry <= set(scripts), script


def test_what_streamlits_page_names_itself_is_not_named_again() -> None:
    page = INDEX.read_text("utf-8")
    for entry in PAGES:
        named = links(entry.name)
        assert len(named) == len(set(named))
        assert [one for one in named if one in page] == []


def test_our_scripts_come_with_what_they_import() -> None:
    ours = {Path(one).name for one in links("clusters") if one.startswith("component/")}
    assert {"table.js", "panel.js", "dom.js", "rows.js", "words.js"} <= ours
    assert "messages.js" not in ours  # types alone


def test_the_script_that_runs_before_streamlits_comes_with_what_it_imports() -> None:
    first, *imports = [Path(one).name for one in start()]
    assert first == "first_paint.js"
    assert {"drawer.js", "screens.js", "streamlit.js"} <= set(imports)
    assert set(start()).isdisjoint(links("map"))


def test_what_the_map_is_drawn_with_comes_later_and_nothing_comes_twice() -> None:
    named = later(EN, PROGRAMME, "map")
    assert [one for one in named if one.startswith(FRAME_FOLDER) and one.endswith(".js")], FRAME_PAGE
    assert {"search.js", "typing.js", "counties.geojson"} <= {Path(one).name for one in named}
    assert len(named) == len(set(named))
    assert set(named).isdisjoint(links("map"))
    clusters = payload(EN, PROGRAMME)
    assert {clusters, labels()} <= set(named)
    others = {one for one in later(EN, PROGRAMME, "clusters") if not one.endswith(".js")}
    assert others == {style.address(), clusters}
    assert later(EN, PROGRAMME, "about") == [style.address()]


def test_the_clusters_come_in_the_readers_language_and_of_the_year_that_is_shown() -> None:
    of_2015 = PROGRAMME.at(2015)
    assert payload(NB, PROGRAMME) in later(NB, PROGRAMME, "map")
    assert payload(EN, of_2015) in later(EN, of_2015, "map")
    assert len({payload(EN, PROGRAMME), payload(NB, PROGRAMME), payload(EN, of_2015)}) == 3


def test_all_of_ours_and_of_the_map_is_among_what_is_compressed_well() -> None:
    bodies = set(first_bodies())
    assert len(bodies) > 110
    outlines = [bundle.WEB / "counties.geojson", bundle.WEB / "neighbours.geojson"]
    for file in (*WEB.glob("*.js"), *outlines, *FRAME_PAGE.parent.glob("static/js/*.js")):
        assert file.read_bytes() in bodies, file
    assert {bundle.scripts(MAP_LINK), bundle.styles(), style.rules().encode()} <= bodies


@pytest.mark.parametrize(
    ("page", "script"),
    [
        ("<html>", ""),
        (None, "const nothing = 1"),
        (None, 'x=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./a.js"])))'),
    ],
)
def test_where_streamlits_files_look_otherwise_nothing_of_them_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str | None, script: str
) -> None:
    original = INDEX.read_text("utf-8")
    (tmp_path / "static" / "js").mkdir(parents=True)
    for name in ENTRY.findall(original):
        (tmp_path / name).write_text(script)
    (tmp_path / "index.html").write_text(page or original)
    monkeypatch.setattr(preload, "INDEX", tmp_path / "index.html")
    for kept in (preload.links, preload._preload_map):
        kept.cache_clear()
    try:
        with pytest.raises(UnexpectedFilesError):
            scripts_of(["Html"])
        assert [one for one in links("map") if one.startswith("static/")] == []
    finally:
        for kept in (preload.links, preload._preload_map):
            kept.cache_clear()

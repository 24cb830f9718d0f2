"""Starting the server: what is missing or makes no sense is told, and nothing starts."""

import logging
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from geo.map import bundle, leaflet
from pages.panels.state import shared
from pages.server import allocator, start
from tests.pages.apptest import dashboard


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, Sequence[str]]]:
    """The apps that were served, and with which options."""
    served: list[tuple[Path, Sequence[str]]] = []
    monkeypatch.setattr(start, "run_server", lambda app, options: served.append((app, options)))
    return served


@pytest.mark.usefixtures("data_folder")
def test_all_is_well_and_the_server_starts_with_the_options_given(
    commands: list[tuple[Path, Sequence[str]]],
) -> None:
    start.main(["--server.port", "80"])
    assert commands == [(Path("dashboard.py").resolve(), ["--server.port", "80"])]
    assert logging.root.manager.disable == logging.NOTSET


def test_the_allocator_that_gives_memory_back_is_used_unless_the_operator_names_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun: list[tuple[list[str], dict[str, str]]] = []
    monkeypatch.setattr(
        os, "execve", lambda _program, command, environment: begun.append((command, environment))
    )
    monkeypatch.delenv("PYTHONMALLOC", raising=False)
    monkeypatch.setenv("MALLOC_ARENA_MAX", "4")
    allocator.begin_anew("pages.server.start", ["check"])
    ((command, environment),) = begun
    assert command == [sys.executable, "-m", "pages.server.start", "check"]
    assert environment == os.environ | {"PYTHONMALLOC": "malloc"}
    assert environment["MALLOC_ARENA_MAX"] == "4"


@pytest.mark.usefixtures("data_folder")
def test_a_check_starts_nothing(commands: list[tuple[Path, Sequence[str]]]) -> None:
    assert start.main(["check"]) == 0
    assert commands == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CLUSTERMAP_BASEMAP", "moon"),
        ("CLUSTERMAP_DATA", "no/such/folder"),
        ("CLUSTERMAP_GEOCODE_TIMEOUT", "soon"),
    ],
)
@pytest.mark.usefixtures("data_folder")
def test_a_setting_that_makes_no_sense_is_named(
    commands: list[tuple[Path, Sequence[str]]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    value: str,
) -> None:
    monkeypatch.setenv(name, value)
    shared.forget()
    assert start.main([]) == 1
    assert f"{name} " in capsys.readouterr().err
    assert commands == []


def test_broken_data_are_reported_by_file_and_row(
    commands: list[tuple[Path, Sequence[str]]], data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    levels = data_folder / "levels.csv"
    levels.write_text(levels.read_text("utf-8") + "x\n", "utf-8")
    assert start.main([]) == 1
    assert "levels.csv, row 7: has 1 cells" in capsys.readouterr().err
    assert commands == []


@pytest.mark.parametrize(
    ("option", "value"),
    [("port", "70000"), ("address", "192.0.2.1")],
    ids=["no such port", "not of this machine"],
)
def test_where_the_server_cannot_listen_it_says_what_to_look_at(option: str, value: str) -> None:
    command = [sys.executable, "-m", "pages", "--server.headless", "true", f"--server.{option}", value]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode == 1
    assert "The dashboard does not start, look at server.address and server.port:" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.fixture
def without_leaflet(monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation that lacks the package with Leaflet's files."""
    monkeypatch.setitem(sys.modules, "xstatic.pkg.leaflet", None)
    monkeypatch.setattr(leaflet, "folder", leaflet.folder.__wrapped__)
    monkeypatch.setattr(bundle, "scripts", bundle.scripts.__wrapped__)
    monkeypatch.setattr(bundle, "styles", bundle.styles.__wrapped__)


@pytest.mark.usefixtures("data_folder", "without_leaflet")
def test_a_missing_package_is_named_with_what_to_do(
    commands: list[tuple[Path, Sequence[str]]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert start.main([]) == 1
    assert "XStatic-leaflet is missing. Run: pip install -r requirements.txt" in capsys.readouterr().err
    assert commands == []


@pytest.mark.usefixtures("without_leaflet")
def test_without_that_package_a_reader_gets_one_page_that_names_it() -> None:
    app = dashboard()
    assert not app.exception
    assert [title.value for title in app.title] == ["The dashboard cannot be shown"]
    assert any("XStatic-leaflet" in text.value for text in app.text)

"""What the tests of pages share."""

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner

from data.load import FOLDER, paths
from pages.panels.state import shared


@pytest.fixture(scope="session", autouse=True)
def packages_searched_once() -> Iterator[None]:
    """Streamlit's test harness searches all installed packages for components once, and not for each app again."""
    with pytest.MonkeyPatch.context() as patch:
        once = cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", once)
        yield


@pytest.fixture
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the data that the server is set to read, for a test to break."""
    folder = tmp_path / "data"
    folder.mkdir()
    for file in paths(FOLDER):
        shutil.copy(file, folder)
    monkeypatch.setenv("CLUSTERMAP_DATA", str(folder))
    shared.forget()
    yield folder
    monkeypatch.undo()
    shared.forget()

"""What the tests of pages share."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.load import FOLDER, paths
from pages.panels.state import shared


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

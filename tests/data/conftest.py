"""What the tests of the data package share."""

import shutil
from pathlib import Path

import pytest

from data.descriptor import DESCRIPTOR
from data.load import FILES, FOLDER


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the product's own catalogue, to be broken."""
    for file in (*FILES, DESCRIPTOR):
        shutil.copy(FOLDER / file, tmp_path / file)
    return tmp_path

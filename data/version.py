"""The product's version, kept in ``pyproject.toml`` alone."""

import tomllib
from functools import lru_cache
from pathlib import Path

_PROJECT = Path(__file__).parent.parent / "pyproject.toml"


@lru_cache
def version() -> str:
    """The version of this copy, such as ``"0.1.0"``."""
    return str(tomllib.loads(_PROJECT.read_text(encoding="utf-8"))["project"]["version"])

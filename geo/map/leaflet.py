"""Where the installed packages keep Leaflet and its marker clusters."""

from functools import lru_cache
from importlib import import_module
from pathlib import Path

LEAFLET = "leaflet"
MARKERCLUSTER = "leaflet_markercluster"


class AssetError(Exception):
    """A package that brings files for the browser is missing; the message says which and what to do."""


@lru_cache
def folder(package: str) -> Path:
    """The folder with the files of one of the packages above.

    Raises:
        AssetError: the package is not installed, or its files are gone.
    """
    try:
        files = Path(import_module(f"xstatic.pkg.{package}").BASE_DIR)
        files.stat()
    except (ImportError, OSError) as error:
        name = f"XStatic-{package.replace('_', '-')}"
        raise AssetError(f"The package {name} is missing. Run: pip install -r requirements.txt") from error
    return files


def check() -> None:
    """Find the packages that bring files for the map.

    Raises:
        AssetError: one is missing.
    """
    for package in (LEAFLET, MARKERCLUSTER):
        folder(package)

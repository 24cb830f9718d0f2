"""Whether this server has all that it needs: settings that make sense, readable data, files for the browser."""

from data.errors import DataError, SettingError
from geo.map import leaflet
from pages.panels.state import shared
from pages.panels.state.settings import settings

CAUSES = (SettingError, leaflet.AssetError, DataError)
"""Why it may not: errors whose message is for the operator to read."""


def check() -> None:
    """Read all that is needed, once.

    Raises:
        CAUSES: something is missing or makes no sense.
    """
    settings()
    leaflet.check()
    shared.geocoder()
    shared.programme()

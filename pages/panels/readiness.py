"""Whether this server has all that it needs: settings that make sense, readable data, files for the browser."""

from data.load import DataError
from geo.map.leaflet import AssetError
from geo.places.errors import SettingsError, TableError
from pages.panels import assets, resources
from pages.panels.settings import SettingError, settings

CAUSES = (SettingError, SettingsError, AssetError, TableError, DataError)
"""Why it may not: errors whose message is for the operator to read."""


def check() -> None:
    """Read all that is needed, once.

    Raises:
        CAUSES: something is missing or makes no sense.
    """
    settings()
    assets.check()
    resources.geocoder()
    resources.programme()

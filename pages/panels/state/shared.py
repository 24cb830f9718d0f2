"""What all readers of this process share: the geocoder, the served dataset, the names of towns.

Kept in the process and not in Streamlit's caches, which any reader's browser can ask to be cleared.
"""

import os
from functools import lru_cache

from data.intake.processes.queue import ProcessQueue
from data.load import paths
from geo.dataset import Dataset
from geo.map.base_map import town_labels
from geo.map.messages import TownLabel
from geo.places import Chain
from geo.places.place import PlaceKind
from geo.places.settings import GeocodingSettings
from pages.panels.state.reload import Reloaded
from pages.panels.state.settings import settings


@lru_cache
def geocoder() -> Chain:
    """The gazetteer, and the online services that the operator switched on behind it.

    Raises:
        data.errors.SettingError: a setting makes no sense.
    """
    return Chain.from_settings(geocoding_settings())


def geocoding_settings() -> GeocodingSettings:
    """The operator's settings of geocoding.

    Raises:
        data.errors.SettingError: a setting makes no sense.
    """
    return GeocodingSettings.read(os.environ)


def programme() -> Dataset:
    """The dataset that this server shows, as its files now stand.

    Raises:
        data.errors.DataError: the data files have been breaking a rule since the server started.
    """
    return _programme().get()


@lru_cache
def town_names() -> list[TownLabel]:
    """The names of towns that the map shows."""
    places = geocoder().gazetteer.index.places
    return town_labels(place for place in places if place.kind is PlaceKind.TOWN)


@lru_cache
def list_processes() -> ProcessQueue:
    """Where readers' lists wait to be read, and long ones to be checked, in processes of their own."""
    return ProcessQueue(settings().lists_at_once, settings().lists_waiting)


def forget() -> None:
    """Read everything anew when it is next asked for; for tests that change the settings."""
    for kept in (settings, geocoder, list_processes, _programme, town_names):
        kept.cache_clear()


@lru_cache
def _programme() -> Reloaded[Dataset]:
    data = settings().data
    return Reloaded(paths(data) if data.is_dir() else [data], lambda: Dataset.load(data, geocoder()))

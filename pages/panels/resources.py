"""The dataset that a reader looks at: the programme, shared by all, or a list of their own."""

import os
from dataclasses import dataclass, field

import streamlit as st

from data.filters import FacetIndex
from data.intake import load_file
from data.load import load_catalogue, paths
from data.model import Catalogue
from geo.locate import Located, locate, with_counties
from geo.map.base_map import town_labels
from geo.map.markers import marker_payload
from geo.nearest import Neighbourhood
from geo.places import Chain
from geo.places.place import PlaceKind
from geo.places.settings import GeocodingSettings
from pages.panels.reload import Reloaded
from pages.panels.settings import settings
from pages.panels.texts import Texts, level_name, sector_name

_OWN, _PROGRAMME = "own_dataset", "programme_dataset"
TownLabel = tuple[str, float, float, int]
"""A town that the map names: name, latitude, longitude (degrees, WGS 84), and the zoom from which it shows."""


@dataclass(frozen=True, eq=False)
class Dataset:
    """A catalogue ready to be shown; ``payloads`` keeps what browsers are sent of it, by language."""

    catalogue: Catalogue
    located: Located
    own: bool = False
    index: FacetIndex = field(init=False)
    neighbourhood: Neighbourhood = field(init=False)
    payloads: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "index", FacetIndex(self.catalogue))
        object.__setattr__(self, "neighbourhood", Neighbourhood(self.located.found))

    def payload(self, t: Texts) -> bytes:
        """The markers and list rows for the browser, in the reader's language."""
        if t.language not in self.payloads:
            levels = {level.id: level_name(t, level) for level in self.catalogue.levels}
            groups = {cluster.sector_group or "" for cluster in self.catalogue.clusters}
            sectors = {group: sector_name(t, group) for group in groups}
            self.payloads[t.language] = marker_payload(self.catalogue, self.located.found, levels, sectors)
        return self.payloads[t.language]


@st.cache_resource(show_spinner=False)
def geocoder() -> Chain:
    """The gazetteer, and the online services that the operator switched on behind it.

    Raises:
        data.errors.SettingError: a setting makes no sense.
    """
    return Chain.from_settings(GeocodingSettings.read(os.environ))


def programme() -> Dataset:
    """The catalogue that this server shows, as its files now stand.

    Raises:
        data.load.DataError: the data files have been breaking a rule since the server started.
    """
    return _programme().get()


@st.cache_resource(show_spinner=False)
def _programme() -> Reloaded[Dataset]:
    data = settings().data
    return Reloaded(paths(data) if data.is_dir() else [data], _load)


def _load() -> Dataset:
    """The catalogue of the settings, loaded, indexed and geocoded."""
    data = settings().data
    catalogue = load_catalogue(data) if data.is_dir() else load_file(data)
    located = locate(catalogue, geocoder())
    return Dataset(with_counties(catalogue, located), located)


@st.cache_resource(show_spinner=False)
def labels() -> list[TownLabel]:
    """The names of towns that the map shows."""
    places = geocoder().gazetteer.index.places
    return town_labels(place for place in places if place.kind is PlaceKind.TOWN)


def dataset() -> Dataset:
    """The dataset that this reader looks at, the same one from the beginning of a run to its end."""
    shown: Dataset | None = st.session_state.get(_OWN) or st.session_state.get(_PROGRAMME)
    return shown or programme()


def take_newest() -> Dataset | None:
    """Let this reader look at the newest data from now on; return what they looked at if it was older."""
    before: Dataset | None = st.session_state.get(_PROGRAMME)
    newest = st.session_state[_PROGRAMME] = programme()
    return None if before is newest or st.session_state.get(_OWN) else before


def show_own(own: Dataset | None) -> None:
    """Let this reader look at a list of their own, or with None at the programme again."""
    st.session_state[_OWN] = own

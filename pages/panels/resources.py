"""What all readers share: the catalogue, its index and where its clusters are. Built once a server."""

from dataclasses import dataclass

import streamlit as st

from data.load import load_catalogue
from data.model import Catalogue
from data.select import FacetIndex
from geo.locate import Located, locate
from geo.map.base_map import town_labels
from geo.map.markers import marker_payload
from geo.places import Gazetteer
from geo.places.place import PlaceKind
from pages.panels.settings import settings
from pages.panels.texts import Texts, level_name, sector_name


@dataclass(frozen=True, eq=False)
class Dataset:
    """A catalogue ready to be shown."""

    catalogue: Catalogue
    index: FacetIndex
    located: Located


@st.cache_resource(show_spinner=False)
def gazetteer() -> Gazetteer:
    """The embedded gazetteer, loaded once."""
    return Gazetteer()


@st.cache_resource(show_spinner=False)
def programme() -> Dataset:
    """The catalogue that this server shows, loaded, indexed and geocoded once.

    Raises:
        data.load.DataError: the data files break a rule.
    """
    catalogue = load_catalogue(settings().data)
    return Dataset(catalogue, FacetIndex(catalogue), locate(catalogue, gazetteer()))


@st.cache_resource(show_spinner=False)
def labels() -> list[tuple[str, float, float, int]]:
    """The names of towns that the map shows."""
    return town_labels(place for place in gazetteer().index.places if place.kind is PlaceKind.TOWN)


def dataset() -> Dataset:
    """The dataset that this reader looks at."""
    return programme()


@st.cache_resource(show_spinner=False, max_entries=8)
def _payload(catalogue_id: str, language: str, _data: Dataset, _texts: Texts) -> bytes:
    levels = {level.id: level_name(_texts, level) for level in _data.catalogue.levels}
    groups = {cluster.sector_group or "" for cluster in _data.catalogue.clusters}
    sectors = {group: sector_name(_texts, group) for group in groups}
    return marker_payload(_data.catalogue, _data.located.found, levels, sectors)


def payload(data: Dataset, texts: Texts) -> bytes:
    """The markers and list rows for the browser, in the reader's language."""
    return _payload(data.catalogue.id, texts.language, data, texts)

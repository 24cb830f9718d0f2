"""Let the reader put a pin on the map where a row of their own list is at home."""

from collections.abc import Mapping
from itertools import islice

import folium
import streamlit as st
from streamlit_folium import st_folium

from data.i18n import Texts
from data.intake import Intake
from data.intake.values import position_text
from data.model import Cluster
from geo.locate import Located
from geo.map.pin import Pin
from pages.panels.own.placing import Doubt
from pages.panels.own.work import Work
from pages.panels.state import shared
from pages.panels.ui.base_map import base_map
from pages.panels.ui.markdown import as_markdown

MOST_OFFERED = 500
"""Rows; nobody scrolls through a longer box of them, and it is sent again with each change of the page."""
_HEIGHT = 420  # pixels


def mend(t: Texts, brought: Work, intake: Intake, located: Located | None, doubtful: list[Doubt]) -> None:
    """Show a map if the reader wants it, and take the spot that they choose on it as the home of a row."""
    if not intake.catalogue or located is None or not st.checkbox(t("own.pin"), key="own_pin"):
        return
    rows = _rows(intake, doubtful)
    # After each place that was given the box begins anew, with the first row that is left to look at.
    key = brought.key(f"pin_row_{len(brought.history)}")
    cluster = rows[st.selectbox(t("own.pin.row"), list(rows), key=key)]
    row, found = intake.rows[cluster.id], located.found.get(cluster.id)
    st.caption(t("own.pin.how"))
    spot = _spot(
        t,
        brought.key(f"pin_map_{row}"),
        Pin(t("own.pin.name"), (found.latitude, found.longitude) if found else None),
    )
    if spot is None:
        return
    here = shared.geocoder().gazetteer.at(*spot)
    if here is None:
        st.warning(t("own.pin.outside"))
        return
    home = position_text(*spot)
    words = t("own.pin.use", name=as_markdown(cluster.listed_name), place=here.label)
    st.button(words, key="own_pin_use", type="primary", on_click=brought.give, args=({row: home},))


def _rows(intake: Intake, doubtful: list[Doubt]) -> Mapping[str, Cluster]:
    """The rows to choose from by their labels, those to look at first."""
    assert intake.catalogue
    clusters = dict.fromkeys((*(doubt.cluster.id for doubt in doubtful), *intake.rows))
    by_id = intake.catalogue.clusters_by_id
    chosen = (by_id[identifier] for identifier in islice(clusters, MOST_OFFERED))
    return {f"{intake.rows[one.id]} · {one.listed_name} · {one.home_place}": one for one in chosen}


def _spot(t: Texts, key: str, pin: Pin) -> tuple[float, float] | None:
    """The spot that the reader chose on the map *key* with *pin*, latitude and longitude in degrees."""
    layer = folium.FeatureGroup(name="pin")
    layer.add_child(pin)
    with st.container(key="own_pin_map"):
        said = st_folium(
            base_map(t),
            key=key,
            height=_HEIGHT,
            width=None,
            returned_objects=["last_clicked"],
            feature_group_to_add=layer,
        )
    clicked = said.get("last_clicked")
    return (clicked["lat"], clicked["lng"]) if clicked else None

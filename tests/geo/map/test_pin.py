"""The pin that a person puts on the map."""

import json

import folium
import pytest
from streamlit_folium import _get_feature_group_string, generate_js_hash

from geo.map.pin import Pin


def script(point: tuple[float, float] | None) -> str:
    """The layer of a pin as streamlit-folium sends it to the browser."""
    group = folium.FeatureGroup(name="pin")
    group.add_child(Pin("The place", point))
    return str(_get_feature_group_string(group, folium.Map()))


@pytest.mark.parametrize(("point", "latitude", "longitude"), [((61.6, 5.03), 61.6, 5.03), (None, None, None)])
def test_a_pin_stands_where_it_is_put_or_nowhere_yet(
    point: tuple[float, float] | None, latitude: float | None, longitude: float | None
) -> None:
    [line] = [line for line in script(point).splitlines() if "clusterMap.pin(" in line]
    config, _ = json.JSONDecoder().raw_decode(line[line.index("(") + 1 :])
    assert config == {"latitude": latitude, "longitude": longitude, "name": "The place"}


def test_the_layer_has_the_same_identity_in_two_renders_of_one_place() -> None:
    assert generate_js_hash(script((61.6, 5.03))) == generate_js_hash(script((61.6, 5.03)))
    assert generate_js_hash(script((61.6, 5.03))) != generate_js_hash(script(None))

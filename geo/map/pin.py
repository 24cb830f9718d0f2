"""A pin on the base map, for a person to put where something is."""

from dataclasses import asdict

from folium.elements import JSCSSMixin
from folium.map import Layer
from folium.template import Template

from geo.map.messages import PinConfig


class Pin(JSCSSMixin, Layer):
    """A pin that is dragged, or put where the map is clicked; streamlit-folium reports it as the last click.

    Args:
        name: what it is called, for the tooltip and for screen readers. No text of a list: folium reads its output as a
            template once more.
        point: where it stands at first, latitude and longitude in degrees (WGS 84); None: nowhere yet.
    """

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = clusterMap.pin({{ this.config|tojson }});"
        "{{ this.get_name() }}.addTo({{ this._parent.get_name() }});"
        "{% endmacro %}"
    )

    def __init__(self, name: str, point: tuple[float, float] | None) -> None:
        super().__init__(name="pin", control=False)
        self._name = "Pin"
        latitude, longitude = point or (None, None)
        self.config = asdict(PinConfig(latitude, longitude, name))

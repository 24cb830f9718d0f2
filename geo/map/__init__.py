"""The map: base map, basemap tiles, symbols and markers as folium elements with their own JavaScript."""

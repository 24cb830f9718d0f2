"""Where clusters are: places (geocoding) and the map (folium layers)."""

/* A pin that a reader puts where one row of their list is at home: by a click, by dragging, or with the Enter key. */

const CLOSE_ENOUGH = 7; // zoom level at which one tells a town from the next

/**
 * The layer of a pin. The map tells of each place that the pin gets by a click of its own, which is what
 * streamlit-folium passes on.
 * @param {object} parameters
 * @param {L.Map} parameters.map
 * @param {PinConfig} parameters.config
 * @returns {L.LayerGroup}
 */
function createPin({ map, config: { latitude, longitude, name } }) {
  const icon = L.divIcon({ className: "home-pin", iconSize: [26, 26], iconAnchor: [13, 32] });
  const pin = L.marker(map.getCenter(), { icon, draggable: true, autoPan: true, title: name, alt: name });
  const layer = L.layerGroup();
  const left = new AbortController();

  /** @param {L.LatLng} point */
  const put = (point) => void pin.setLatLng(point).addTo(layer);
  const tell = (/** @type {L.LatLng} */ latlng) => map.fire("click", { latlng });
  const onClick = (/** @type {L.LeafletMouseEvent} */ { latlng }) => put(latlng);

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const isOnPin = event.target === pin.getElement();
    if (event.key !== "Enter" || (event.target !== map.getContainer() && !isOnPin)) return;
    event.preventDefault();
    tell(map.getCenter());
  }

  pin.on("dragend", () => tell(pin.getLatLng()));
  map.on("click", onClick);
  map.getContainer().addEventListener("keydown", onKey, { signal: left.signal });
  layer.once("remove", () => {
    left.abort();
    map.off("click", onClick);
  });
  if (latitude !== null && longitude !== null) {
    const start = L.latLng(latitude, longitude);
    put(start);
    map.setView(start, CLOSE_ENOUGH, { animate: false });
  }
  return layer;
}

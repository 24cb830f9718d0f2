/* The place that clusters are near to: a mark with its name, rings around it, and the offer to look near a point. */

/** @typedef {ReturnType<typeof createNear>} Near */

const SPHERE_RADIUS = 6391.9; // kilometres, as in geo/near.py, which tells why
const RING_CORNERS = 360;
const NEAR_NAME = ".near-place span";
const NEAR_MARKS = ".near-place, .near-place span, .ring-name span"; // which labels keep clear of, the place's own too

/**
 * The point at a distance from another one, along the sphere by which the list measures (distanceKm in
 * pages/panels/web/order.js).
 * @param {{ latitude: number, longitude: number }} from in degrees
 * @param {number} kilometres
 * @param {number} bearing in degrees, clockwise from north
 * @returns {[number, number]} latitude and longitude in degrees
 */
function pointAway({ latitude, longitude }, kilometres, bearing) {
  const radians = Math.PI / 180;
  const [phi, turn, angle] = [latitude * radians, bearing * radians, kilometres / SPHERE_RADIUS];
  const north = Math.asin(Math.sin(phi) * Math.cos(angle) + Math.cos(phi) * Math.sin(angle) * Math.cos(turn));
  const east = Math.atan2(
    Math.sin(turn) * Math.sin(angle) * Math.cos(phi),
    Math.cos(angle) - Math.sin(phi) * Math.sin(north),
  );
  return [north / radians, longitude + east / radians];
}

/**
 * The points at a distance from another one, all around it: Leaflet's own circle would take a smaller Earth for it.
 * @param {{ latitude: number, longitude: number }} middle in degrees
 * @param {number} kilometres
 */
function ringAround(middle, kilometres) {
  return Array.from({ length: RING_CORNERS }, (_, n) =>
    pointAway(middle, kilometres, (360 * n) / RING_CORNERS),
  );
}

/**
 * @param {object} parameters
 * @param {L.Map} parameters.map
 * @param {View} parameters.view
 * @param {Labels} parameters.labels
 * @param {Translate} parameters.text
 */
function createNear({ map, view, labels, text }) {
  /** @type {NearPoint | null} */
  let shown = null;
  const layer = L.layerGroup().addTo(map);

  /**
   * @param {[number, number]} point
   * @param {string} className
   * @param {string} words
   */
  function addLabel(point, className, words) {
    const html = document.createElement("span");
    html.textContent = words;
    const icon = L.divIcon({ className, html, iconSize: [0, 0] });
    L.marker(point, { icon, pane: "near", interactive: false, keyboard: false }).addTo(layer);
  }

  /** @param {NearPoint} place */
  function draw(place) {
    for (const kilometres of place.rings) {
      const style = { className: "near-ring", pane: "near", interactive: false, fill: false, weight: 1.5 };
      L.polygon(ringAround(place, kilometres), style).addTo(layer);
      addLabel(pointAway(place, kilometres, 0), "ring-name", text("ring", { km: kilometres }));
    }
    addLabel([place.latitude, place.longitude], "near-place", place.label);
  }

  /** @param {NearPoint} place */
  const edges = (place) =>
    [0, 90, 180, 270].map((bearing) => L.latLng(pointAway(place, Math.max(...place.rings), bearing)));

  return {
    /**
     * Show a place with its rings, all of them in view, or none.
     * @param {NearPoint | null} place
     */
    show(place) {
      if (place?.latitude === shown?.latitude && place?.longitude === shown?.longitude) return;
      shown = place;
      layer.clearLayers();
      labels.place();
      if (!place) return;
      draw(place);
      if (view.follows()) view.follow(edges(place));
    },
  };
}

/**
 * Offer to look near the point of the empty map that is clicked.
 * @param {object} parameters
 * @param {L.Map} parameters.map
 * @param {Translate} parameters.text
 * @param {(latitude: number, longitude: number) => void} parameters.onNear
 * @param {AbortSignal} parameters.signal ends it
 */
function createNearOffer({ map, text, onNear, signal }) {
  const popup = L.popup({ className: "near-offer", closeButton: false, autoPan: false });
  signal.addEventListener("abort", () => popup.remove());
  return {
    /** @param {L.LatLng} point */
    open(point) {
      const button = document.createElement("button");
      Object.assign(button, { type: "button", textContent: text("near_here") });
      keepClicksFromMap(button);
      button.addEventListener("click", () => {
        popup.remove();
        onNear(point.lat, point.lng);
      });
      popup.setLatLng(point).setContent(button).openOn(map);
    },
  };
}

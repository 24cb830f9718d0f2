/* Which part of the world is on screen: all of Norway at first, then wherever the reader goes. */

/** @typedef {ReturnType<typeof createView>} View */

/**
 * @param {object} parameters
 * @param {L.Map} parameters.map
 * @param {[[number, number], [number, number]]} parameters.bounds of all of Norway
 * @param {boolean} parameters.calm whether to move without animation
 */
function createView({ map, bounds, calm }) {
  let held = false; // whether the view is the reader's, so that a new size of the frame must keep it

  /** @param {{ animate: boolean }} options */
  const fitNorway = ({ animate }) => map.fitBounds(bounds, { padding: [4, 4], animate });

  // The frame gets its real size after the map was made.
  new ResizeObserver(() => {
    map.invalidateSize({ animate: false });
    if (!held) fitNorway({ animate: false });
  }).observe(map.getContainer());
  for (const kind of ["pointerdown", "wheel", "keydown"])
    map.getContainer().addEventListener(kind, () => (held = true), { passive: true });
  fitNorway({ animate: false });

  return {
    fitNorway: () => fitNorway({ animate: !calm }),

    /**
     * Show all *points*, if there are any.
     * @param {L.LatLng[]} points
     * @param {number} [closest] zoom level
     */
    fitPoints(points, closest = 10) {
      if (!points.length) return;
      held = true;
      map.fitBounds(L.latLngBounds(points), { padding: [40, 40], maxZoom: closest, animate: !calm });
    },

    /**
     * Move to *point*, at least as close as *leastZoom*, at once.
     * @param {L.LatLng} point
     * @param {number} leastZoom
     */
    moveTo(point, leastZoom) {
      map.setView(point, Math.max(map.getZoom(), leastZoom), { animate: false });
    },

    /** Keep this view when the frame gets another size. */
    hold() {
      held = true;
    },
  };
}

/**
 * On a touch screen let one finger scroll the page and two move the map, unless the map has the whole screen.
 * @param {object} parameters
 * @param {L.Map} parameters.map
 * @param {Translate} parameters.text
 */
function requireTwoFingers({ map, text }) {
  if (!window.matchMedia("(pointer: coarse)").matches) return;
  const hint = L.DomUtil.create("p", "touch-hint", map.getContainer());
  hint.textContent = text("two_fingers");
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let hiding;
  const adapt = () => (document.fullscreenElement ? map.dragging.enable() : map.dragging.disable());
  adapt();
  document.addEventListener("fullscreenchange", adapt);
  map.getContainer().addEventListener(
    "touchmove",
    (event) => {
      if (event.touches.length > 1 || map.dragging.enabled()) return;
      hint.classList.add("shown");
      clearTimeout(hiding);
      hiding = setTimeout(() => hint.classList.remove("shown"), 900);
    },
    { passive: true },
  );
}

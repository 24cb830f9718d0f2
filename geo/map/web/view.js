/* Which part of the world is on screen: all of Norway at first, then wherever the reader goes. */

/** @typedef {ReturnType<typeof createView>} View */
/** @typedef {{ zoom: number, latitude: number, longitude: number }} Position of the map's middle, in degrees */

const POSITION = /^(\d{1,2}(?:\.\d{1,6})?)\/(-?\d{1,3}(?:\.\d{1,6})?)\/(-?\d{1,3}(?:\.\d{1,6})?)$/;
const ZOOM_STEP = 0.25;
const MARGIN = 4; // pixels around all of Norway
const NARROW = 480; // pixels; the credits of a narrower map reach from side to side
const ROOM = 40; // pixels around points that are shown
const SYMBOL_ROOM = 48; // pixels around a symbol that stay in sight in a smaller frame

/**
 * Read a position as an address holds it (geo/map/position.py).
 * @param {string | null} text `zoom/latitude/longitude`
 * @returns {Position | null} null if it is written otherwise
 */
function readPosition(text) {
  const parts = POSITION.exec(text ?? "");
  if (!parts) return null;
  const [, zoom, latitude, longitude] = parts.map(Number);
  return { zoom, latitude, longitude };
}

/**
 * @param {Position} position
 * @returns {string}
 */
function writePosition({ zoom, latitude, longitude }) {
  const [lat, lon] = [latitude, longitude].map((degrees) => Number(degrees.toFixed(4)));
  return `${Math.round(zoom / ZOOM_STEP) * ZOOM_STEP}/${lat}/${lon}`;
}

/**
 * @param {object} parameters
 * @param {L.Map} parameters.map
 * @param {[[number, number], [number, number]]} parameters.bounds of all of Norway
 * @param {[[number, number], [number, number]]} parameters.land where the outlines end
 * @param {boolean} parameters.calm whether to move without animation
 * @param {() => boolean} parameters.isFixed whether the map stays in its place while the page scrolls, on a low screen
 * @param {string | null} parameters.start the position to begin with; all of Norway if it is none
 * @param {() => void} parameters.onMove called when the map has moved
 * @param {() => L.LatLng | null} parameters.anchor what of the view must stay in sight when the frame gets smaller
 */
function createView({ map, bounds, land, calm, isFixed, start, onMove, anchor }) {
  /** @type {string | null} where the reader moved the map to; null until then */
  let at = null;
  /** @type {"reader" | "page" | "frame"} who causes the move that comes next */
  let mover = "reader";
  let movesAtOnce = false; // because of the frame or of an address, and not because of the reader
  let held = false; // whether a new size of the frame must keep the view
  let addressed = false; // whether an address said where to go, and what else it asks for has not been shown yet

  map.on("moveend", () => {
    if (movesAtOnce) return onMove();
    if (mover === "reader") held = true;
    if (mover === "reader" || (mover === "page" && at !== null)) at = positionNow();
    mover = "reader";
    onMove();
  });

  function positionNow() {
    const { lat, lng } = map.getCenter();
    return writePosition({
      zoom: map.getZoom(),
      latitude: lat,
      longitude: lng,
    });
  }

  /**
   * Show all of Norway, as soon as the frame has a size: in a frame of none it would fit at the closest zoom level.
   * @param {{ animate: boolean }} options
   */
  function fitNorway({ animate }) {
    if (!hasSize()) return;
    [at, mover] = [null, "frame"];
    const below = heightOfCredits();
    map.fitBounds(bounds, {
      paddingTopLeft: [MARGIN, MARGIN],
      paddingBottomRight: [MARGIN, MARGIN + below],
      animate,
    });
  }

  /** Pixels at the foot of a narrow or fixed map where credits would cover what is farthest south. */
  function heightOfCredits() {
    if (!isFixed() && map.getSize().x > NARROW) return 0;
    const foot = map.getContainer().getBoundingClientRect().bottom;
    const credits = map.getContainer().querySelector(".leaflet-control-attribution");
    return credits ? foot - credits.getBoundingClientRect().top : 0;
  }

  /**
   * Go to a position, at once.
   * @param {string | null} text
   * @returns {boolean} whether it is one
   */
  function goTo(text) {
    const position = readPosition(text);
    const reach = /** @type {L.LatLngBounds} */ (map.options.maxBounds);
    if (!position || !reach.contains(toPoint(position))) return false;
    at = writePosition(position); // before the move, which tells where the map is
    addressed = held = true;
    map.setView(toPoint(position), position.zoom, { animate: false });
    return true;
  }

  /**
   * @param {L.LatLng[]} points
   * @param {number} closest zoom level
   */
  function fit(points, closest) {
    held = true;
    map.fitBounds(L.latLngBounds(points), {
      paddingTopLeft: [ROOM, ROOM],
      paddingBottomRight: [ROOM, ROOM + heightOfCredits()],
      maxZoom: closest,
      animate: !calm,
    });
  }

  /**
   * Move as little as it takes to have the symbol at *point* in sight, above the credits where they cover the map.
   * @param {L.LatLng} point
   */
  function keepInSight(point) {
    if (!hasSize()) return;
    const { x, y } = map.latLngToContainerPoint(point);
    const { x: width, y: height } = map.getSize();
    const right = nudged(x - SYMBOL_ROOM, x + SYMBOL_ROOM, width);
    const down = nudged(y - SYMBOL_ROOM, y + SYMBOL_ROOM, height - heightOfCredits());
    if (right || down) map.panBy(L.point(right, down), { animate: false });
  }

  function hasSize() {
    const { x: width, y: height } = map.getSize();
    return width > 0 && height > 0;
  }

  /**
   * Move the map at once, because of its frame or of what the address says.
   * @param {() => void} move
   */
  function moveAtOnce(move) {
    movesAtOnce = true;
    moveWithoutPanBack(map, move);
    [movesAtOnce, mover] = [false, "reader"];
  }

  const farthest = map.getMinZoom();

  /** Let nobody zoom out to where the outlines end, unless Norway needs it. Groups need the limit as a whole number. */
  function limitZoom() {
    if (!hasSize()) return;
    const before = map.getMinZoom();
    map.options.minZoom = farthest;
    const [allLand, norway] = [map.getBoundsZoom(land, true), map.getBoundsZoom(bounds)];
    map.options.minZoom = Math.min(Math.ceil(allLand), Math.floor(norway));
    if (map.getMinZoom() !== before) map.fire("zoomlevelschange");
    if (map.getZoom() < map.getMinZoom()) map.setZoom(map.getMinZoom(), { animate: false });
  }

  // The frame gets its real size after the map was made.
  new ResizeObserver(() => {
    const kept = held ? anchor() : null; // asked while the map still has its former size
    const pending = held ? mover : "reader"; // a move that is under way goes on
    moveAtOnce(() => {
      map.invalidateSize({ animate: false });
      limitZoom();
      if (!held) fitNorway({ animate: false });
      if (kept) keepInSight(kept);
    });
    mover = pending;
  }).observe(map.getContainer());
  for (const kind of ["pointerdown", "wheel", "keydown"])
    map.getContainer().addEventListener(kind, () => (held = true), { passive: true });
  moveAtOnce(() => {
    limitZoom();
    if (!goTo(start)) fitNorway({ animate: false });
  });

  return {
    fitNorway: () => fitNorway({ animate: !calm }),

    /** Where the reader moved the map to, as an address holds it; null until then. */
    position: () => at,

    /**
     * Go where an address says, or to all of Norway.
     * @param {string | null} text
     */
    moveTo(text) {
      if (text === at) return;
      moveAtOnce(() => {
        if (!goTo(text)) fitNorway({ animate: false });
      });
    },

    /**
     * Show all *points*, if there are any, because the reader asks the map to.
     * @param {L.LatLng[]} points
     * @param {number} [closest] zoom level
     */
    fitPoints(points, closest = 10) {
      if (points.length) fit(points, closest);
    },

    /**
     * Show all *points* because of what the page shows.
     * @param {L.LatLng[]} points
     * @param {number} [closest] zoom level
     */
    follow(points, closest = 10) {
      mover = "page";
      fit(points, closest);
    },

    /** Whether the map may move to what the page shows: not while a position from the address is in force. */
    follows: () => !addressed,

    /** Show all of Norway again where the reader has not moved the map. */
    giveBack() {
      if (at === null) fitNorway({ animate: !calm });
    },

    /**
     * Move to *point*, at least as close as *leastZoom*, at once.
     * @param {L.LatLng} point
     * @param {number} leastZoom
     */
    reveal(point, leastZoom) {
      mover = "page";
      map.setView(point, Math.max(map.getZoom(), leastZoom), {
        animate: false,
      });
    },

    /**
     * Move as little as it takes to have all *points* in view.
     * @param {L.LatLng[]} points
     * @param {Covered} [covered]
     */
    nudge(points, { left, bottom } = { left: 0, bottom: 0 }) {
      const [size, box] = [map.getSize(), L.bounds(points.map((point) => map.latLngToContainerPoint(point)))];
      const [least, most] = [/** @type {L.Point} */ (box.min), /** @type {L.Point} */ (box.max)];
      const by = [
        nudged(least.x - left, most.x - left, size.x - left),
        nudged(least.y, most.y, size.y - bottom),
      ];
      if (!by[0] && !by[1]) return;
      mover = "page";
      map.panBy(L.point(by[0], by[1]), { animate: !calm });
    },

    /** Let the map follow what the page shows from now on. */
    settle() {
      addressed = false;
    },

    /** Keep this view when the frame gets another size. */
    hold() {
      held = true;
    },
  };
}

/**
 * By how much a window from 0 to *size* must move to hold what reaches from *least* to *most*.
 * @param {number} least
 * @param {number} most
 * @param {number} size
 */
function nudged(least, most, size) {
  if (least < 0) return Math.round(least);
  return most > size ? Math.round(Math.min(most - size, least)) : 0;
}

/** @param {Position} position */
const toPoint = ({ latitude, longitude }) => L.latLng(latitude, longitude);

/**
 * On a touch screen let one finger scroll the page and two move the map, unless the map has the whole screen or stays in
 * its place while the page scrolls.
 * @param {object} parameters
 * @param {L.Map} parameters.map
 * @param {Translate} parameters.text
 * @param {Element} parameters.screen what full screen shows
 * @param {() => boolean} parameters.isFixed whether the map stays in its place
 */
function requireTwoFingers({ map, text, screen, isFixed }) {
  if (!window.matchMedia("(pointer: coarse)").matches) return;
  const hint = L.DomUtil.create("p", "touch-hint", map.getContainer());
  hint.textContent = text("two_fingers");
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let hiding;
  const page = screen.ownerDocument;
  const adapt = () => (page.fullscreenElement || isFixed() ? map.dragging.enable() : map.dragging.disable());
  adapt();
  page.addEventListener("fullscreenchange", adapt);
  window.addEventListener("resize", adapt);
  map.getContainer().addEventListener(
    "touchmove",
    (event) => {
      const movesItself = /** @type {Element} */ (event.target).closest(".home-pin, .group-list");
      if (event.touches.length > 1 || map.dragging.enabled() || movesItself) return;
      hint.classList.add("shown");
      clearTimeout(hiding);
      hiding = setTimeout(() => hint.classList.remove("shown"), 900);
    },
    { passive: true },
  );
}

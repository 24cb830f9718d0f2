/* The names of counties and towns, placed where no symbol and no earlier name is in their way: first those of the towns
   that the symbols stand for, beside them. */

/** @typedef {ReturnType<typeof createLabels>} Labels */
/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box in pixels */
/** @typedef {{ className: string, letter: number, below: number }} LabelStyle half a letter's width, height, in pixels */
/** @typedef {{ x: number, y: number, grows: -1 | 0 | 1 }} Spot where a label begins, and to which side it goes on: 0 to both */
/** @typedef {{ name: string, count: number, point: L.LatLng, box: Box }} SymbolPlace a symbol, and the place it stands for */
/** @typedef {{ name: string, point: [number, number], zoom: number, style: LabelStyle, marker?: L.Marker }} Label */

const COUNTY_LABEL_ZOOM = 6;
const COUNTY_LABEL = { className: "county-name", letter: 4.9, below: 8 };
const TOWN_LABEL = { className: "town-name", letter: 3.4, below: 31 };
const CONTROLS = ".leaflet-bar, .leaflet-control-scale, .leaflet-control-attribution";
const SPREAD_PLATE = ".spread-plate";
const BESIDE_LABEL = { className: "symbol-place", letter: 3.3, below: 8 };
const BESIDE_GAP = 1; // pixels between the target of a touch, which is larger than the symbol, and its label

/**
 * Where an element stands within the map, which need not begin at the window's corner.
 * @param {L.Map} map
 * @param {Element} element
 * @returns {Box}
 */
function boxOnMap(map, element) {
  const corner = map.getContainer().getBoundingClientRect();
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return {
    left: left - corner.left,
    top: top - corner.top,
    right: right - corner.left,
    bottom: bottom - corner.top,
  };
}

/**
 * Where a symbol stands within the map, or will once it has moved there: while groups split and merge, symbols glide.
 * @param {L.Map} map
 * @param {HTMLElement} element
 * @returns {Box}
 */
function symbolBox(map, element) {
  const { x, y } = map.layerPointToContainerPoint(L.DomUtil.getPosition(element));
  const left = x + (parseFloat(element.style.marginLeft) || 0);
  const top = y + (parseFloat(element.style.marginTop) || 0);
  return { left, top, right: left + element.offsetWidth, bottom: top + element.offsetHeight };
}

/**
 * Half the width of a label.
 * @param {string} name
 * @param {LabelStyle} style
 */
const halfWidth = (name, { letter }) => letter * name.length + 4;

/**
 * The room that a label takes whose place is at *x*, *y*.
 * @param {{ x: number, y: number }} at
 * @param {string} name
 * @param {LabelStyle} style
 * @returns {Box}
 */
function labelBox({ x, y }, name, style) {
  const half = halfWidth(name, style);
  return { left: x - half, right: x + half, top: y - Math.min(style.below, 8), bottom: y + style.below };
}

/**
 * Where a label can stand beside a symbol: below, right, left or above.
 * @param {Box} symbol
 * @returns {Spot[]}
 */
function besideSymbol({ left, top, right, bottom }) {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return [
    { x, y: bottom + 8, grows: 0 },
    { x: right + BESIDE_GAP, y, grows: 1 },
    { x: left - BESIDE_GAP, y, grows: -1 },
    { x, y: top - 8, grows: 0 },
  ];
}

/**
 * The room that a label takes at a *spot* beside its symbol.
 * @param {Spot} spot
 * @param {string} name
 * @returns {Box}
 */
function besideBox({ x, y, grows }, name) {
  return labelBox({ x: x + grows * halfWidth(name, BESIDE_LABEL), y }, name, BESIDE_LABEL);
}

/**
 * @param {Box} a
 * @param {Box} b
 */
function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/**
 * @param {Box} box
 * @param {L.Point} size of the map
 */
function isInside({ left, top, right, bottom }, { x: width, y: height }) {
  return left >= 0 && top >= 0 && right <= width && bottom <= height;
}

/**
 * @param {object} parameters
 * @param {L.Map} parameters.map
 */
function createLabels({ map }) {
  /** @type {Label[]} */
  const labels = []; // in order of precedence
  let placing = false;
  /** @type {() => SymbolPlace[]} */
  let symbolPlaces = () => [];
  const beside = L.layerGroup().addTo(map);

  /* Symbols are on screen before labels find their places among them, once for all that changed meanwhile. */
  function place() {
    if (placing) return;
    placing = true;
    requestAnimationFrame(() => setTimeout(placeNow));
  }

  /* A label that would touch a symbol, a control or an earlier label, or leave the map, waits for another view. */
  function placeNow() {
    placing = false;
    /** @type {Box[]} */
    const taken = [
      ...[...document.querySelectorAll(SYMBOLS)].map((one) =>
        symbolBox(map, /** @type {HTMLElement} */ (one)),
      ),
      ...[...document.querySelectorAll(`${NEAR_MARKS}, ${CONTROLS}, ${SPREAD_PLATE}`)].map((one) =>
        boxOnMap(map, one),
      ),
    ];
    const named = placeBesideSymbols(taken);
    const bounds = map.getBounds();
    for (const label of labels) {
      const box = labelBox(map.latLngToContainerPoint(label.point), label.name, label.style);
      const due = label.zoom <= map.getZoom() + 0.3 && bounds.contains(label.point) && !named.has(label.name);
      const fits = due && isInside(box, map.getSize()) && !taken.some((other) => overlap(box, other));
      if (fits) taken.push(box);
      if (fits && !label.marker) label.marker = draw(label);
      if (!fits && label.marker) {
        label.marker.remove();
        delete label.marker;
      }
    }
  }

  /**
   * Name the towns that symbols stand for, those with the most clusters first.
   * @param {Box[]} taken is added to
   * @returns {Set<string>} the names that found a place, are among the symbols of an open spread, or are marked as what is
   *   near
   */
  function placeBesideSymbols(taken) {
    const towns = new Set(labels.filter(({ style }) => style === TOWN_LABEL).map(({ name }) => name));
    const named = new Set([...document.querySelectorAll(NEAR_NAME)].map((one) => one.textContent ?? ""));
    beside.clearLayers();
    for (const { name, point, box } of symbolPlaces().sort((a, b) => b.count - a.count)) {
      if (!towns.has(name) || named.has(name)) continue;
      named.add(name);
      const at = besideSymbol(box).find((spot) => {
        const room = besideBox(spot, name);
        return isInside(room, map.getSize()) && !taken.some((other) => overlap(room, other));
      });
      if (!at) continue;
      taken.push(besideBox(at, name));
      const offset = L.point(at.x, at.y).subtract(map.latLngToContainerPoint(point));
      const html = document.createElement("span");
      html.textContent = name;
      Object.assign(html.style, { left: `${offset.x}px`, top: `${offset.y}px` });
      html.style.setProperty("--grows", String(at.grows));
      const icon = L.divIcon({ className: BESIDE_LABEL.className, html, iconSize: [0, 0] });
      L.marker(point, { icon, pane: "names", interactive: false, keyboard: false }).addTo(beside);
    }
    return named;
  }

  /** @param {Label} label */
  function draw({ name, point, style }) {
    const html = document.createElement("span");
    html.textContent = name;
    const icon = L.divIcon({ className: style.className, html, iconSize: [0, 0] });
    return L.marker(point, { icon, pane: "names", interactive: false, keyboard: false }).addTo(map);
  }

  map.on("moveend zoomend", place);

  return {
    place,

    /**
     * Name the places of symbols that *places* tells of, each time that labels are placed.
     * @param {() => SymbolPlace[]} places
     */
    nameSymbols(places) {
      symbolPlaces = places;
      place();
    },

    /** @param {CountyProperties[]} counties */
    addCounties(counties) {
      for (const { name, label } of counties)
        labels.unshift({ name, point: label, zoom: COUNTY_LABEL_ZOOM, style: COUNTY_LABEL });
      place();
    },

    /** @param {TownLabel[]} towns largest first */
    addTowns(towns) {
      for (const { name, latitude, longitude, zoom } of towns)
        labels.push({ name, point: [latitude, longitude], zoom, style: TOWN_LABEL });
      place();
    },
  };
}

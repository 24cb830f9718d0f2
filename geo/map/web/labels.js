/* The names of counties and towns, placed where no symbol and no earlier name is in their way. */

/** @typedef {ReturnType<typeof createLabels>} Labels */
/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box in pixels */
/** @typedef {{ className: string, letter: number, below: number }} LabelStyle half a letter's width, height, in pixels */
/** @typedef {{ name: string, point: [number, number], zoom: number, style: LabelStyle, marker?: L.Marker }} Label */

const COUNTY_LABEL_ZOOM = 6;
const COUNTY_LABEL = { className: "county-name", letter: 4.9, below: 8 };
const TOWN_LABEL = { className: "town-name", letter: 3.4, below: 26 };

/**
 * The room that a label takes whose place is at *x*, *y*.
 * @param {{ x: number, y: number }} at
 * @param {string} name
 * @param {LabelStyle} style
 * @returns {Box}
 */
function labelBox({ x, y }, name, { letter, below }) {
  const half = letter * name.length + 4;
  return { left: x - half, right: x + half, top: y - Math.min(below, 8), bottom: y + below };
}

/**
 * @param {Box} a
 * @param {Box} b
 */
function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/**
 * @param {object} parameters
 * @param {L.Map} parameters.map
 */
function createLabels({ map }) {
  /** @type {Label[]} */
  const labels = []; // in order of precedence
  let placing = false;

  /* Symbols are on screen before labels find their places among them, once for all that changed meanwhile. */
  function place() {
    if (placing) return;
    placing = true;
    requestAnimationFrame(() => setTimeout(placeNow));
  }

  /* A label that would touch a symbol or an earlier label waits for a closer zoom. */
  function placeNow() {
    placing = false;
    /** @type {Box[]} */
    const taken = [...document.querySelectorAll(`${SYMBOLS}, ${NEAR_NAMES}`)].map((symbol) =>
      symbol.getBoundingClientRect(),
    );
    const bounds = map.getBounds();
    for (const label of labels) {
      const box = labelBox(map.latLngToContainerPoint(label.point), label.name, label.style);
      const due = label.zoom <= map.getZoom() + 0.3 && bounds.contains(label.point);
      const fits = due && !taken.some((other) => overlap(box, other));
      if (fits) taken.push(box);
      if (fits && !label.marker) label.marker = draw(label);
      if (!fits && label.marker) {
        label.marker.remove();
        delete label.marker;
      }
    }
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

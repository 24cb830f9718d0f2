/* The land: neighbouring countries, and Norway's counties, which can be shaded by the number of clusters shown. */

/** @typedef {ReturnType<typeof createOutlines>} Outlines */
/** @typedef {{ name: string, label: [number, number] }} CountyProperties name, and its label's latitude and longitude */

const COUNTY_ZOOM = 8; // the closest zoom level for counties that are filtered by
const CLOSE_ZOOM = 8; // from here on counties are drawn in more detail
const SHADE_STEPS = [1, 2, 3, 5, 8]; // the least number of clusters of each shade

/**
 * How dark a county with *count* clusters is: 0 for none, then the number of the step that it reaches.
 * @param {number} count
 */
function shadeOf(count) {
  return SHADE_STEPS.filter((least) => count >= least).length;
}

/**
 * What the legend writes beside each shade, from 0 on.
 * @returns {string[]}
 */
function shadeRanges() {
  return [0, ...SHADE_STEPS].map((least, step) => {
    const next = SHADE_STEPS[step];
    if (next === undefined) return `${least}+`;
    return next - 1 > least ? `${least}–${next - 1}` : `${least}`;
  });
}

/**
 * @param {object} parameters
 * @param {L.Map} parameters.map
 * @param {MapConfig} parameters.config
 * @param {View} parameters.view
 * @param {Translate} parameters.text
 * @param {(error: Error) => void} parameters.onError called when a file does not come
 * @param {(counties: CountyProperties[]) => void} parameters.onCounties called once the counties are drawn
 */
function createOutlines({ map, config, view, text, onError, onCounties }) {
  /** @type {L.GeoJSON<CountyProperties> | null} */
  let counties = null;
  /** @type {L.GeoJSON<CountyProperties> | null} in more detail */
  let closeCounties = null;
  let asksForClose = false; // whether they are on their way, or here
  /** @type {Map<string | null, number>} */
  let counts = new Map();
  /** @type {HTMLElement | null} */
  let legend = null;
  let shading = false;
  /** @type {string[]} names of the counties that are looked at */
  let looked = [];
  let mayFollow = true; // whether the map moves to them

  read("neighbours", "neighbour", config.neighbours)
    .then((layer) => layer.addTo(map))
    .catch(onError);
  read("counties", "county", config.counties)
    .then((layer) => {
      counties = layer;
      adaptDetail();
      map.on("zoomend", adaptDetail);
      onCounties(features(layer).map((county) => county.properties));
      paint();
      follow();
    })
    .catch(onError);

  /**
   * @param {string} pane
   * @param {string} className
   * @param {string} link
   * @returns {Promise<L.GeoJSON<CountyProperties>>}
   */
  async function read(pane, className, link) {
    const style = () => ({ className, weight: 1 });
    return L.geoJSON(await readJson(link), { pane, interactive: false, style });
  }

  /** Draw the counties in the detail that the zoom level has room for. The close ones are fetched when first needed. */
  function adaptDetail() {
    const isClose = map.getZoom() >= CLOSE_ZOOM;
    if (isClose && config.close_counties && !asksForClose) fetchClose(config.close_counties);
    const [drawn, other] = isClose && closeCounties ? [closeCounties, counties] : [counties, closeCounties];
    if (!drawn || map.hasLayer(drawn)) return;
    drawn.addTo(map);
    other?.remove();
    paint();
  }

  /** @param {string} link */
  async function fetchClose(link) {
    asksForClose = true;
    try {
      closeCounties = await read("counties", "county", link);
      adaptDetail();
    } catch {
      asksForClose = false; // the map is whole without them; the next zoom asks again
    }
  }

  function paint() {
    for (const drawn of [counties, closeCounties]) drawn?.eachLayer(paintCounty);
  }

  /** @param {L.Layer} layer */
  function paintCounty(layer) {
    const county = /** @type {L.Path & { feature: { properties: CountyProperties } }} */ (layer);
    const element = /** @type {SVGElement | undefined} */ (county.getElement());
    const shade = shadeOf(counts.get(county.feature.properties.name) ?? 0);
    if (element) element.dataset.shade = shading ? String(shade) : "";
  }

  function follow() {
    const shown = counties?.getLayers().filter((layer) => looked.includes(nameOfCounty(layer))) ?? [];
    const corners = shown.flatMap((layer) => {
      const bounds = /** @type {L.Polygon} */ (layer).getBounds();
      return [bounds.getSouthWest(), bounds.getNorthEast()];
    });
    if (corners.length && mayFollow) view.follow(corners, COUNTY_ZOOM);
  }

  function showLegend() {
    legend?.remove();
    legend = shading ? shadeLegend(text) : null;
    // Beside the map, so that it covers no cluster; the map gives it the room (map.css).
    if (legend) map.getContainer().after(legend);
  }

  return {
    /**
     * Look at the counties with these names, or at the whole country again.
     * @param {string[]} names
     */
    look(names) {
      if (names.join() === looked.join()) return;
      looked = names;
      mayFollow = view.follows();
      if (names.length) follow();
      else view.giveBack();
    },

    /**
     * Shade the counties by the number of clusters shown in each, by county name.
     * @param {Map<string | null, number>} shown
     */
    count(shown) {
      counts = shown;
      paint();
    },

    /**
     * Turn the shading on or off.
     * @param {boolean} on
     */
    shade(on) {
      shading = on;
      paint();
      showLegend();
    },
  };
}

/**
 * @param {L.Layer} layer of a county
 * @returns {string}
 */
const nameOfCounty = (layer) => /** @type {any} */ (layer).feature.properties.name;

/**
 * @param {L.GeoJSON<CountyProperties>} layer
 * @returns {{ properties: CountyProperties }[]}
 */
function features(layer) {
  return layer.getLayers().map((one) => /** @type {any} */ (one).feature);
}

/**
 * @param {Translate} text
 * @returns {HTMLElement}
 */
function shadeLegend(text) {
  const legend = L.DomUtil.create("div", "shade-legend");
  L.DomUtil.create("strong", "", legend).textContent = text("shade_title");
  shadeRanges().forEach((range, step) => {
    const entry = L.DomUtil.create("span", "", legend);
    L.DomUtil.create("i", "", entry).dataset.shade = String(step);
    entry.append(range);
  });
  return legend;
}

/* The base maps that a reader chooses among: the outline, counties shaded by count, and tile services. */

/** @typedef {ReturnType<typeof createBaseMaps>} BaseMaps */

const COUNTY_COUNTS = "counties"; // id of the base map that shades the counties (tiles.py)
const OUTLINE_MAX_ZOOM = 10; // the outline has no detail for closer zoom levels; tiles have
const TILES_MAX_ZOOM = 14; // the deepest level that the groups are laid out for (base_map.py)
const FAILURES_TOLERATED = 2; // tiles of one service

/**
 * @param {object} parameters
 * @param {L.Map} parameters.map
 * @param {TileService[]} parameters.services
 * @param {L.Control.Attribution} parameters.credits
 * @param {Outlines} parameters.outlines
 * @param {(id: string) => void} parameters.onTilesFailed called once when a service does not answer
 */
function createBaseMaps({ map, services, credits, outlines, onTilesFailed }) {
  /** @type {string | null} */
  let current = null;
  /** @type {L.TileLayer | null} */
  let tiles = null;
  let credit = "";

  /** @param {TileService} service */
  function addTiles(service) {
    credit = creditLink(service);
    tiles = L.tileLayer(service.url, {
      pane: "tiles",
      maxZoom: service.max_zoom,
      referrerPolicy: "strict-origin-when-cross-origin",
    });
    let failures = 0;
    tiles.on("tileerror", () => {
      failures += 1;
      if (failures === FAILURES_TOLERATED + 1) onTilesFailed(service.id);
    });
    tiles.addTo(map);
    credits.addAttribution(credit);
  }

  function removeTiles() {
    if (!tiles) return;
    credits.removeAttribution(credit);
    tiles.remove();
    tiles = null;
  }

  const limitZoom = () => map.setMaxZoom(tiles ? TILES_MAX_ZOOM : OUTLINE_MAX_ZOOM);

  return {
    /** Allow the zoom levels for which the current base map has detail. */
    limitZoom,

    /**
     * Show the base map *id*; one that is no tile service is drawn from the outline.
     * @param {string} id
     */
    use(id) {
      if (current === id) return;
      current = id;
      removeTiles();
      const service = services.find((one) => one.id === id);
      map.getContainer().classList.toggle("has-tiles", Boolean(service));
      if (service) addTiles(service);
      limitZoom();
      outlines.shade(id === COUNTY_COUNTS);
    },
  };
}

/** @param {TileService} service */
function creditLink({ attribution, attribution_url: href }) {
  const link = document.createElement("a");
  Object.assign(link, { href, target: "_blank", rel: "noopener", textContent: attribution });
  // eslint-disable-next-line no-restricted-properties -- Leaflet takes credits as markup; this is escaped
  return link.outerHTML;
}

/* The base maps that a reader chooses among: the outline, counties shaded by count, and tile services. */

/** @typedef {ReturnType<typeof createBaseMaps>} BaseMaps */

const OUTLINE = "outline"; // ids of the base maps that are drawn here (tiles.py): the plain one,
const COUNTY_COUNTS = "counties"; // and the one that shades the counties
const OUTLINE_MAX_ZOOM = 10; // the outline has no detail for closer zoom levels; tiles have
const TILES_MAX_ZOOM = 14; // the deepest level that the groups are laid out for (base_map.py)
const FAILURES_TOLERATED = 2; // tiles of one service, in a row

/**
 * @param {object} parameters
 * @param {L.Map} parameters.map
 * @param {TileService[]} parameters.services
 * @param {L.Control.Attribution} parameters.credits
 * @param {Outlines} parameters.outlines
 * @param {() => void} parameters.onDraw called when names of places may have to stand elsewhere
 * @param {(id: string) => void} parameters.onTilesFailed called when a service does not answer
 * @param {() => void} parameters.onTilesCame called when it answers after all
 */
function createBaseMaps({ map, services, credits, outlines, onDraw, onTilesFailed, onTilesCame }) {
  /** @type {string | null} */
  let current = null;
  /** @type {L.TileLayer | null} */
  let tiles = null;
  let credit = "";
  let came = false; // whether the service has sent a tile
  let failures = 0; // how many tiles did not come since the last one that did

  /** @param {TileService} service */
  function addTiles(service) {
    credit = creditLink(service);
    tiles = L.tileLayer(service.url, {
      pane: "tiles",
      maxZoom: service.max_zoom,
      referrerPolicy: "strict-origin-when-cross-origin",
    });
    tiles.on("tileerror", () => {
      failures += 1;
      if (failures !== FAILURES_TOLERATED + 1) return;
      draw();
      onTilesFailed(service.id);
    });
    tiles.on("tileload", () => {
      const isNews = !came || isSilent();
      if (isSilent()) onTilesCame();
      [came, failures] = [true, 0];
      if (isNews) draw();
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

  const isSilent = () => failures > FAILURES_TOLERATED;

  /** The names on the map give way to those of tiles that have come; tiles that may still come keep their zoom levels. */
  function draw() {
    map.getContainer().classList.toggle("has-tiles", came && !isSilent());
    map.setMaxZoom(tiles && (came || !isSilent()) ? TILES_MAX_ZOOM : OUTLINE_MAX_ZOOM);
    onDraw();
  }

  return {
    /**
     * Show the base map *id*, at the zoom levels for which it has detail; one that is no tile service is drawn from the
     * outline. Not before the groups are laid out, which they are for every zoom level.
     * @param {string} id
     */
    use(id) {
      if (current === id) return;
      current = id;
      removeTiles();
      [came, failures] = [false, 0];
      const service = services.find((one) => one.id === id);
      if (service) addTiles(service);
      draw();
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

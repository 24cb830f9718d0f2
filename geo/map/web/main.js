/* Puts the map's parts together. What folium's elements call is window.clusterMap, made here and never changed. */

/**
 * @typedef {object} Surroundings What is around the map: Streamlit's page (link.js), or the file's own (standalone.js).
 * @property {() => boolean} isDark
 * @property {(map: L.Map, name: string, onTheme: () => void) => void} connect
 * @property {(drawn: DrawnMap) => void} fill called when the clusters have come
 * @property {(id: string | null) => void} choose called when the reader chooses a cluster, or lets go of it
 * @property {(id: string) => void} press called when the reader presses a cluster's symbol, before it is chosen
 * @property {(name: string, ids: string[]) => void} openGroup called when the reader opens a group, which is named, and
 *   with nothing when they close it
 * @property {((latitude: number, longitude: number) => void) | null} lookNear called when the reader asks for what is
 *   near a point, in degrees; null where there is nobody to ask
 * @property {() => string | null} position where the address of the page says that the map begins
 * @property {() => Element} screen what full screen shows: the map, with what tells of a click on it
 * @property {() => boolean} isFixed whether the map stays in its place while the page scrolls
 * @property {() => void} reportView called when the map has moved
 * @property {() => void} reportTrouble
 * @property {(basemap: string) => void} reportTilesFailed
 * @property {() => void} reportTilesCame after all
 */

/**
 * @typedef {object} DrawnMap
 * @property {L.Map} map
 * @property {BaseMaps} baseMaps
 * @property {Outlines} outlines
 * @property {Clusters} clusters
 * @property {string} payload the address that the clusters were read from
 * @property {View} view
 * @property {Near} near
 * @property {Years} years
 */

/** @typedef {ReturnType<typeof drawGround>} Ground */

const PANES = { neighbours: 200, counties: 210, tiles: 220, near: 330, names: 340 };

/**
 * Draw all but the clusters: panes, view, outlines, labels, controls.
 * @param {L.Map} map
 * @param {MapConfig} config
 * @param {Surroundings} surroundings
 */
function drawGround(map, config, surroundings) {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const text = createText(config.texts);
  prepare(map, text, calm);
  followTheme(map, text, surroundings);
  /** @type {Clusters | null} */
  let clusters = null;

  const onError = (/** @type {Error} */ error) => {
    console.warn(`The map could not be drawn in full: ${error.message}`);
    surroundings.reportTrouble();
  };
  const { position, isFixed, reportView: onMove } = surroundings;
  const { bounds, land } = config;
  const anchor = () => clusters?.anchor() ?? null;
  const view = createView({ map, bounds, land, calm, isFixed, start: position(), onMove, anchor });
  const labels = createLabels({ map });
  const outlines = createOutlines({ map, config, view, text, onError, onCounties: labels.addCounties });
  readJson(config.labels)
    .then((table) => labels.addTowns(readRows(table)))
    .catch(onError);
  const onFit = () => view.fitPoints(clusters?.shownPoints() ?? []);
  const screen = surroundings.screen();
  const credits = addControls({ map, text, onReset: view.fitNorway, onFit, screen });
  const baseMaps = createBaseMaps({
    ...{ map, services: config.tiles, credits, outlines, onDraw: labels.place },
    onTilesFailed: surroundings.reportTilesFailed,
    onTilesCame: surroundings.reportTilesCame,
  });
  const near = createNear({ map, view, labels, text });
  requireTwoFingers({ map, text, screen, isFixed });
  return {
    ...{ map, calm, text, view, labels, outlines, baseMaps, near, onError },
    /** @param {Clusters} drawn */
    setClusters: (drawn) => (clusters = drawn),
  };
}

/**
 * @param {L.Map} map
 * @param {Translate} text
 * @param {boolean} calm
 */
function prepare(map, text, calm) {
  document.documentElement.lang = text("language");
  for (const [name, zIndex] of Object.entries(PANES)) {
    const pane = map.createPane(name);
    Object.assign(pane.style, { zIndex, pointerEvents: "none" });
    pane.setAttribute("aria-hidden", "true"); // the markers' names tell the places
  }
  if (calm) stopAnimating(map);
  // Leaflet would move the map when a press gives a marker the focus, away from under the pointer.
  L.Marker.mergeOptions({ autoPanOnFocus: false });
  // It also gives the map the focus. The browser would then scroll a page of which the map is only partly in sight, and
  // the press would end beside the symbol that it began on.
  const container = map.getContainer();
  container.focus = () => HTMLElement.prototype.focus.call(container, { preventScroll: true });
  map.getContainer().setAttribute("role", "application");
  map.getContainer().setAttribute("aria-label", text("name"));
}

/**
 * @param {L.Map} map
 * @param {Translate} text
 * @param {Surroundings} surroundings
 */
function followTheme(map, text, surroundings) {
  const applyTheme = () =>
    (document.documentElement.dataset.theme = surroundings.isDark() ? "dark" : "light");
  applyTheme();
  // Paper is light. The browser says so to a frame too when the page around it is printed.
  window.addEventListener("beforeprint", () => (document.documentElement.dataset.theme = "light"));
  window.addEventListener("afterprint", applyTheme);
  surroundings.connect(map, text("name"), applyTheme);
}

/**
 * Add the layer of clusters, which is filled when the payload has come.
 * @param {Ground} ground
 * @param {MarkersConfig} config
 * @param {Surroundings} surroundings
 * @returns {MarkerClusterGroup}
 */
function addClusters(ground, config, surroundings) {
  const groups = createGroups(ground);
  readJson(config.payload)
    .then((payload) => fillGroups(ground, groups, payload, config.payload, surroundings))
    .catch(ground.onError);
  return groups.layer;
}

/**
 * @param {Ground} ground
 * @param {Groups} groups
 * @param {Payload} payload
 * @param {string} address that the payload was read from
 * @param {Surroundings} surroundings
 */
function fillGroups(ground, groups, payload, address, surroundings) {
  const { map, calm, text, view, labels, outlines, baseMaps, near } = ground;
  const { levels } = payload;
  const icons = createIcons({ levels, text });
  paintLevels(levels);
  Object.assign(groups.layer.options, { iconCreateFunction: icons.ofGroup });
  const onShow = (/** @type {ClusterRow[]} */ shown) => {
    list.close();
    outlines.count(countByCounty(shown));
    labels.place();
  };
  const left = new AbortController(); // when another list takes this one's place
  const { signal } = left;
  const list = createGroupList({
    ...{ map, levels, text, signal, isFixed: surroundings.isFixed },
    onChoose: (id) => {
      surroundings.choose(id);
      clusters.reveal(id);
    },
    onOpen: surroundings.openGroup,
  });
  const clusters = createClusters({ map, view, groups, icons, rows: readRows(payload), onShow });
  ground.setClusters(clusters);
  labels.nameSymbols(() => groups.onScreen().map((shown) => symbolPlace(map, shown)));

  const { chosen, markChosen } = clusters;
  const { choose: onChoose, press: onPress } = surroundings;
  const onNear = surroundings.lookNear;
  const offer = onNear ? createNearOffer({ map, text, onNear, signal }) : null;
  const onEmpty = (/** @type {L.LatLng} */ point) => {
    if (list.isOpen()) list.close();
    else offer?.open(point);
  };
  watchClicks({ map, groups, list, chosen, onPress, onChoose, onEmpty, signal });
  watchKeys({ map, groups, list, chosen, onChoose, signal });
  nameSymbols({ map, groups, levels, text, calm, signal });
  groups.layer.on("spiderfied unspiderfied animationend", () => {
    markChosen();
    labels.place();
  });
  const redrawn = "moveend zoomlevelschange"; // after both, other symbols stand for the clusters
  map.on(redrawn, markChosen);
  signal.addEventListener("abort", () => map.off(redrawn, markChosen));
  groups.layer.once("remove", () => left.abort());

  const years = createYears({ clusters, icons });
  surroundings.fill({ map, baseMaps, outlines, clusters, view, near, years, payload: address });
  document.documentElement.dataset.drawn = "true";
}

/**
 * @param {L.Map} map
 * @param {{ symbol: L.Marker, markers: L.Marker[] }} shown
 * @returns {SymbolPlace}
 */
function symbolPlace(map, { symbol, markers }) {
  const box = symbolBox(map, /** @type {HTMLElement} */ (symbol.getElement()));
  const { place: name } = commonPlace(markers);
  return { name, count: markers.length, point: symbol.getLatLng(), box };
}

/** @param {LevelSymbol[]} levels */
function paintLevels(levels) {
  levels.forEach(({ light, dark }, rank) =>
    document.documentElement.style.setProperty(`--level-${rank}`, `light-dark(${light}, ${dark})`),
  );
}

/**
 * Offer folium's elements what they call: first `draw` for the map, then `markers` or `pin` for the layer on it.
 * @param {Surroundings} surroundings
 */
function expose(surroundings) {
  /** @type {Ground | null} */
  let ground = null;
  const clusterMap = Object.freeze({
    /**
     * @param {L.Map} map
     * @param {MapConfig} config
     */
    draw(map, config) {
      ground = drawGround(map, config, surroundings);
    },

    /** @param {MarkersConfig} config */
    markers(config) {
      return addClusters(/** @type {Ground} */ (ground), config, surroundings);
    },

    /** @param {PinConfig} config */
    pin(config) {
      const { map, baseMaps } = /** @type {Ground} */ (ground);
      baseMaps.use(OUTLINE);
      document.documentElement.dataset.drawn = "true";
      return createPin({ map, config });
    },
  });
  Object.assign(window, { clusterMap });
}

/* What Leaflet and Leaflet.markercluster do and know but offer no public way to ask. Nothing else reads members with an underscore. */

/** @typedef {InstanceType<typeof L.MarkerCluster>} MarkerCluster a group of markers */
/** @typedef {InstanceType<typeof L.MarkerClusterGroup>} MarkerClusterGroup the layer of all groups and markers */

/**
 * The group whose markers are spread around it (spiderfied), if any.
 * @param {MarkerClusterGroup} groups
 * @returns {MarkerCluster | null}
 */
function openSpreadOf(groups) {
  return /** @type {any} */ (groups)._spiderfied ?? null;
}

/**
 * Whether groups are splitting or merging after a zoom; until then they can be neither spread nor focused.
 * @param {MarkerClusterGroup} groups
 * @returns {boolean}
 */
function isSplitting(groups) {
  return Boolean(/** @type {any} */ (groups)._inZoomAnimation);
}

/**
 * Do not listen to the dragging of each marker, which would take a third of the time of replacing ten thousand of them.
 * @param {MarkerClusterGroup} groups whose markers stay where they are
 */
function ignoreDragging(groups) {
  /** @type {any} */ (groups)._childMarkerEventHandlers = {};
}

/**
 * Move the map without what Leaflet does after each move: a pan back inside the map's bounds, which ends only later.
 * @param {L.Map} map
 * @param {() => void} move
 */
function moveWithoutPanBack(map, move) {
  /** @type {any} */ (map)._enforcingBounds = true;
  move();
  /** @type {any} */ (map)._enforcingBounds = false;
}

/**
 * Zoom, fade and pan at once from now on. Leaflet reads its options for animation only when a map is made, and for arrow keys
 * and the way back inside the map's bounds it has none.
 * @param {L.Map} map
 */
function stopAnimating(map) {
  const { panBy } = map;
  map.panBy = (offset, options) => panBy.call(map, offset, { ...options, animate: false });
  Object.assign(map.options, { zoomAnimation: false, fadeAnimation: false, inertia: false });
  Object.assign(/** @type {any} */ (map), { _zoomAnimated: false, _fadeAnimated: false });
}

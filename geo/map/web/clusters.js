/* The clusters of the payload as markers: which are shown, and which is chosen. */

/** @typedef {ReturnType<typeof createClusters>} Clusters */

const REVEAL_ZOOM = 7;
const IN_VIEW_MARGIN = -0.05; // what stands closer to the edge, as a part of the view, is moved into view

/**
 * @param {object} parameters
 * @param {L.Map} parameters.map
 * @param {View} parameters.view
 * @param {Groups} parameters.groups
 * @param {Icons} parameters.icons
 * @param {ClusterRow[]} parameters.rows
 * @param {(shown: ClusterRow[]) => void} parameters.onShow called when other clusters are shown
 */
function createClusters({ map, view, groups, icons, rows, onShow }) {
  const markers = rows.map((row) => drawMarker(row, icons));
  const positions = new Map(rows.map((row, position) => [row.id, position]));
  /** @type {L.Marker[]} */
  let shown = [];
  /** @type {string | null} */
  let chosen = null;

  /** @param {string | null} id */
  const markerOf = (id) => (id === null ? null : (markers[positions.get(id) ?? -1] ?? null));

  function markChosen() {
    const marker = markerOf(chosen);
    const holder = marker && groups.holder(marker);
    map.getContainer().classList.toggle("has-choice", Boolean(holder));
    for (const element of document.querySelectorAll(".chosen, .holds-chosen")) {
      element.classList.remove("chosen", "holds-chosen");
      element.removeAttribute("aria-current");
    }
    const element = holder && (marker?.getElement() ?? holder.getElement());
    if (!element) return;
    element.classList.add(marker?.getElement() ? "chosen" : "holds-chosen");
    element.setAttribute("aria-current", "true");
  }

  /**
   * Bring a cluster into view and out of its group, no closer than needed.
   * @param {string} id
   */
  function reveal(id) {
    const marker = markerOf(id);
    const holder = marker && groups.holder(marker);
    if (!marker || !groups.layer.hasLayer(marker)) return;
    view.hold();
    if (holder === marker && map.getBounds().pad(IN_VIEW_MARGIN).contains(marker.getLatLng()))
      return markChosen();
    groups.afterMove(() => {
      groups.spreadAround(marker);
      markChosen();
    });
    view.reveal(marker.getLatLng(), REVEAL_ZOOM);
  }

  /**
   * Bring out the symbol that stands for a cluster now, or none.
   * @param {string | null} id
   */
  function light(id) {
    for (const element of document.querySelectorAll(".lit")) element.classList.remove("lit");
    const marker = markerOf(id);
    const holder = marker && groups.holder(marker);
    (marker?.getElement() ?? holder?.getElement())?.classList.add("lit");
  }

  /** @param {L.Marker[]} visible */
  function showMarkers(visible) {
    if (visible.length === shown.length && visible.every((marker, n) => marker === shown[n])) return;
    const focused = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset.cluster;
    groups.replace(visible);
    shown = visible;
    if (focused !== undefined) markerOf(focused)?.getElement()?.focus();
    markChosen();
    onShow(visible.flatMap((marker) => rowOf(marker) ?? []));
  }

  /** Where the symbol of the chosen cluster stands, if it is in sight. */
  function anchor() {
    const marker = markerOf(chosen);
    const point = marker && groups.holder(marker)?.getLatLng();
    return point && map.getBounds().contains(point) ? point : null;
  }

  return {
    reveal,
    light,
    anchor,
    markChosen,
    showMarkers,
    chosen: () => chosen,
    shownPoints: () => shown.map((marker) => marker.getLatLng()),

    /**
     * Show the clusters whose position in the payload passes.
     * @param {(position: number) => boolean} isVisible
     */
    show(isVisible) {
      /** @type {L.Marker[]} */
      const visible = [];
      markers.forEach((marker, position) => marker && isVisible(position) && visible.push(marker));
      showMarkers(visible);
    },

    /**
     * Mark a cluster as the chosen one, or none.
     * @param {string | null} id
     */
    choose(id) {
      chosen = id;
      markChosen();
    },
  };
}

/**
 * @param {ClusterRow} row
 * @param {Icons} icons
 * @returns {L.Marker | null} null without a point
 */
function drawMarker(row, icons) {
  if (row.latitude === null || row.longitude === null) return null;
  const options = { icon: icons.ofCluster(row), row, keyboard: true, riseOnHover: true };
  return L.marker([row.latitude, row.longitude], options);
}

/**
 * How many clusters stand in each county.
 * @param {ClusterRow[]} rows
 * @returns {Map<string | null, number>}
 */
function countByCounty(rows) {
  const counts = new Map();
  for (const { county } of rows) counts.set(county, (counts.get(county) ?? 0) + 1);
  return counts;
}

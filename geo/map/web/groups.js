/* Groups of clusters that stand close together: opening them by zoom or, within one town, as a spread. */

/** @typedef {ReturnType<typeof createGroups>} Groups */
/** @typedef {L.LeafletEvent & { cluster: MarkerCluster, markers: L.Marker[] }} SpreadEvent */

/**
 * @param {object} parameters
 * @param {L.Map} parameters.map
 * @param {boolean} parameters.calm whether to move without animation
 */
function createGroups({ map, calm }) {
  const layer = L.markerClusterGroup({
    maxClusterRadius: 48,
    showCoverageOnHover: false,
    spiderfyDistanceMultiplier: 1.7,
    spiderLegPolylineOptions: { className: "spread-leg", weight: 1.5 },
    animate: !calm,
    animateAddingMarkers: false,
    zoomToBoundsOnClick: false, // open() does both, with room at the edges
    spiderfyOnMaxZoom: false,
    removeOutsideVisibleBounds: true,
  });

  const openSpread = () => openSpreadOf(layer);

  /**
   * The symbol that stands for a marker now: its own, its group's, or none while it is filtered or out of view.
   * @param {L.Marker} marker
   * @returns {L.Marker | null}
   */
  const holder = (marker) => (layer.hasLayer(marker) ? layer.getVisibleParent(marker) : null);

  /** @param {L.Marker} marker */
  function asGroup(marker) {
    const group = holder(marker);
    return group && group !== marker ? /** @type {MarkerCluster} */ (group) : null;
  }

  /**
   * Act once the groups have split or merged after the map's next move.
   * @param {() => void} act
   */
  function afterMove(act) {
    map.once("moveend", () =>
      requestAnimationFrame(() => {
        if (isSplitting(layer)) layer.once("animationend", act);
        else act();
      }),
    );
  }

  /* The group of an open spread is no second way to the same clusters. */
  layer.on("spiderfied unspiderfied", (event) => {
    const { type, cluster: group, markers } = /** @type {SpreadEvent} */ (event);
    const element = group.getElement();
    if (!element) return;
    const spread = type === "spiderfied";
    if (spread && element === document.activeElement) markers[0].getElement()?.focus();
    element.tabIndex = spread ? -1 : 0;
    element.ariaHidden = spread ? "true" : null;
  });

  return {
    layer,
    openSpread,
    holder,
    afterMove,

    /**
     * Zoom to a group's clusters; those of one town, or at the closest zoom, are spread instead.
     * @param {MarkerCluster} group
     * @param {boolean} byKeyboard whether the focus goes on to what the group's first cluster is in then
     */
    open(group, byKeyboard) {
      const bounds = group.getBounds();
      const closest = map.getZoom() >= map.getMaxZoom();
      if (closest || bounds.getNorthEast().equals(bounds.getSouthWest())) return group.spiderfy();
      const zoom = Math.max(map.getZoom() + 1, map.getBoundsZoom(bounds, false, L.point(140, 140)));
      const [first] = group.getAllChildMarkers();
      if (byKeyboard) afterMove(() => holder(first)?.getElement()?.focus());
      map.setView(bounds.getCenter(), Math.min(zoom, map.getMaxZoom()), { animate: !calm });
    },

    /**
     * Spread the group that holds *marker*, unless it stands free or is spread already.
     * @param {L.Marker} marker
     */
    spreadAround(marker) {
      const group = asGroup(marker);
      if (group && group !== openSpread()) group.spiderfy();
    },

    /**
     * Put other markers on the map; an open spread stays open where its place still has a group.
     * @param {L.Marker[]} markers
     */
    replace(markers) {
      const place = openSpread()?.getLatLng();
      layer.clearLayers();
      layer.addLayers(markers);
      const one = place && markers.find((marker) => marker.getLatLng().equals(place, 1e-4));
      if (one) asGroup(one)?.spiderfy();
    },
  };
}

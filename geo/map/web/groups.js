/* Groups of clusters that stand close together: opening them by zoom or, within one town, as a spread. */

/** @typedef {ReturnType<typeof createGroups>} Groups */
/** @typedef {L.LeafletEvent & { cluster: MarkerCluster, markers: L.Marker[] }} SpreadEvent */

const SPREAD_MARGIN = 24; // pixels from the middle of a spread's outermost marker to the edge of its plate
const SKIP_EVENTS = true; // nothing listens to a "layeradd" for each marker
const GROUP_ROOM = 140; // pixels left free around the clusters of an opened group, both sides together; at most half of the map

/**
 * What the clusters of a group have in common: the place that most of them are in.
 * @param {L.Marker[]} markers
 * @returns {{ place: string, isAlone: boolean }} whether all are in that place
 */
function commonPlace(markers) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const marker of markers) {
    const place = rowOf(marker)?.place ?? "";
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  let [place, most] = ["", 0];
  for (const [name, count] of counts) if (count > most) [place, most] = [name, count];
  return { place, isAlone: counts.size === 1 };
}

/**
 * The same in words, which say where some are in other places.
 * @param {L.Marker[]} markers
 * @param {Translate} text
 */
function placeName(markers, text) {
  const { place, isAlone } = commonPlace(markers);
  return place && !isAlone ? text("group_nearby", { place }) : place;
}

/**
 * @param {object} parameters
 * @param {L.Map} parameters.map
 * @param {View} parameters.view
 * @param {boolean} parameters.calm whether to move without animation
 */
function createGroups({ map, view, calm }) {
  const layer = L.markerClusterGroup({
    maxClusterRadius: 48,
    showCoverageOnHover: false,
    spiderfyDistanceMultiplier: 1.25, // as close as targets of a touch can stand
    spiderLegPolylineOptions: { className: "spread-leg", weight: 1.5 },
    animate: !calm,
    animateAddingMarkers: false,
    zoomToBoundsOnClick: false, // open() does both, with room at the edges
    spiderfyOnMaxZoom: false,
    removeOutsideVisibleBounds: true,
  });

  ignoreDragging(layer);
  const openSpread = () => openSpreadOf(layer);
  /** @type {L.Marker[]} */
  let held = [];

  /**
   * The symbol that stands for a marker now: its own, its group's, or none while it is filtered or out of view.
   * @param {L.Marker} marker
   * @returns {L.Marker | null}
   */
  const holder = (marker) => (layer.hasLayer(marker) ? layer.getVisibleParent(marker) : null);

  /**
   * The markers and groups that are on the map now, with what each of them stands for.
   * @returns {{ symbol: L.Marker, markers: L.Marker[] }[]}
   */
  function onScreen() {
    /** @type {{ symbol: L.Marker, markers: L.Marker[] }[]} */
    const found = [];
    map.eachLayer((one) => {
      if (!(one instanceof L.Marker) || !one.getElement()?.matches(SYMBOLS)) return;
      found.push({ symbol: one, markers: one instanceof L.MarkerCluster ? one.getAllChildMarkers() : [one] });
    });
    return found;
  }

  /** @param {L.Marker} marker */
  function asGroup(marker) {
    const group = holder(marker);
    return group && group !== marker ? /** @type {MarkerCluster} */ (group) : null;
  }

  /**
   * Put other markers on the map; an open spread stays open where its place still has a group.
   * @param {L.Marker[]} markers in the payload's order, on which it depends where a group ends and the next begins
   */
  function replace(markers) {
    held = markers;
    const place = openSpread()?.getLatLng();
    layer.clearLayers();
    layer.addLayers(markers, SKIP_EVENTS);
    const one = place && markers.find((marker) => marker.getLatLng().equals(place, 1e-4));
    if (one) asGroup(one)?.spiderfy();
  }

  // The layer has groups for the zoom levels that the map had when they were made, and loses markers at other ones.
  let lowest = map.getMinZoom();
  function regroup() {
    if (map.getMinZoom() === lowest) return;
    lowest = map.getMinZoom();
    replace(held);
  }
  map.on("zoomlevelschange", regroup);
  layer.on("remove", () => map.off("zoomlevelschange", regroup)); // another list has a layer of its own

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

  const plate = createPlate(map, layer);

  /**
   * Spread a group, all of it in view.
   * @param {MarkerCluster} group
   * @param {Covered} [covered]
   */
  function spread(group, covered) {
    group.spiderfy();
    view.nudge(plate.reach(group), covered);
  }

  /* The group of an open spread is no second way to the same clusters. */
  layer.on("spiderfied unspiderfied", (event) => {
    const { type, cluster: group, markers } = /** @type {SpreadEvent} */ (event);
    const element = group.getElement();
    if (!element) return;
    const isOpen = type === "spiderfied";
    if (isOpen && element === document.activeElement) markers[0].getElement()?.focus();
    element.tabIndex = isOpen ? -1 : 0;
    element.ariaHidden = isOpen ? "true" : null;
  });

  return {
    layer,
    openSpread,
    holder,
    onScreen,
    afterMove,

    /**
     * Zoom to a group's clusters; those of one town, or at the closest zoom, are spread instead.
     * @param {MarkerCluster} group
     * @param {object} how
     * @param {boolean} how.byKeyboard whether the focus goes on to what the group's first cluster is in then
     * @param {Covered} how.covered
     */
    open(group, { byKeyboard, covered }) {
      const bounds = group.getBounds();
      const closest = map.getZoom() >= map.getMaxZoom();
      if (closest || bounds.getNorthEast().equals(bounds.getSouthWest())) return spread(group, covered);
      const { left, bottom } = covered;
      const free = map.getSize().subtract([left, bottom]);
      const room = L.point(Math.min(GROUP_ROOM, free.x / 2), Math.min(GROUP_ROOM, free.y / 2));
      const fitting = map.getBoundsZoom(bounds, false, room.add([left, bottom]));
      const zoom = Math.min(Math.max(map.getZoom() + 1, fitting), map.getMaxZoom());
      const middle = map.project(bounds.getCenter(), zoom).add([-left / 2, bottom / 2]);
      const [first] = group.getAllChildMarkers();
      if (byKeyboard) afterMove(() => holder(first)?.getElement()?.focus());
      map.setView(map.unproject(middle, zoom), zoom, { animate: !calm });
    },

    /**
     * Spread the group that holds *marker*, unless it stands free or is spread already.
     * @param {L.Marker} marker
     */
    spreadAround(marker) {
      const group = asGroup(marker);
      if (group && group !== openSpread()) spread(group);
    },

    replace,
  };
}

/**
 * The plate under an open spread, which shows that its markers belong together and stand for one place.
 * @param {L.Map} map
 * @param {MarkerClusterGroup} layer
 */
function createPlate(map, layer) {
  /** @type {L.CircleMarker | null} */
  let plate = null;

  /** @param {MarkerCluster} group whose markers are spread */
  function radiusOf(group) {
    const middle = map.latLngToLayerPoint(group.getLatLng());
    const away = group
      .getAllChildMarkers()
      .map((marker) => map.latLngToLayerPoint(marker.getLatLng()).distanceTo(middle));
    return Math.max(...away) + SPREAD_MARGIN;
  }

  const remove = () => plate?.remove();
  layer.on("unspiderfied remove", remove);
  layer.on("spiderfied", (event) => {
    const { cluster: group } = /** @type {SpreadEvent} */ (event);
    remove();
    const style = { className: "spread-plate", interactive: false, radius: radiusOf(group) };
    plate = L.circleMarker(group.getLatLng(), style).addTo(map).bringToBack();
  });

  return {
    /**
     * The corners of what a spread covers.
     * @param {MarkerCluster} group
     * @returns {L.LatLng[]}
     */
    reach(group) {
      const middle = map.latLngToContainerPoint(group.getLatLng());
      const radius = radiusOf(group);
      const corners = [middle.subtract([radius, radius]), middle.add([radius, radius])];
      return corners.map((corner) => map.containerPointToLatLng(corner));
    },
  };
}

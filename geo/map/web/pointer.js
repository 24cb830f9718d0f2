/* The symbols under the pointer and the focus: their names beside them, and clicks that reach the right one. */

const MOST_NAMES = 5; // of a group's clusters, in its tooltip
const TOOLTIP_MARGIN = 6; // pixels that a tooltip keeps from the edges of the map
const CLICK_TOLERANCE = 8; // pixels between press and release that still make a click

/**
 * The marker or group that an element of the document belongs to.
 * @param {L.Map} map
 * @param {EventTarget | null} target
 * @returns {L.Marker | null}
 */
function symbolAt(map, target) {
  const icon = target instanceof Element ? target.closest(SYMBOLS) : null;
  /** @type {L.Marker | null} */
  let found = null;
  if (icon)
    map.eachLayer((layer) => {
      if (layer instanceof L.Marker && layer.getElement() === icon) found = layer;
    });
  return found;
}

/**
 * Do what a click on a marker or group does.
 * @param {L.Marker} symbol
 * @param {Event} originalEvent
 */
function activate(symbol, originalEvent) {
  symbol.fire("click", { latlng: symbol.getLatLng(), layer: symbol, originalEvent }, true);
}

/**
 * Call *onPress* for a press on a marker and *onChoose* for a click on it; open groups that are clicked. A click on the
 * empty map lets go of the choice (null); without a choice it calls *onEmpty*.
 * @param {object} parameters
 * @param {L.Map} parameters.map
 * @param {Groups} parameters.groups
 * @param {GroupList} parameters.list
 * @param {() => string | null} parameters.chosen
 * @param {(id: string) => void} parameters.onPress
 * @param {(id: string | null) => void} parameters.onChoose
 * @param {(point: L.LatLng) => void} parameters.onEmpty
 * @param {AbortSignal} parameters.signal ends it
 */
function watchClicks({ map, groups, list, chosen, onPress, onChoose, onEmpty, signal }) {
  groups.layer.on("click", ({ propagatedFrom }) => {
    list.leave();
    onChoose(rowOf(propagatedFrom)?.id ?? null);
  });
  groups.layer.on("clusterclick", (event) => {
    const { propagatedFrom, originalEvent } = /** @type {L.LeafletMouseEvent} */ (event);
    const covered = list.open(propagatedFrom);
    groups.open(propagatedFrom, { byKeyboard: originalEvent?.type === "keydown", covered });
  });
  const onMap = (/** @type {L.LeafletMouseEvent} */ { latlng }) => {
    if (chosen() === null) return onEmpty(latlng);
    list.close();
    onChoose(null);
  };
  map.on("click", onMap);
  signal.addEventListener("abort", () => map.off("click", onMap));
  const onDown = (/** @type {PointerEvent} */ { target }) => {
    const symbol = symbolAt(map, target);
    const row = symbol && rowOf(symbol);
    if (row) onPress(row.id);
  };
  map.getContainer().addEventListener("pointerdown", onDown, { capture: true, signal });
  returnClicks(map, signal);
}

/**
 * Let a press on a symbol act on this symbol, wherever the browser sends the click.
 *
 * A click goes to what the pressed and the released element have in common. If the symbol has moved away in between, that
 * is the map, where a click closes the card and the open spread; if it was drawn anew, there is no click at all.
 * @param {L.Map} map
 * @param {AbortSignal} signal ends it
 */
function returnClicks(map, signal) {
  /** @type {{ symbol: L.Marker, icon: HTMLElement, x: number, y: number } | null} */
  let press = null;
  let astray = false; // whether the click that may follow belongs to a symbol from which the pointer was lost

  const onPress = (/** @type {PointerEvent} */ { target, clientX: x, clientY: y }) => {
    const symbol = symbolAt(map, target);
    const icon = symbol?.getElement();
    press = symbol && icon ? { symbol, icon, x, y } : null;
    astray = false;
  };
  const onRelease = (/** @type {PointerEvent} */ event) => {
    if (!press || press.icon.contains(/** @type {Node} */ (event.target))) return;
    astray = true;
    const moved = Math.hypot(event.clientX - press.x, event.clientY - press.y);
    if (moved <= CLICK_TOLERANCE && map.hasLayer(press.symbol)) activate(press.symbol, event);
  };
  const onClick = (/** @type {MouseEvent} */ event) => {
    if (astray) event.stopPropagation();
    astray = false;
  };
  const options = { capture: true, signal };
  map.getContainer().addEventListener("pointerdown", onPress, options);
  map.getContainer().addEventListener("pointerup", onRelease, options);
  map.getContainer().addEventListener("click", onClick, options);
}

/**
 * The height of the map above its credits, in pixels.
 * @param {L.Map} map
 */
function roomAbove(map) {
  const box = map.getContainer();
  const credits = box.querySelector(".leaflet-control-attribution");
  const end = credits ? credits.getBoundingClientRect().top : box.getBoundingClientRect().bottom;
  return end - box.getBoundingClientRect().top;
}

/**
 * How far a tooltip, which stands beside the middle of its symbol, has to move so that it does not reach beyond the map.
 * @param {number} middle of the symbol, in pixels from the upper edge of the map, as is all else
 * @param {number} height of the tooltip
 * @param {number} bottom where the room for it ends
 */
function intoView(middle, height, bottom) {
  const lowest = bottom - TOOLTIP_MARGIN - height / 2;
  const highest = TOOLTIP_MARGIN + height / 2;
  return Math.max(Math.min(middle, lowest), highest) - middle;
}

/**
 * Show the name of the symbol under the pointer or the focus, and move the map so that the focus is seen.
 * @param {object} parameters
 * @param {L.Map} parameters.map
 * @param {Groups} parameters.groups
 * @param {LevelSymbol[]} parameters.levels
 * @param {Translate} parameters.text
 * @param {boolean} parameters.calm whether to move without animation
 * @param {AbortSignal} parameters.signal ends it
 */
function nameSymbols({ map, groups, levels, text, calm, signal }) {
  const tooltip = L.tooltip({ direction: "auto", className: "cluster-name", opacity: 1 });

  /** @param {L.Marker} symbol */
  function show(symbol) {
    const beside = (symbol.getElement()?.offsetWidth ?? 0) / 2;
    tooltip.options.offset = [beside, 0];
    map.openTooltip(tooltip.setContent(tooltipOf(symbol)).setLatLng(symbol.getLatLng()));
    const element = tooltip.getElement();
    if (!element) return;
    const middle = map.latLngToContainerPoint(symbol.getLatLng()).y;
    const shift = intoView(middle, element.offsetHeight, roomAbove(map));
    element.style.setProperty("--shift", `${shift}px`);
    tooltip.options.offset = [beside, shift];
    tooltip.update();
  }
  const hide = () => map.closeTooltip(tooltip);

  /** @param {L.Marker} symbol */
  function tooltipOf(symbol) {
    const row = rowOf(symbol);
    const box = document.createElement("span");
    if (row) {
      L.DomUtil.create("strong", "", box).textContent = row.name;
      L.DomUtil.create("small", "", box).textContent = `${levels[row.level].name} · ${row.place}`;
    } else {
      const group = /** @type {MarkerCluster} */ (symbol);
      const rows = rowsOf(group);
      L.DomUtil.create("strong", "", box).textContent = groupName(group, text);
      for (const { name } of rows.slice(0, MOST_NAMES)) L.DomUtil.create("span", "", box).textContent = name;
      if (rows.length > MOST_NAMES)
        L.DomUtil.create("small", "", box).textContent = text("group_more", { n: rows.length - MOST_NAMES });
    }
    return box;
  }

  groups.layer.on("mouseover clustermouseover", (event) => show(event.propagatedFrom));
  groups.layer.on("mouseout clustermouseout", hide);
  const container = map.getContainer();
  const onFocus = (/** @type {FocusEvent} */ { target }) => {
    const symbol = symbolAt(map, target);
    hide();
    if (!symbol) return;
    // Not for a focus that a press gives: the symbol would move away from under the pointer.
    if (/** @type {Element} */ (target).matches(":focus-visible"))
      map.panInside(symbol.getLatLng(), { padding: [32, 32], animate: !calm });
    show(symbol);
  };
  container.addEventListener("focusin", onFocus, { signal });
  container.addEventListener("focusout", hide, { signal });
  signal.addEventListener("abort", hide);
}

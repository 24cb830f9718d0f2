/* The map by keyboard: Enter and Space act like a click, arrows go to the next symbol, Escape steps back. */

/** @type {Record<string, [number, number]>} */
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * The nearest of *points* from *from* in a direction, within a right angle; off the line counts double.
 * @param {[number, number]} from
 * @param {[number, number][]} points
 * @param {[number, number]} direction
 * @returns {number} its position; -1 if there is none
 */
function nearestInDirection([x, y], points, [dx, dy]) {
  let best = -1;
  let least = Infinity;
  points.forEach(([px, py], position) => {
    const along = (px - x) * dx + (py - y) * dy;
    const across = Math.abs((px - x) * dy) + Math.abs((py - y) * dx);
    const distance = along + 2 * across;
    if (along > 0 && across <= along && distance < least) [best, least] = [position, distance];
  });
  return best;
}

/**
 * @param {object} parameters
 * @param {L.Map} parameters.map
 * @param {Groups} parameters.groups
 * @param {GroupList} parameters.list
 * @param {() => string | null} parameters.chosen
 * @param {(id: string | null) => void} parameters.onChoose
 * @param {AbortSignal} parameters.signal ends it
 */
function watchKeys({ map, groups, list, chosen, onChoose, signal }) {
  const container = map.getContainer();

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const { target } = event;
    if (target !== document.body && !container.contains(/** @type {Node} */ (target))) return;
    if (event.key === "Escape") return stepBack(event);
    const symbol = symbolAt(map, event.target);
    if (!symbol) return;
    const acts = event.key === " " || event.key === "Enter";
    const direction = DIRECTIONS[event.key];
    if (!acts && !direction) return;
    event.preventDefault();
    event.stopPropagation();
    if (acts) activate(symbol, event);
    else focusNeighbour(symbol, direction);
  }

  /** @param {KeyboardEvent} event */
  function stepBack(event) {
    const spread = groups.openSpread();
    if (spread) {
      spread.unspiderfy();
      spread.getElement()?.focus();
    } else if (!list.isOpen()) {
      if (chosen() === null) return;
      onChoose(null);
    }
    list.close();
    event.stopPropagation();
  }

  // Nothing has the focus once a click has opened a group: its symbol, which had it, is gone.
  document.addEventListener("keydown", onKey, { capture: true, signal });
}

/**
 * @param {L.Marker} symbol
 * @param {[number, number]} direction
 */
function focusNeighbour(symbol, direction) {
  const own = symbol.getElement();
  const others = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(SYMBOLS))];
  if (own) others[nearestInDirection(middle(own), others.map(middle), direction)]?.focus();
}

/**
 * @param {Element} element
 * @returns {[number, number]}
 */
function middle(element) {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}

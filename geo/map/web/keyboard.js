/* The map by keyboard: Enter and Space act like a click, arrows go to the next symbol, Escape steps back. */
(() => {
  "use strict";
  const ClusterMap = window.ClusterMap;

  ClusterMap.watchKeys = () => ClusterMap.map.getContainer().addEventListener("keydown", onKey, true);

  function onKey(event) {
    const layer = ClusterMap.layerOf(event.target);
    if (event.key === "Escape") return onEscape(event);
    if (!layer) return;
    if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      event.stopPropagation();
      layer.fire("click", { latlng: layer.getLatLng(), layer, originalEvent: event }, true);
    }
    if (event.key.startsWith("Arrow")) {
      event.preventDefault();
      event.stopPropagation();
      neighbour(layer._icon, event.key)?.focus();
    }
  }

  function onEscape(event) {
    const spread = ClusterMap.openSpread();
    if (spread) {
      spread.unspiderfy();
      spread.getElement()?.focus();
    } else if (ClusterMap.model.chosen) ClusterMap.report(null);
    else return;
    event.stopPropagation();
  }

  /* The nearest symbol in the direction of an arrow key, within a right angle. */
  function neighbour(from, key) {
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
    const centre = (element) => {
      const box = element.getBoundingClientRect();
      return [box.x + box.width / 2, box.y + box.height / 2];
    };
    const [x, y] = centre(from);
    let best = null;
    for (const element of document.querySelectorAll(".cluster-symbol, .cluster-group")) {
      const [ex, ey] = centre(element);
      const along = (ex - x) * dx + (ey - y) * dy;
      const across = Math.abs((ex - x) * dy) + Math.abs((ey - y) * dx);
      if (element === from || along <= 0 || across > along) continue;
      const distance = along + 2 * across;
      if (!best || distance < best.distance) best = { element, distance };
    }
    return best?.element;
  }
})();

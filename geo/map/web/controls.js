/* The controls on the map: zoom, whole country, what is shown, full screen, scale, credits. */

/**
 * Add the controls and return the one that holds credits.
 * @param {object} parameters
 * @param {L.Map} parameters.map
 * @param {Translate} parameters.text
 * @param {() => void} parameters.onReset
 * @param {() => void} parameters.onFit
 * @param {Element} parameters.screen what full screen shows
 * @returns {L.Control.Attribution}
 */
function addControls({ map, text, onReset, onFit, screen }) {
  const zoomTitles = { zoomInTitle: text("zoom_in"), zoomOutTitle: text("zoom_out") };
  const zoom = L.control.zoom({ position: "topright", ...zoomTitles }).addTo(map);
  keepClicksFromMap(/** @type {HTMLElement} */ (zoom.getContainer()));
  buttonBar([
    { kind: "reset", label: text("reset_view"), act: onReset },
    { kind: "fit", label: text("fit_shown"), act: onFit },
    { kind: "full", label: text("full_screen"), act: () => toggleFullScreen(screen) },
  ]).addTo(map);
  // In one corner, which map.css stretches over the map's width: there the scale makes way for the credits.
  L.control.scale({ position: "bottomright", imperial: false }).addTo(map);
  const credits = L.control.attribution({ position: "bottomright", prefix: false }).addTo(map);
  return credits.addAttribution(text("credit"));
}

/**
 * @param {{ kind: string, label: string, act: () => void }[]} buttons
 * @returns {L.Control}
 */
function buttonBar(buttons) {
  const bar = new L.Control({ position: "topright" });
  bar.onAdd = () => {
    const box = L.DomUtil.create("div", "leaflet-bar map-buttons");
    keepClicksFromMap(box);
    for (const { kind, label, act } of buttons) {
      const button = L.DomUtil.create("button", `map-button ${kind}`, box);
      Object.assign(button, { type: "button", title: label });
      button.setAttribute("aria-label", label);
      button.addEventListener("click", act);
    }
    return box;
  };
  return bar;
}

/**
 * Keep clicks on an element that lies over the map from the map. Leaflet's own way to do so leaves taps: two of them within
 * a fifth of a second, wherever each is, it takes for a double click, which zooms in.
 * @param {HTMLElement} element
 */
function keepClicksFromMap(element) {
  L.DomEvent.disableClickPropagation(element);
  element.addEventListener("click", (event) => event.stopPropagation());
}

/** @param {Element} screen */
function toggleFullScreen(screen) {
  if (screen.ownerDocument.fullscreenElement) screen.ownerDocument.exitFullscreen();
  else screen.requestFullscreen?.().catch(() => {}); // the reader's browser may forbid it
}

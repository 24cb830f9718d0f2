/* The base map: sea, land, county lines, labels, controls, themes and optional tiles.
   Defines window.ClusterMap, which markers.js and link.js extend. */
(() => {
  "use strict";

  const PANES = { neighbours: 200, counties: 210, tiles: 220, names: 340 };
  const COUNTY_NAME_ZOOM = 6;
  const OUTLINE_MAX_ZOOM = 10;
  const TILES_MAX_ZOOM = 14; // the deepest level that the groups are laid out for (base_map.py)
  const SHADE_STEPS = [1, 2, 3, 5, 8];
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const names = []; // {name, point, zoom, className, letter: half a letter's width, below: height} in pixels
  const ClusterMap = (window.ClusterMap = { calm, parts: {} });

  ClusterMap.text = (key, values = {}) =>
    (ClusterMap.config.texts[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

  ClusterMap.start = (map, config) => {
    Object.assign(ClusterMap, { map, config });
    document.documentElement.lang = ClusterMap.text("language");
    for (const [name, zIndex] of Object.entries(PANES)) {
      const pane = map.createPane(name);
      pane.style.zIndex = zIndex;
      pane.style.pointerEvents = "none";
      pane.setAttribute("aria-hidden", "true"); // the markers' names tell the places
    }
    map.options.zoomAnimation = map.options.fadeAnimation = !calm;
    map.getContainer().setAttribute("role", "application");
    map.getContainer().setAttribute("aria-label", ClusterMap.text("name"));
    if (window.frameElement) window.frameElement.title = ClusterMap.text("name");
    ClusterMap.readTheme();
    drawOutline("neighbours", config.neighbours).catch(ClusterMap.fail);
    drawOutline("counties", config.counties).then(nameCounties).catch(ClusterMap.fail);
    nameTowns(config.labels).catch(ClusterMap.fail);
    addControls();
    ClusterMap.fitNorway({ animate: false });
    watchSize(map);
    shareTouch(map);
    ClusterMap.watchKeys();
    ClusterMap.connect();
  };

  ClusterMap.fitNorway = (options) => ClusterMap.map.fitBounds(ClusterMap.config.bounds, { padding: [4, 4], ...options });

  ClusterMap.fail = (error) => {
    console.warn(`The map could not be drawn in full: ${error.message}`);
    ClusterMap.troubled = true;
    ClusterMap.tell({ type: "trouble" });
  };

  /* Take the theme from the page around the frame, whose colour scheme is dark or light; else from the system. */
  ClusterMap.readTheme = () => {
    const app = window.frameElement && window.parent.document.querySelector(".stApp");
    const dark = app ? getComputedStyle(app).colorScheme === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
    ClusterMap.theme = dark ? "dark" : "light";
    document.documentElement.dataset.theme = ClusterMap.theme;
    ClusterMap.paintLevels?.();
  };

  ClusterMap.read = async (link) => {
    const response = await fetch(link);
    if (!response.ok) throw new Error(`${response.status} ${response.url}`);
    return response.json();
  };

  async function drawOutline(name, link) {
    const layer = L.geoJSON(await ClusterMap.read(link), {
      pane: name,
      interactive: false,
      style: () => ({ className: name.slice(0, -1).replace(/ie$/, "y"), weight: 1 }),
    });
    ClusterMap.parts[name] = layer.addTo(ClusterMap.map);
    return layer;
  }

  function nameCounties(layer) {
    layer.eachLayer((county) => {
      const { name, label } = county.feature.properties;
      names.unshift({ name, point: label, zoom: COUNTY_NAME_ZOOM, className: "county-name", letter: 4.9, below: 8 });
    });
    ClusterMap.placeNames();
    ClusterMap.shadeCounties();
  }

  function addLabel({ name, point, className }) {
    const text = document.createElement("span");
    text.textContent = name;
    const icon = L.divIcon({ className, html: text, iconSize: [0, 0] });
    return L.marker(point, { icon, pane: "names", interactive: false, keyboard: false }).addTo(ClusterMap.map);
  }

  /* Symbols are on screen before names find their places among them, once for all that changed meanwhile. */
  let placing;
  ClusterMap.placeNames = () => {
    placing ??= requestAnimationFrame(() => setTimeout(placeNow));
  };

  /* Counties, then towns by size: a name that would touch a symbol or an earlier name waits for a closer zoom. */
  function placeNow() {
    placing = undefined;
    const { map } = ClusterMap;
    const taken = [...document.querySelectorAll(".cluster-symbol, .cluster-group")].map(boxOfElement);
    const bounds = map.getBounds();
    for (const name of names) {
      const box = boxOfName(map.latLngToContainerPoint(name.point), name);
      const fits = name.zoom <= map.getZoom() + 0.3 && bounds.contains(name.point) && !taken.some((other) => touch(box, other));
      if (fits) taken.push(box);
      if (fits && !name.marker) name.marker = addLabel(name);
      if (!fits && name.marker) name.marker = void name.marker.remove();
    }
  }

  async function nameTowns(link) {
    ClusterMap.map.on("moveend zoomend", ClusterMap.placeNames);
    for (const [name, latitude, longitude, zoom] of await ClusterMap.read(link))
      names.push({ name, point: [latitude, longitude], zoom, className: "town-name", letter: 3.4, below: 26 });
    ClusterMap.placeNames();
  }

  function boxOfElement(element) {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left, top, right, bottom };
  }

  function boxOfName({ x, y }, { name, letter, below }) {
    const half = letter * name.length + 4;
    return { left: x - half, right: x + half, top: y - Math.min(below, 8), bottom: y + below };
  }

  const touch = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

  function addControls() {
    const { map, text } = ClusterMap;
    L.control.zoom({ position: "topright", zoomInTitle: text("zoom_in"), zoomOutTitle: text("zoom_out") }).addTo(map);
    addButtons([
      ["reset", text("reset_view"), () => ClusterMap.fitNorway({ animate: !calm })],
      ["fit", text("fit_shown"), () => ClusterMap.fitShown()],
      ["full", text("full_screen"), toggleFullScreen],
    ]);
    L.control.scale({ position: "bottomleft", imperial: false }).addTo(map);
    ClusterMap.parts.credit = L.control.attribution({ position: "bottomright", prefix: false }).addTo(map);
    ClusterMap.parts.credit.addAttribution(text("credit"));
  }

  function addButtons(buttons) {
    const bar = L.control({ position: "topright" });
    bar.onAdd = () => {
      const box = L.DomUtil.create("div", "leaflet-bar map-buttons");
      L.DomEvent.disableClickPropagation(box);
      for (const [kind, label, act] of buttons) {
        const button = L.DomUtil.create("button", `map-button ${kind}`, box);
        Object.assign(button, { type: "button", title: label });
        button.setAttribute("aria-label", label);
        button.addEventListener("click", act);
      }
      return box;
    };
    bar.addTo(ClusterMap.map);
  }

  function toggleFullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => {});
  }

  /* Norway keeps filling the frame when it first gets its real size; later sizes keep the reader's view. */
  function watchSize(map) {
    let moved = false;
    map.on("dragstart zoomstart", (event) => (moved ||= event.type === "dragstart" || ClusterMap.touched));
    new ResizeObserver(() => {
      map.invalidateSize({ animate: false });
      if (!moved && !ClusterMap.touched) ClusterMap.fitNorway({ animate: false });
    }).observe(map.getContainer());
    for (const kind of ["pointerdown", "wheel", "keydown"])
      map.getContainer().addEventListener(kind, () => (ClusterMap.touched = true), { passive: true });
  }

  /* On a touch screen one finger scrolls the page and two move the map, unless the map has the whole screen. */
  function shareTouch(map) {
    if (!window.matchMedia("(pointer: coarse)").matches) return;
    const hint = L.DomUtil.create("p", "touch-hint", map.getContainer());
    hint.textContent = ClusterMap.text("two_fingers");
    let hide;
    const adapt = () => map.dragging[document.fullscreenElement ? "enable" : "disable"]();
    adapt();
    document.addEventListener("fullscreenchange", adapt);
    map.getContainer().addEventListener("touchmove", (event) => {
      if (event.touches.length > 1 || map.dragging.enabled()) return;
      hint.classList.add("shown");
      clearTimeout(hide);
      hide = setTimeout(() => hint.classList.remove("shown"), 900);
    }, { passive: true });
  }

  /* ---- base maps that the reader chooses ---- */

  ClusterMap.useBasemap = (id) => {
    if (ClusterMap.basemap === id) return;
    ClusterMap.basemap = id;
    const { map, parts, config } = ClusterMap;
    if (parts.tiles) parts.credit.removeAttribution(parts.tileCredit);
    parts.tiles?.remove();
    parts.tiles = null;
    const service = config.tiles.find((tiles) => tiles.id === id);
    map.getContainer().classList.toggle("has-tiles", Boolean(service));
    if (service) addTiles(service);
    ClusterMap.limitZoom();
    ClusterMap.shadeCounties();
  };

  /* The outline has no detail for the closest zoom levels; tiles have. */
  ClusterMap.limitZoom = () => ClusterMap.map.setMaxZoom(ClusterMap.parts.tiles ? TILES_MAX_ZOOM : OUTLINE_MAX_ZOOM);

  function addTiles(service) {
    const { map, parts } = ClusterMap;
    parts.tileCredit = creditLink(service);
    parts.tiles = L.tileLayer(service.url, {
      pane: "tiles", maxZoom: service.max_zoom, referrerPolicy: "strict-origin-when-cross-origin",
    });
    let failures = 0;
    parts.tiles.on("tileerror", () => {
      failures += 1;
      if (failures === 3) ClusterMap.tell({ type: "tiles-failed", basemap: service.id });
    });
    parts.tiles.addTo(map);
    parts.credit.addAttribution(parts.tileCredit);
  }

  function creditLink(service) {
    const link = document.createElement("a");
    Object.assign(link, { href: service.attribution_url, target: "_blank", rel: "noopener", textContent: service.attribution });
    return link.outerHTML;
  }

  /* ---- counties shaded by the number of clusters shown ---- */

  ClusterMap.shadeCounties = (counts = ClusterMap.countyCounts ?? new Map()) => {
    ClusterMap.countyCounts = counts;
    const shading = ClusterMap.basemap === "counties";
    ClusterMap.parts.counties?.eachLayer((county) => {
      const count = counts.get(county.feature.properties.name) ?? 0;
      const step = SHADE_STEPS.filter((least) => count >= least).length;
      const element = county.getElement();
      if (element) element.dataset.shade = shading ? step : "";
    });
    drawShadeLegend(shading);
  };

  function drawShadeLegend(shading) {
    ClusterMap.parts.shadeLegend?.remove();
    ClusterMap.parts.shadeLegend = null;
    if (!shading) return;
    const legend = L.control({ position: "bottomleft" });
    legend.onAdd = () => {
      const box = L.DomUtil.create("div", "shade-legend");
      L.DomUtil.create("strong", "", box).textContent = ClusterMap.text("shade_title");
      [0, ...SHADE_STEPS].forEach((least, step, all) => {
        const next = all[step + 1];
        const row = L.DomUtil.create("span", "", box);
        L.DomUtil.create("i", "", row).dataset.shade = step;
        row.append(next === undefined ? `${least}+` : next - 1 > least ? `${least}–${next - 1}` : `${least}`);
      });
      return box;
    };
    ClusterMap.parts.shadeLegend = legend.addTo(ClusterMap.map);
  }
})();

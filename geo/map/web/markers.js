/* The clusters as markers and groups: symbols, spreads, names, keyboard. Extends window.ClusterMap. */
(() => {
  "use strict";
  const ClusterMap = window.ClusterMap;
  const SVG = "http://www.w3.org/2000/svg";
  const SYMBOL_SIZE = 26; // pixels, symbol and outline; the target of a touch is 32
  const MOST_SYMBOLS_IN_RING = 12;
  const REVEAL_ZOOM = 7;
  const [ID, NAME, LEVEL, PLACE, COUNTY, , LATITUDE, LONGITUDE] = Array(8).keys();

  const model = { levels: [], rows: [], markers: [], byId: new Map(), shown: [] };
  ClusterMap.model = model;

  /* Called from the folium element: returns a layer at once and fills it when the payload has come. */
  ClusterMap.markers = (config) => {
    const groups = L.markerClusterGroup({
      maxClusterRadius: 48,
      showCoverageOnHover: false,
      spiderfyDistanceMultiplier: 1.7,
      spiderLegPolylineOptions: { className: "spread-leg", weight: 1.5 },
      animate: !ClusterMap.calm,
      animateAddingMarkers: false,
      zoomToBoundsOnClick: false, // openGroup does both, with room at the edges
      spiderfyOnMaxZoom: false,
      removeOutsideVisibleBounds: true,
      iconCreateFunction: (group) => groupIcon(group),
    });
    ClusterMap.groups = groups;
    watchGroups(groups);
    ClusterMap.read(config.payload).then(fill).catch(ClusterMap.fail);
    return groups;
  };

  function fill({ levels, rows }) {
    Object.assign(model, { levels, rows });
    model.markers = rows.map((row, position) => row[LATITUDE] === null ? null : L.marker([row[LATITUDE], row[LONGITUDE]], {
      icon: new SymbolIcon({ row, level: levels[row[LEVEL]] }), position, keyboard: true, riseOnHover: true,
    }));
    model.byId = new Map(rows.map((row, position) => [row[ID], position]));
    ClusterMap.paintLevels();
    ClusterMap.limitZoom(); // only now: the groups were laid out for every zoom level
    ClusterMap.ready();
  }

  ClusterMap.paintLevels = () =>
    model.levels.forEach((level, rank) => document.documentElement.style.setProperty(`--level-${rank}`, level[ClusterMap.theme]));

  /* Show the clusters whose bit is set; an open spread stays open where its place still has a group. */
  ClusterMap.show = (isVisible) => {
    const shown = model.markers.filter((marker, position) => marker && isVisible(position));
    if (shown.length === model.shown.length && shown.every((marker, n) => marker === model.shown[n])) return;
    const spreadAt = openSpread()?.getLatLng();
    const focused = document.activeElement?.dataset?.cluster;
    ClusterMap.groups.clearLayers();
    ClusterMap.groups.addLayers(shown);
    model.shown = shown;
    if (spreadAt) spreadAgain(shown, spreadAt);
    if (focused) focusMarker(focused);
    countByCounty(shown);
    onSymbolsChanged();
  };

  function countByCounty(shown) {
    const counts = new Map();
    for (const marker of shown) {
      const county = model.rows[marker.options.position][COUNTY];
      counts.set(county, (counts.get(county) ?? 0) + 1);
    }
    ClusterMap.shadeCounties(counts);
  }

  const openSpread = () => ClusterMap.groups._spiderfied; // the library offers no public way to ask

  function spreadAgain(shown, point) {
    const marker = shown.find((candidate) => candidate.getLatLng().equals(point, 1e-4));
    const group = marker && ClusterMap.groups.getVisibleParent(marker);
    if (group && group !== marker) group.spiderfy();
  }

  const focusMarker = (id) => document.querySelector(`.cluster-symbol[data-cluster="${CSS.escape(id)}"]`)?.focus();

  /* ---- the chosen cluster ---- */

  ClusterMap.choose = (id, { reveal }) => {
    model.chosen = id;
    markChosen();
    if (id && reveal) ClusterMap.reveal(id);
  };

  /* Bring a cluster into view and out of its group, no closer than needed. */
  ClusterMap.reveal = (id) => {
    const marker = model.markers[model.byId.get(id)];
    if (!marker || !ClusterMap.groups.hasLayer(marker)) return;
    ClusterMap.touched = true;
    const { map, groups } = ClusterMap;
    const single = groups.getVisibleParent(marker) === marker;
    if (single && map.getBounds().pad(-0.05).contains(marker.getLatLng())) return markChosen();
    map.once("moveend", () => requestAnimationFrame(() => whenSplit(() => spreadAround(marker))));
    map.setView(marker.getLatLng(), Math.max(map.getZoom(), REVEAL_ZOOM), { animate: false });
  };

  /* Groups that are still splitting can be neither spread nor focused; the library offers no public way to ask. */
  function whenSplit(act) {
    if (ClusterMap.groups._inZoomAnimation) ClusterMap.groups.once("animationend", act);
    else act();
  }

  function spreadAround(marker) {
    const parent = ClusterMap.groups.getVisibleParent(marker);
    if (parent && parent !== marker && parent !== openSpread()) parent.spiderfy();
    markChosen();
  }

  ClusterMap.fitShown = () => {
    if (!model.shown.length) return;
    ClusterMap.touched = true;
    ClusterMap.map.fitBounds(L.latLngBounds(model.shown.map((marker) => marker.getLatLng())), {
      padding: [40, 40], maxZoom: 10, animate: !ClusterMap.calm,
    });
  };

  function onSymbolsChanged() {
    markChosen();
    ClusterMap.placeNames();
  }

  function markChosen() {
    const marker = model.markers[model.byId.get(model.chosen)];
    const parent = marker && ClusterMap.groups.hasLayer(marker) ? ClusterMap.groups.getVisibleParent(marker) : null;
    ClusterMap.map.getContainer().classList.toggle("has-choice", Boolean(parent));
    for (const element of document.querySelectorAll(".chosen, .holds-chosen")) {
      element.classList.remove("chosen", "holds-chosen");
      element.removeAttribute("aria-current");
    }
    const element = (marker?.getElement() ?? parent?.getElement());
    if (!element || !parent) return;
    element.classList.add(marker.getElement() ? "chosen" : "holds-chosen");
    element.setAttribute("aria-current", "true");
  }

  /* ---- symbols ---- */

  const SymbolIcon = L.Icon.extend({
    options: { iconSize: [32, 32], className: "cluster-symbol" },
    createIcon() {
      const { row, level } = this.options;
      const element = document.createElement("div");
      const picture = svg("svg", { viewBox: "-3 -3 30 30", width: SYMBOL_SIZE, height: SYMBOL_SIZE, "aria-hidden": "true" });
      picture.append(
        svg("circle", { class: "ring", cx: 12, cy: 12, r: 13.2 }),
        svg("path", { class: "shape", d: level.path, style: `fill: var(--level-${row[LEVEL]})` }),
      );
      element.append(picture);
      this._setIconStyles(element, "icon");
      element.dataset.cluster = row[ID];
      element.setAttribute("role", "button");
      element.setAttribute("aria-label", `${row[NAME]}, ${level.name}, ${row[PLACE]}`);
      return element;
    },
    createShadow: () => null,
  });

  function svg(tag, attributes) {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  }

  /* A group shows its number within a ring of its levels' symbols, or a ring in proportion when it is large. */
  function groupIcon(group) {
    const counts = countByLevel(group.getAllChildMarkers());
    const total = group.getChildCount();
    const size = total < 10 ? 44 : total < 100 ? 52 : total < 1000 ? 60 : 68;
    const icon = L.divIcon({ className: "cluster-group", iconSize: [size, size], html: groupPicture(counts, total, size) });
    const create = icon.createIcon;
    icon.createIcon = function (old) {
      const element = create.call(this, old);
      element.setAttribute("role", "button");
      element.setAttribute("aria-label", ClusterMap.text("group", { n: total, parts: describe(counts) }));
      return element;
    };
    return icon;
  }

  function countByLevel(markers) {
    const counts = model.levels.map(() => 0);
    for (const marker of markers) counts[model.rows[marker.options.position][LEVEL]] += 1;
    return counts;
  }

  const describe = (counts) =>
    counts.map((count, rank) => (count ? `${count} ${model.levels[rank].name}` : "")).filter(Boolean).join(", ");

  function groupPicture(counts, total, size) {
    const picture = svg("svg", { viewBox: "-26 -26 52 52", width: size, height: size, "aria-hidden": "true" });
    picture.append(svg("circle", { class: "disc", r: 25 }));
    picture.append(...(total <= MOST_SYMBOLS_IN_RING ? ringOfSymbols(counts, total) : ringInProportion(counts, total)));
    const number = svg("text", { class: "number", "text-anchor": "middle", dy: "0.36em" });
    number.textContent = total < 10000 ? total : `${Math.round(total / 1000)}k`;
    picture.append(number);
    return picture;
  }

  function ringOfSymbols(counts, total) {
    const size = Math.min(11, 88 / total);
    const ranks = counts.flatMap((count, rank) => Array(count).fill(rank));
    return ranks.map((rank, n) => {
      const angle = (2 * Math.PI * n) / total - Math.PI / 2;
      const at = [18.5 * Math.cos(angle) - size / 2, 18.5 * Math.sin(angle) - size / 2];
      return svg("path", {
        d: model.levels[rank].path, transform: `translate(${at}) scale(${size / 24})`, style: `fill: var(--level-${rank})`,
      });
    });
  }

  function ringInProportion(counts, total) {
    const radius = 20.5;
    const round = 2 * Math.PI * radius;
    let before = 0;
    return counts.flatMap((count, rank) => {
      if (!count) return [];
      const arc = svg("circle", {
        r: radius, fill: "none", "stroke-width": 7, transform: "rotate(-90)", style: `stroke: var(--level-${rank})`,
        "stroke-dasharray": `${(count / total) * round} ${round}`, "stroke-dashoffset": -(before / total) * round,
      });
      before += count;
      return [arc];
    });
  }

  /* ---- pointer and keyboard ---- */

  /* A spread stands beside the group that it came from, which then is no second way to the same clusters. */
  function passOver({ type, cluster, markers }) {
    const element = cluster.getElement();
    if (!element) return;
    const spread = type === "spiderfied";
    if (spread && element === document.activeElement) markers[0].getElement().focus();
    element.tabIndex = spread ? -1 : 0;
    element.ariaHidden = spread ? "true" : null;
  }

  function watchGroups(groups) {
    const name = L.tooltip({ direction: "auto", offset: [14, 0], className: "cluster-name", opacity: 1 });
    const nameIt = (layer) => layer && ClusterMap.map.openTooltip(name.setContent(tooltipText(layer)).setLatLng(layer.getLatLng()));
    const unname = () => ClusterMap.map.closeTooltip(name);
    groups.on("mouseover clustermouseover", (event) => nameIt(event.propagatedFrom ?? event.layer));
    groups.on("mouseout clustermouseout", unname);
    groups.on("click", (event) => ClusterMap.report(idOf(event.layer)));
    groups.on("clusterclick", ({ layer, originalEvent }) => openGroup(layer, originalEvent?.type === "keydown"));
    groups.on("spiderfied unspiderfied animationend", onSymbolsChanged);
    groups.on("spiderfied unspiderfied", passOver);
    ClusterMap.map.on("moveend", markChosen);
    ClusterMap.map.on("click", () => model.chosen && ClusterMap.report(null));
    const container = ClusterMap.map.getContainer();
    container.addEventListener("focusin", (event) => (layerOf(event.target) ? nameIt(layerOf(event.target)) : unname()));
    container.addEventListener("focusout", unname);
  }

  /* Zoom to a group's clusters; those of one town, or at the closest zoom, are spread instead.
     Zooming removes the group's symbol: by keyboard, the focus goes on to what its first cluster is in now. */
  function openGroup(group, byKeyboard) {
    const { map } = ClusterMap;
    const bounds = group.getBounds();
    const closest = map.getZoom() >= map.getMaxZoom();
    if (closest || bounds.getNorthEast().equals(bounds.getSouthWest())) return group.spiderfy();
    const zoom = Math.max(map.getZoom() + 1, map.getBoundsZoom(bounds, false, L.point(140, 140)));
    const [first] = group.getAllChildMarkers();
    if (byKeyboard) map.once("moveend", () => requestAnimationFrame(() => whenSplit(() => holder(first)?.focus())));
    map.setView(bounds.getCenter(), Math.min(zoom, map.getMaxZoom()), { animate: !ClusterMap.calm });
  }

  const holder = (marker) => ClusterMap.groups.getVisibleParent(marker)?.getElement();

  const idOf = (marker) => model.rows[marker.options.position][ID];

  function tooltipText(layer) {
    const box = document.createElement("span");
    if (layer.options.position === undefined) {
      box.textContent = describe(countByLevel(layer.getAllChildMarkers()));
      return box;
    }
    const row = model.rows[layer.options.position];
    L.DomUtil.create("strong", "", box).textContent = row[NAME];
    L.DomUtil.create("small", "", box).textContent = `${model.levels[row[LEVEL]].name} · ${row[PLACE]}`;
    return box;
  }

  ClusterMap.layerOf = layerOf;
  ClusterMap.openSpread = openSpread;

  function layerOf(element) {
    const icon = element.closest?.(".cluster-symbol, .cluster-group");
    if (!icon) return null;
    return Object.values(ClusterMap.map._layers).find((layer) => layer._icon === icon) ?? null;
  }
})();

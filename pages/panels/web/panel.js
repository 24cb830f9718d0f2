/* The right panel: status, active filters, the list of clusters or the chosen one's card; and the map's messages.
   Loaded as a module by results.py. Text from data is set as text; the card's HTML was escaped by the server.

   The server sends two things apart from each other: the choice, to draw(), and what the filters leave, to
   followFilters(). */

import { fill, make, ownedBy, readJson, symbolOf } from "./dom.js";
import { MapLink } from "./map_link.js";
import { readRows, visibleRows } from "./rows.js";
import { mapSurroundings } from "./streamlit.js";

/** @import { Component } from "./streamlit.js" */
/** @import { ChooseEvent, ComponentData, Excerpt, FiltersData, Hit, PanelData } from "./messages.js" */
/** @typedef {{ levels: LevelSymbol[], rows: ClusterRow[] }} Clusters */
/** @typedef {Record<string, string>} Texts by key */
/** @typedef {"loading" | "slow" | "failed" | "tiles" | "drawn"} MapState */
/** @typedef {{ card: true, scroll?: boolean } | { row: string | null }} FocusTarget the card's heading, or a row */

const ROWS_AT_FIRST = 100;
const MAP_PATIENCE = 8000; // milliseconds until a map that has not drawn is called slow
const COPIED_SHOWN = 2500; // milliseconds
/** @type {Record<MapState, string | null>} the text that tells of each */
const NOTICES = {
  loading: "loading",
  slow: "map_slow",
  failed: "map_failed",
  tiles: "tiles_failed",
  drawn: null,
};

/** @type {WeakMap<Element, Panel>} */
const panels = new WeakMap();
/** @type {Panel | undefined} */
let onScreen; // the panel that was drawn last
/** @type {FiltersData | null} */
let latestFilters = null;

/**
 * @param {Component<ComponentData & PanelData>} component
 * @param {URL} root
 */
export async function draw({ parentElement, data, setTriggerValue }, root) {
  const panel = ownedBy(panels, parentElement, () => new Panel(parentElement, data));
  onScreen = panel;
  panel.sendEvent = setTriggerValue;
  panel.update(data);
  const [clusters, texts] = await Promise.allSettled([
    readClusters(data.payload, root),
    readJson(data.texts, root),
  ]);
  panel.clusters = clusters.status === "fulfilled" ? clusters.value : null;
  panel.texts = texts.status === "fulfilled" ? texts.value : null;
  panel.hasRead = true;
  if (panel.data === data) panel.render();
}

/** @type {WeakMap<Payload, Clusters>} */
const parsed = new WeakMap();

/**
 * @param {string} address
 * @param {URL} root
 * @returns {Promise<Clusters>}
 */
async function readClusters(address, root) {
  /** @type {Payload} */
  const payload = await readJson(address, root);
  const clusters = parsed.get(payload) ?? { levels: payload.levels, rows: readRows(payload) };
  parsed.set(payload, clusters);
  return clusters;
}

/**
 * The clusters that the map on screen shows.
 * @returns {Clusters | null}
 */
export const clustersOnMap = () => (onScreen?.data.map ? onScreen.clusters : null);

/**
 * Show what the filters leave.
 * @param {FiltersData} filters
 */
export function followFilters(filters) {
  const isNewSearch = latestFilters && filters.search && filters.search !== latestFilters.search;
  latestFilters = filters;
  if (isNewSearch && onScreen?.data.map && onScreen.chosen !== null) onScreen.request(null); // its hits come forward
  onScreen?.sendState();
  onScreen?.render();
}

class Panel {
  /** @type {Component<PanelData>["setTriggerValue"]} */
  sendEvent = () => {};
  /** @type {Clusters | null} null while they are on their way, or if they did not come */
  clusters = null;
  /** @type {Texts | null} */
  texts = null;
  hasRead = false; // whether clusters and texts have come, or failed to
  /** @type {string | null | undefined} what the reader chose while the server has not answered; else undefined */
  requested = undefined;
  /** @type {MapState} */
  mapState = "loading";
  /** @type {string | null} id of the base map whose service does not answer */
  failedBasemap = null;
  /** @type {ViewMessage | null} */
  view = null;
  onlyInView = false;
  rowLimit = ROWS_AT_FIRST;
  /** @type {FocusTarget | null} where the focus goes once it is drawn */
  nextFocus = null;
  /** @type {string | null} the cluster that was chosen when the panel was last drawn */
  chosenBefore = null;
  status = make("p", { class: "ic-status", role: "status", "aria-live": "polite" });
  notice = make("p", { class: "ic-notice", role: "status" });
  chips = make("ul", { class: "ic-chips" });
  body = make("div");

  /**
   * @param {HTMLElement} element
   * @param {PanelData} data
   */
  constructor(element, data) {
    this.data = data;
    this.box = make("section", { class: "ic-panel", id: "ic-panel", tabindex: "-1" });
    element.replaceChildren(this.box);
    this.link = new MapLink(
      (message) => this.onMapMessage(message),
      () => this.box.isConnected,
    );
    this.box.addEventListener("click", (event) => this.onClick(/** @type {Element} */ (event.target)));
    this.box.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.chosen !== null) this.choose(null);
    });
    setTimeout(() => this.mapState === "loading" && this.setMapState("slow"), MAP_PATIENCE);
  }

  /** @param {PanelData} data */
  update(data) {
    this.data = data;
    if (data.chosen === this.requested) this.requested = undefined;
    this.sendState();
  }

  /** What the reader chose last, also while the server has not answered yet. */
  get chosen() {
    return this.requested === undefined ? this.data.chosen : this.requested;
  }

  /** What the filters leave of this panel's clusters; nothing while they still tell of another dataset. */
  get filters() {
    return latestFilters?.payload === this.data.payload ? latestFilters : null;
  }

  /* ---- the map ---- */

  /** @param {MessageFromMap} message */
  onMapMessage(message) {
    switch (message.type) {
      case "ready":
        if (this.mapState !== "failed") this.setMapState("drawn");
        return this.sendState();
      case "chosen":
        this.request(message.cluster);
        return this.sendState();
      case "trouble":
        return this.setMapState("failed");
      case "tiles-failed":
        this.failedBasemap = message.basemap;
        return this.setMapState("tiles");
      case "view":
        this.view = message;
        if (this.onlyInView) this.render();
    }
  }

  /** @param {MapState} state */
  setMapState(state) {
    this.mapState = state;
    if (this.texts && this.filters) this.renderNotice(this.texts, this.filters);
  }

  sendState() {
    if (!this.filters) return;
    const { visible, basemap } = this.filters;
    this.link.sendState({ payload: this.data.payload, visible, basemap, chosen: this.chosen });
  }

  /* ---- what the reader does ---- */

  /** @param {Element} pressed */
  onClick(pressed) {
    /** @type {HTMLElement | null} */
    const target = pressed.closest(
      "[data-choose], [data-remove], [data-search], [data-reveal], [data-copy], [data-compare], [data-more], [data-back]",
    );
    if (!target) return;
    const { choose, remove, search, reveal, copy, compare, more, back } = target.dataset;
    if (choose !== undefined) this.choose(choose);
    if (back !== undefined) this.choose(null);
    if (remove !== undefined) this.sendEvent("remove", remove);
    if (search !== undefined) this.sendEvent("search", search);
    if (reveal !== undefined) this.link.reveal(reveal);
    if (copy !== undefined) copyFrom(target, copy || window.location.href);
    if (compare !== undefined) this.sendEvent("compare", compare);
    if (more !== undefined) {
      this.rowLimit *= 4;
      this.render();
    }
  }

  /** @param {string | null} id */
  choose(id) {
    this.nextFocus = id === null ? { row: this.data.chosen } : { card: true };
    this.request(id);
    this.sendState();
  }

  /** @param {string | null} id */
  request(id) {
    this.requested = id;
    this.sendEvent("choose", /** @type {ChooseEvent} */ ({ cluster: id }));
  }

  /* ---- drawing ---- */

  render() {
    const { data, filters, clusters, texts } = this;
    if (!filters || !this.hasRead) return;
    if (!clusters || !texts) {
      const status = make("p", { class: "ic-status", role: "status" }, filters.status);
      this.box.replaceChildren(status, make("p", {}, texts?.list_failed ?? ""));
      return;
    }
    if (!this.status.isConnected) this.box.replaceChildren(this.status, this.notice, this.chips, this.body);
    const visible = visibleRows(clusters.rows, filters.visible);
    const { view } = this;
    const inView = this.onlyInView && view ? visible.filter((row) => isWithin(row, view)) : visible;
    this.renderStatus(
      this.onlyInView && view && !data.card ? inViewStatus(texts, inView, visible) : filters.status,
    );
    this.renderNotice(texts, filters);
    this.renderChips(texts, filters);
    const body = data.card
      ? drawCard(data.card, texts, !visible.some(({ id }) => id === data.chosen))
      : data.map
        ? this.drawList(clusters, inView, texts, filters)
        : make("div");
    this.body.replaceWith(body);
    this.body = body;
    this.moveFocus();
  }

  /** @param {string} status */
  renderStatus(status) {
    if (this.status.textContent !== status) this.status.textContent = status; // else it would be announced again
    labelMap("count", status);
  }

  /**
   * @param {Texts} texts
   * @param {FiltersData} filters
   */
  renderNotice(texts, filters) {
    if (this.mapState === "tiles" && filters.basemap !== this.failedBasemap) this.mapState = "drawn";
    const key = NOTICES[this.mapState];
    labelMap("state", this.mapState);
    this.notice.textContent = key ? texts[key] : "";
    this.notice.hidden = !key || !this.data.map;
  }

  /**
   * @param {Texts} texts
   * @param {FiltersData} filters
   */
  renderChips(texts, filters) {
    const chips = filters.chips.map(({ id, label }) => {
      const name = fill(texts.remove, { name: label });
      const cross = make("span", { "aria-hidden": "true" }, "×");
      return make(
        "li",
        {},
        make("button", { type: "button", "data-remove": id, "aria-label": name }, label, cross),
      );
    });
    this.chips.setAttribute("aria-label", texts.chips);
    this.chips.replaceChildren(...chips);
    this.chips.hidden = !chips.length;
  }

  /**
   * @param {Clusters} clusters
   * @param {ClusterRow[]} rows those to list
   * @param {Texts} texts
   * @param {FiltersData} filters
   */
  drawList({ levels, rows: all }, rows, texts, filters) {
    const body = make("div", { class: "ic-body" }, this.drawInViewBox(texts));
    if (!rows.length) {
      body.append(...drawNothing(texts, filters, this.onlyInView));
      return body;
    }
    const listed = new Set(rows);
    const hits = filters.hits.filter(({ position }) => listed.has(all[position]));
    const found = new Set(hits.map(({ position }) => all[position]));
    const others = rows.filter((row) => !found.has(row));
    if (hits.length) {
      body.append(drawHits(hits, levels, all, texts));
      if (others.length) body.append(make("h2", {}, texts.more_hits));
    }
    if (others.length) body.append(drawLevels(levels, others, this.rowLimit, texts));
    if (others.length > this.rowLimit) {
      const more = fill(texts.more, { n: others.length - this.rowLimit });
      body.append(make("button", { type: "button", class: "ic-more", "data-more": "" }, more));
    }
    return body;
  }

  /** @param {Texts} texts */
  drawInViewBox(texts) {
    const box = make("input", { type: "checkbox" });
    box.checked = this.onlyInView;
    box.addEventListener("change", () => {
      this.onlyInView = box.checked;
      this.render();
    });
    return make("label", { class: "ic-in-view" }, box, texts.in_view);
  }

  moveFocus() {
    const { card, chosen } = this.data;
    const fromTable = card && chosen !== this.chosenBefore && document.activeElement?.closest(".ic-table");
    this.chosenBefore = chosen;
    if (fromTable) this.nextFocus = { card: true, scroll: true };
    const next = this.nextFocus;
    if (!next || "card" in next !== Boolean(card)) return;
    this.nextFocus = null;
    if ("card" in next) {
      /** @type {HTMLElement | null} */
      const heading = this.box.querySelector("#ic-card-name");
      heading?.focus({ preventScroll: !next.scroll });
    } else if (next.row !== null) {
      /** @type {HTMLElement | null} */
      const row = document.querySelector(`:is(.ic-list, .ic-table) [data-choose="${CSS.escape(next.row)}"]`);
      row?.focus();
    }
  }
}

/**
 * Tell the map's surroundings (page.css) its state, and the count that a phone shows above it.
 * @param {"count" | "state"} name
 * @param {string} value
 */
function labelMap(name, value) {
  const surroundings = mapSurroundings();
  if (surroundings) surroundings.dataset[name] = value;
}

/**
 * @param {ClusterRow} row
 * @param {ViewMessage} view
 */
function isWithin({ latitude, longitude }, { south, west, north, east }) {
  if (latitude === null || longitude === null) return false;
  return latitude >= south && latitude <= north && longitude >= west && longitude <= east;
}

/**
 * @param {Texts} texts
 * @param {ClusterRow[]} inView
 * @param {ClusterRow[]} visible
 */
const inViewStatus = (texts, inView, visible) =>
  fill(texts.in_view_count, { n: inView.length, total: visible.length });

/**
 * @param {string} html
 * @param {Texts} texts
 * @param {boolean} hidden whether the filters hide the cluster on the map
 */
function drawCard(html, texts, hidden) {
  const back = make("button", { type: "button", class: "ic-back", "data-back": "" }, texts.back);
  const card = make("div");
  // eslint-disable-next-line no-restricted-properties -- a template of the server's, escaped there
  card.innerHTML = html;
  const notice = hidden ? [make("p", { class: "ic-notice" }, texts.hidden)] : [];
  return make("div", { class: "ic-body" }, back, ...notice, card);
}

/**
 * The first *limit* rows by level, each level with the number of all its rows.
 * @param {LevelSymbol[]} levels
 * @param {ClusterRow[]} rows
 * @param {number} limit
 * @param {Texts} texts
 */
function drawLevels(levels, rows, limit, texts) {
  const list = make("div", { class: "ic-list", role: "group", "aria-label": texts.list });
  levels.forEach((level, rank) => {
    const drawn = rows.slice(0, limit).filter((row) => row.level === rank);
    if (!drawn.length) return;
    const count = rows.filter((row) => row.level === rank).length;
    list.append(
      make("h2", {}, `${level.name} `, make("small", {}, String(count))),
      make("ul", {}, ...drawn.map((row) => drawRow(row, level))),
    );
  });
  return list;
}

/**
 * The hits of a search by rank, each with where it matches.
 * @param {Hit[]} hits
 * @param {LevelSymbol[]} levels
 * @param {ClusterRow[]} rows of the payload
 * @param {Texts} texts
 */
function drawHits(hits, levels, rows, texts) {
  const lines = hits.map(({ position, where, excerpt }) => {
    const row = rows[position];
    return drawRow(row, levels[row.level], where ? [drawMatch(where, excerpt)] : []);
  });
  return make("div", { class: "ic-list", role: "group", "aria-label": texts.hits }, make("ul", {}, ...lines));
}

/**
 * @param {string} where
 * @param {Excerpt[]} excerpt
 */
function drawMatch(where, excerpt) {
  const pieces = excerpt.map(({ text, marked }) => (marked ? make("mark", {}, text) : text));
  return make("span", { class: "ic-match" }, `${where}: `, ...pieces);
}

/**
 * What stands in place of an empty list: why it is empty, and ways on.
 * @param {Texts} texts
 * @param {FiltersData} filters
 * @param {boolean} onlyInView whether the list is narrowed to the map's view
 */
function drawNothing(texts, { visible, ways_on, chips }, onlyInView) {
  const isEmpty = visible !== null && /^A*=*$/.test(visible);
  if (onlyInView && !isEmpty) return [make("p", { class: "ic-nothing" }, texts.nothing_in_view)];
  const reset = make("button", { type: "button", "data-remove": "all" }, texts.reset);
  const buttons = ways_on.map(({ event, value, label }) =>
    make("button", { type: "button", [`data-${event}`]: value }, label),
  );
  const ways = [...buttons, ...(chips.length ? [reset] : [])].map((button) => make("li", {}, button));
  return [
    make("p", { class: "ic-nothing" }, texts.nothing),
    make("p", {}, texts.nothing_advice),
    make("ul", { class: "ic-ways", "aria-label": texts.ways_on }, ...ways),
  ];
}

/**
 * @param {ClusterRow} row
 * @param {LevelSymbol} level
 * @param {HTMLElement[]} further what stands below name and place
 */
function drawRow({ id, name, level: rank, place, news }, level, further = []) {
  const label = make("span", { class: "ic-name" }, name);
  if (news) label.append(" ", make("small", { class: "ic-news" }, news));
  const attributes = { type: "button", "data-choose": id };
  const parts = [symbolOf(level, rank), label, make("small", {}, place), ...further];
  return make("li", {}, make("button", attributes, ...parts));
}

/**
 * Copy *text* and say so on the button for a while.
 * @param {HTMLElement} button
 * @param {string} text
 */
async function copyFrom(button, text) {
  const today = new Date().toISOString().slice(0, 10);
  const dated = text.replace("{date}", today).replace("{url}", window.location.href);
  try {
    await navigator.clipboard.writeText(dated);
  } catch {
    window.prompt(button.textContent ?? "", dated); // no clipboard on an insecure origin
    return;
  }
  const before = button.textContent;
  button.textContent = button.dataset.done ?? "";
  setTimeout(() => (button.textContent = before), COPIED_SHOWN);
}

/* The right panel: status, active filters, the list of clusters (list.js) or the chosen one's card (card.js); and the map's messages.
   Loaded as a module by results.py. Text from data is set as text; the card's HTML was escaped by the server.

   The server sends two things apart from each other: the choice, to draw(), and what the filters leave, which comes by
   filter_channel.js. */

import { onPositionAsked, writePosition } from "./address.js";
import { drawCard, drawHead, explainMarks, followNotes } from "./card.js";
import { CardFile } from "./card_file.js";
import { Choice, headStart } from "./choice.js";
import { changing, fill, keepFocus, make, nthRow, ownedBy, painted, readJson, symbolOf } from "./dom.js";
import { latestFilters, leadsToList, report, subscribe } from "./filter_channel.js";
import { drawList } from "./list.js";
import { ListControls } from "./list_controls.js";
import { MapLink } from "./map_link.js";
import { readRows, visibleRows } from "./rows.js";
import { LOW, STACKED } from "./screens.js";
import { Sheet, showMap } from "./sheet.js";
import { mapSurroundings } from "./streamlit.js";

/** @import { Component } from "./streamlit.js" */
/** @import { ComponentData, FiltersData, PanelData } from "./messages.js" */
/** @import { Clusters } from "./list.js" */
/** @typedef {Record<string, string>} Texts by key */
/** @typedef {"loading" | "slow" | "failed" | "tiles" | "drawn"} MapState */
/** @typedef {{ card: true, scroll?: boolean } | { row: string | null }} FocusTarget the card's heading, or a row */

const ROWS_AT_FIRST = 100;
const MAP_PATIENCE = 8000; // milliseconds until a map that has not drawn is called slow
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
/**
 * @param {Component<ComponentData & PanelData>} component
 * @param {URL} root
 */
export async function draw({ parentElement, data, setTriggerValue }, root) {
  const panel = ownedBy(panels, parentElement, () => new Panel(parentElement, data));
  onScreen = panel;
  panel.sendEvent = setTriggerValue;
  panel.root = root;
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
 * Open the card of a cluster and move on to it.
 * @param {string} id
 */
export const openCard = (id) => onScreen?.choose(id, true);

/** Bring the list forward from behind a card. */
export function bringListForward() {
  if (onScreen?.data.map && onScreen.chosen !== null) onScreen.request(null);
}

/** Whether the page has a panel, where a card can be opened. */
export const hasPanel = () => onScreen?.box.isConnected ?? false;

/**
 * Let the map show a year while the server's answer is on its way; null: let it show what the server said last.
 * @param {number | null} year
 * @param {string} periods YearsData.periods
 */
export const previewYear = (year, periods) => onScreen?.link.previewYear(year, periods);

/** Scroll to the panel if it stands below the map, as on a phone. */
export function scrollToPanel() {
  const box = onScreen?.box;
  if (box && box.getBoundingClientRect().top > window.innerHeight / 2) box.scrollIntoView({ block: "start" });
}

subscribe((now, before) => {
  if (!onScreen || !hasPanel()) return;
  if (leadsToList(now, before, onScreen.chosen)) bringListForward();
  onScreen.sendState();
  onScreen.render();
});

onPositionAsked((at) => hasPanel() && onScreen?.link.moveTo(at));

class Panel {
  /** @type {Component<PanelData>["setTriggerValue"]} */
  sendEvent = () => {};
  /** @type {URL | undefined} of the server */
  root;
  cardFile = new CardFile();
  /** @type {Clusters | null} null while they are on their way, or if they did not come */
  clusters = null;
  /** @type {Texts | null} */
  texts = null;
  hasRead = false; // whether clusters and texts have come, or failed to
  /** @type {unknown[]} what the body was drawn from */
  drawnFrom = [];
  /** @type {MapState} */
  mapState = "loading";
  /** @type {string | null} id of the base map whose service does not answer */
  failedBasemap = null;
  /** @type {ViewMessage | null} */
  view = null;
  /** @type {GroupMessage | null} the group that is open on the map */
  group = null;
  /** @type {string | null} id of the cluster that the reader points at in the list */
  pointedAt = null;
  rowLimit = ROWS_AT_FIRST;
  /** @type {FocusTarget | null} where the focus goes once it is drawn */
  nextFocus = null;
  /** @type {string | null} the cluster that was chosen when the panel was last drawn */
  chosenBefore = null;
  status = make("p", { class: "ic-status", role: "status", "aria-live": "polite" });
  notice = make("p", { class: "ic-notice", role: "status" });
  chips = make("ul", { class: "ic-chips" });
  near = make("div", { class: "ic-near-text" });
  levels = make("ul", { class: "ic-level-chips" });
  controls = new ListControls(() => this.render());
  /** @type {HTMLElement} */
  body = make("div");

  /**
   * @param {HTMLElement} element
   * @param {PanelData} data
   */
  constructor(element, data) {
    this.data = data;
    this.box = make("section", { class: "ic-panel", id: "ic-panel", tabindex: "-1" });
    element.replaceChildren(this.box);
    this.sheet = new Sheet(this.box);
    this.choice = new Choice(
      data.answered,
      (choice) => this.sendEvent("choose", choice),
      () => this.box.isConnected,
    );
    this.link = new MapLink(
      (message) => this.onMapMessage(message),
      () => this.box.isConnected,
    );
    this.box.addEventListener("click", (event) => this.onClick(/** @type {Element} */ (event.target)));
    this.box.addEventListener("pointerdown", (event) => this.onPress(event));
    for (const kind of ["pointerover", "focusin"])
      this.box.addEventListener(kind, ({ target }) => this.pointAt(/** @type {Element} */ (target)));
    for (const kind of ["pointerleave", "focusout"])
      this.box.addEventListener(kind, () => this.pointAt(null));
    explainMarks(this.box);
    followNotes(this.box);
    this.box.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.chosen !== null) this.choose(null);
    });
    setTimeout(() => this.mapState === "loading" && this.setMapState("slow"), MAP_PATIENCE);
    this.box.addEventListener("beforeprint", () => this.limitRows(Infinity));
    this.box.addEventListener("afterprint", () => this.limitRows(ROWS_AT_FIRST));
  }

  /** @param {number} limit */
  limitRows(limit) {
    this.rowLimit = limit;
    this.render();
  }

  /** @param {PanelData} data */
  update(data) {
    this.data = data;
    this.choice.settle(data.answered);
    this.sendState();
  }

  /** What the reader chose last, also while the server has not answered yet. */
  get chosen() {
    return this.choice.over(this.data.chosen);
  }

  /** What the filters leave of this panel's clusters; nothing while they still tell of another dataset. */
  get filters() {
    const filters = latestFilters();
    return filters?.payload === this.data.payload ? filters : null;
  }

  /* ---- the map ---- */

  /** @param {MessageFromMap} message */
  onMapMessage(message) {
    switch (message.type) {
      case "ready":
        if (this.mapState !== "failed") this.setMapState("drawn");
        return this.sendState();
      case "pressed":
        return void this.fetchCard(message.cluster);
      case "chosen":
        return this.request(message.cluster);
      case "group":
        this.group = message.clusters.length ? message : null;
        this.render();
        return this.group && this.showGroup();
      case "near":
        return report("near", `${message.latitude},${message.longitude}`);
      case "trouble":
        return this.setMapState("failed");
      case "tiles-failed":
        this.failedBasemap = message.basemap;
        return this.setMapState("tiles");
      case "tiles-came":
        return this.mapState === "tiles" && this.setMapState("drawn");
      case "view":
        this.view = message;
        writePosition(message.at);
        if (this.controls.onlyInView) this.render();
    }
  }

  /** @param {MapState} state */
  setMapState(state) {
    this.mapState = state;
    if (this.texts && this.filters) this.renderNotice(this.texts, this.filters);
  }

  sendState() {
    if (!this.filters) return;
    const { visible, basemap, counties, near, year } = this.filters;
    this.link.sendState({
      ...{ payload: this.data.payload, visible, basemap, counties, near, year },
      chosen: this.chosen,
    });
  }

  /* ---- what the reader does ---- */

  /**
   * Fetch the card that the click after this press is going to ask for. A finger on a row may as well scroll the list.
   * @param {PointerEvent} event
   */
  onPress({ target, pointerType }) {
    if (pointerType !== "mouse") return;
    /** @type {HTMLElement | null} */
    const row = /** @type {Element} */ (target).closest("[data-choose]");
    if (row?.dataset.choose) this.fetchCard(row.dataset.choose);
  }

  /** @param {Element} pressed */
  onClick(pressed) {
    /** @type {HTMLElement | null} */
    const target = pressed.closest(
      "[data-change], [data-choose], [data-reveal], [data-compare], [data-compare-all], [data-more], [data-back]",
    );
    if (!target) return;
    const { change, choose, reveal, compare, compareAll, more, back } = target.dataset;
    if (change !== undefined) report(change, target.dataset.value ?? "");
    if (choose !== undefined) this.choose(choose);
    if (back !== undefined) this.choose(null);
    if (reveal !== undefined) this.link.reveal(reveal);
    if (compare !== undefined) this.sendEvent("compare", compare);
    if (compareAll !== undefined) this.sendEvent("compare_all", compareAll);
    if (more !== undefined) this.showMore();
  }

  /** Show further rows, the first of which gets the focus of the button that stood in its place. */
  showMore() {
    const first = this.rowLimit;
    this.limitRows(4 * first);
    nthRow(this.body, first)?.focus();
  }

  /**
   * Bring out on the map what the reader points at here.
   * @param {Element | null} target
   */
  pointAt(target) {
    /** @type {HTMLElement | null | undefined} */
    const row = target?.closest("[data-choose]");
    const id = row?.dataset.choose ?? null;
    if (id === this.pointedAt) return;
    this.pointedAt = id;
    this.link.light(id);
  }

  /**
   * @param {string | null} id
   * @param {boolean} [scroll] whether to scroll to the card
   */
  choose(id, scroll = false) {
    this.nextFocus = id === null ? { row: this.chosen } : { card: true, scroll };
    this.request(id);
  }

  /**
   * Ask the server for a card, and show at once what is known here: the head of the card, or the list.
   * @param {string | null} id
   */
  request(id) {
    const card = id === null ? null : this.fetchCard(id);
    this.choice.make(id, card);
    this.tellMap(card);
    this.render();
  }

  /**
   * Tell the map of a choice, once the *card* is painted: to move to one of very many clusters keeps the browser busy.
   * @param {Promise<void> | null} card
   */
  tellMap(card) {
    const tell = () => this.sendState();
    if (card) headStart(card.then(painted)).then(tell, tell);
    else tell();
  }

  /**
   * The address of a cluster's card; null where cards have none.
   * @param {string} id
   */
  cardAddress(id) {
    const address = this.data.card_address;
    return address === null ? null : new URL(fill(address, { id: encodeURIComponent(id) }), this.root);
  }

  /**
   * Fetch the card by its address, and draw it if it is wanted by then.
   * @param {string} id
   */
  async fetchCard(id) {
    const address = this.cardAddress(id);
    if (!address) return;
    await this.cardFile.fetch(address);
    if (this.chosen === id) this.render();
  }

  /**
   * The card, if it has come: from the session, or by its address.
   * @param {string} id
   */
  cardOf(id) {
    if (id === this.data.chosen) return this.data.card;
    const address = this.cardAddress(id);
    return address && this.cardFile.at(address);
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
    if (!this.status.isConnected)
      this.box.replaceChildren(
        ...[this.sheet.handle, this.status, this.notice, this.levels, this.chips, this.near],
        ...[this.controls.box, this.body],
      );
    const visible = visibleRows(clusters.rows, filters.visible);
    const { view, chosen } = this;
    const inView = this.controls.onlyInView && view ? visible.filter((row) => isWithin(row, view)) : visible;
    this.renderStatus(
      this.controls.onlyInView && view && chosen === null
        ? inViewStatus(texts, inView, visible)
        : filters.status,
    );
    this.renderNotice(texts, filters);
    this.renderLevels(clusters, texts, filters);
    this.sheet.update(texts);
    this.renderChips(texts, filters);
    this.renderNear(texts, filters);
    this.controls.update(texts, filters, data.map && chosen === null);
    if (chosen !== null) {
      this.renderCard(chosen, clusters, texts, !visible.some(({ id }) => id === chosen));
    } else {
      const options = { limit: this.rowLimit, group: this.group, onlyInView: this.controls.onlyInView };
      const from = [clusters, texts, filters, options.limit, options.group, options.onlyInView && view];
      const isListed = data.map || !inView.length;
      const drawBody = () => (isListed ? drawList(clusters, inView, texts, filters, options) : make("div"));
      this.renderBody(from, drawBody);
    }
    this.moveFocus();
  }

  /**
   * Draw the card of the chosen cluster or, until it has come, its head.
   * @param {string} chosen
   * @param {Clusters} clusters
   * @param {Texts} texts
   * @param {boolean} isHidden whether the filters hide the cluster on the map
   */
  renderCard(chosen, { levels, rows }, texts, isHidden) {
    const card = this.cardOf(chosen);
    const row = rows.find(({ id }) => id === chosen);
    const hidden = isHidden ? chosen : null;
    if (card !== null) this.renderBody([card, hidden, texts], () => drawCard(card, texts, hidden, this.body));
    else if (row)
      this.renderBody([row, hidden, texts], () => drawHead(row, levels[row.level], texts, hidden));
  }

  /**
   * Draw the body anew only if what it is drawn *from* has changed, so that it keeps the focus and its scroll position.
   * @param {unknown[]} from
   * @param {() => HTMLElement} drawBody
   */
  renderBody(from, drawBody) {
    if (from.length === this.drawnFrom.length && from.every((one, n) => one === this.drawnFrom[n])) return;
    this.drawnFrom = from;
    keepFocus(
      this.box,
      () => {
        const body = drawBody();
        if (body !== this.body) this.body.replaceWith(body);
        this.body = body;
      },
      () => this.box,
    );
  }

  /** @param {string} status */
  renderStatus(status) {
    if (this.status.textContent !== status) this.status.textContent = status; // else it would be announced again
  }

  /**
   * @param {Texts} texts
   * @param {FiltersData} filters
   */
  renderNotice(texts, filters) {
    if (this.mapState === "tiles" && filters.basemap !== this.failedBasemap) this.mapState = "drawn";
    const key = NOTICES[this.mapState];
    labelMap(this.mapState);
    this.notice.textContent = key ? texts[key] : "";
    this.notice.hidden = !key || !this.data.map;
  }

  /**
   * The levels with their symbols, to be switched on and off: on a phone they are the legend too.
   * @param {Clusters} clusters
   * @param {Texts} texts
   * @param {FiltersData} filters
   */
  renderLevels({ levels }, texts, { levels: shown }) {
    const chips = levels.map((level, rank) => {
      const pressed = String(shown.includes(level.id));
      const button = make("button", { ...changing("level", level.id), "aria-pressed": pressed });
      button.append(symbolOf(level, rank), level.name);
      return make("li", {}, button);
    });
    this.levels.setAttribute("aria-label", texts.levels);
    keepFocus(this.levels, () => this.levels.replaceChildren(...chips));
    this.levels.hidden = !this.data.map;
  }

  /**
   * @param {Texts} texts
   * @param {FiltersData} filters
   */
  renderChips(texts, filters) {
    const chips = filters.chips.map(({ id, label }) => {
      const name = fill(texts.remove, { name: label });
      const cross = make("span", { "aria-hidden": "true" }, "×");
      return make("li", {}, make("button", { ...changing("remove", id), "aria-label": name }, label, cross));
    });
    this.chips.setAttribute("aria-label", texts.chips);
    const focused = [...this.chips.children].findIndex((chip) => chip.contains(document.activeElement));
    // The chip that takes the place of a removed one, or the last; the panel where none is left.
    const instead = () => (chips[focused] ?? chips.at(-1))?.querySelector("button") ?? this.box;
    keepFocus(this.chips, () => this.chips.replaceChildren(...chips), instead);
    this.chips.hidden = !chips.length;
  }

  /**
   * @param {Texts} texts
   * @param {FiltersData} filters
   */
  renderNear(texts, { near, near_text: text }) {
    this.near.hidden = !near || this.chosen !== null;
    this.near.replaceChildren(make("p", {}, text), make("p", {}, make("small", {}, texts.near_note)));
  }

  /** Scroll the page so that the group is in sight: first in the list beside the map, or on the map that the list lies over. */
  showGroup() {
    if (LOW.matches) this.body.querySelector("h2")?.scrollIntoView({ block: "start" });
    else if (STACKED.matches) showMap();
  }

  /** Scroll the page so that a new card's head is in sight, where the page is what scrolls. */
  showCard() {
    if (LOW.matches) this.sheet.showList();
    // The map is small beside a card (styles/screens.css), so that both fit on the screen.
    else if (STACKED.matches) showMap();
  }

  moveFocus() {
    const { chosen } = this;
    const isNew = chosen !== null && chosen !== this.chosenBefore;
    const fromTable = isNew && document.activeElement?.closest(".ic-table");
    this.chosenBefore = chosen;
    if (fromTable) this.nextFocus = { card: true, scroll: true };
    if (isNew && this.data.map) this.showCard();
    const next = this.nextFocus;
    if (!next || "card" in next !== (chosen !== null)) return;
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
 * Tell the map's surroundings (styles/) its state.
 * @param {MapState} state
 */
function labelMap(state) {
  const surroundings = mapSurroundings();
  if (surroundings) surroundings.dataset.state = state;
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

/* The right panel: status, active filters, the list of clusters or the chosen one's card; and the map's messages.
   Loaded as a module by panel.py. Text from data is set as text; the card's HTML was escaped by the server.

   The server sends two things apart from each other: the choice, to draw(), and what the filters leave, to follow(). */

import { fill, make, once, read, shown, symbolOf } from "./dom.js";

const FROM_PAGE = "cluster-panel";
const FROM_MAP = "cluster-map";
const ROWS_AT_FIRST = 100;
const MAP_PATIENCE = 8000; // milliseconds until a map that has not drawn is called slow
const [ID, NAME, LEVEL, PLACE, , , LATITUDE, LONGITUDE] = Array(8).keys();

const panels = new WeakMap();
let onScreen; // the panel that was drawn last
let latestFilters = null; // {payload, visible, status, chips, basemap}

export async function draw(component, root) {
  const { parentElement, data } = component;
  const panel = once(panels, parentElement, () => new Panel(parentElement));
  onScreen = panel;
  panel.say = component.setTriggerValue;
  panel.take(data);
  panel.sendState();
  const files = await Promise.allSettled([read(data.payload, root), read(data.texts, root)]);
  [panel.clusters, panel.texts] = files.map((file) => file.value);
  panel.read = true;
  if (panel.data === data) panel.render();
}

/* The clusters that the map on screen shows, as {levels, rows}. */
export const mappedClusters = () => (onScreen?.data.map ? onScreen.clusters : null);

export function follow(filters) {
  latestFilters = filters;
  onScreen?.sendState();
  onScreen?.render();
}

class Panel {
  constructor(element) {
    this.box = make("section", { class: "ic-panel", id: "ic-panel", tabindex: "-1" });
    element.replaceChildren(this.box);
    this.rowLimit = ROWS_AT_FIRST;
    this.inView = false;
    this.startedAt = Date.now();
    this.mapState = "loading";
    this.onMessage = (event) => this.receive(event);
    window.addEventListener("message", this.onMessage);
    this.greetMap();
    this.box.addEventListener("click", (event) => this.onClick(event));
    this.box.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.chosen) this.choose(null);
    });
    this.patience = setTimeout(() => this.setMapState(this.mapState === "loading" ? "slow" : this.mapState), MAP_PATIENCE);
  }

  take(data) {
    this.data = data;
    if (data.chosen === this.asked) this.asked = undefined;
  }

  /* What the reader chose last, also while the server has not answered yet. */
  get chosen() {
    return this.asked === undefined ? this.data.chosen : this.asked;
  }

  /* What the filters leave of this panel's clusters; nothing while they still tell of another dataset. */
  get filters() {
    return latestFilters?.payload === this.data.payload ? latestFilters : null;
  }

  /* ---- the map ---- */

  /* A map that was ready before this panel came says so again. */
  greetMap() {
    const frame = document.querySelector(".st-key-map_frame iframe");
    frame?.contentWindow.postMessage({ source: FROM_PAGE, type: "hello" }, window.location.origin);
  }

  receive({ data, origin, source }) {
    if (!this.box.isConnected) return window.removeEventListener("message", this.onMessage);
    if (origin !== window.location.origin || data?.source !== FROM_MAP) return;
    this.map = source;
    if (data.type === "ready") {
      if (this.mapState !== "failed") this.setMapState("drawn");
      this.sendState();
    }
    if (data.type === "chosen") this.ask(data.cluster);
    if (data.type === "trouble") this.setMapState("failed");
    if (data.type === "tiles-failed") {
      this.silentTiles = data.basemap;
      this.setMapState("tiles");
    }
    if (data.type === "view") {
      this.bounds = data;
      if (this.inView) this.render();
    }
  }

  setMapState(state) {
    this.mapState = state;
    if (this.texts && this.filters) this.renderNotice();
  }

  send(message) {
    this.map?.postMessage({ source: FROM_PAGE, ...message }, window.location.origin);
  }

  sendState() {
    if (!this.filters) return;
    const { visible, basemap } = this.filters;
    this.send({ type: "state", visible, chosen: this.chosen, basemap });
  }

  /* ---- what the reader does ---- */

  onClick(event) {
    const target = event.target.closest("[data-choose], [data-remove], [data-reveal], [data-copy], [data-compare], [data-more], [data-back]");
    if (!target) return;
    const { choose, remove, reveal, copy, compare, more, back } = target.dataset;
    if (choose !== undefined) this.choose(choose);
    if (back !== undefined) this.choose(null);
    if (remove !== undefined) this.say("remove", remove);
    if (reveal !== undefined) this.send({ type: "reveal", id: reveal });
    if (copy !== undefined) this.copy(target, copy || window.location.href);
    if (compare !== undefined) this.say("compare", compare);
    if (more !== undefined) {
      this.rowLimit *= 4;
      this.render();
    }
  }

  choose(id) {
    this.focusNext = id === null ? { row: this.data.chosen } : { card: true };
    this.ask(id);
    this.sendState();
  }

  ask(id) {
    this.asked = id;
    this.say("choose", { cluster: id });
  }

  async copy(button, text) {
    const dated = text.replace("{date}", new Date().toISOString().slice(0, 10)).replace("{url}", window.location.href);
    try {
      await navigator.clipboard.writeText(dated);
    } catch {
      window.prompt(button.textContent, dated); // no clipboard on an insecure origin
      return;
    }
    const before = button.textContent;
    button.textContent = button.dataset.done;
    setTimeout(() => (button.textContent = before), 2500);
  }

  /* ---- drawing ---- */

  render() {
    const { data, filters } = this;
    if (!filters || !this.read) return;
    if (!this.clusters || !this.texts) {
      this.head = null;
      this.box.replaceChildren(make("p", { class: "ic-status", role: "status" }, filters.status), make("p", {}, this.texts?.list_failed ?? ""));
      return;
    }
    this.head ??= this.drawHead();
    const status = this.inView && this.bounds && !data.card ? this.statusInView() : filters.status;
    if (this.status.textContent !== status) this.status.textContent = status; // else it would be announced again
    this.labelMap("count", status);
    this.renderNotice();
    this.renderChips();
    const body = data.card ? this.drawCard() : data.map ? this.drawList() : make("div");
    if (this.body) this.body.replaceWith(body);
    else this.box.append(body);
    this.body = body;
    this.moveFocus();
  }

  drawHead() {
    this.box.replaceChildren();
    this.status = make("p", { class: "ic-status", role: "status", "aria-live": "polite" });
    this.notice = make("p", { class: "ic-notice", role: "status" });
    this.chips = make("ul", { class: "ic-chips" });
    this.box.append(this.status, this.notice, this.chips);
    return true;
  }

  /* Tell the map's surroundings (explorer.py, page.css) its state, and the count that a phone shows above it. */
  labelMap(name, value) {
    const surroundings = document.querySelector(".st-key-map_frame");
    if (surroundings) surroundings.dataset[name] = value;
  }

  renderNotice() {
    if (this.mapState === "tiles" && this.filters.basemap !== this.silentTiles) this.mapState = "drawn";
    const words = { loading: "loading", slow: "map_slow", failed: "map_failed", tiles: "tiles_failed" }[this.mapState];
    this.labelMap("state", this.mapState);
    if (!this.notice) return;
    this.notice.textContent = words ? this.texts[words] : "";
    this.notice.hidden = !words || !this.data.map;
  }

  renderChips() {
    const chips = this.filters.chips.map(({ id, label }) => {
      const button = make("button", { type: "button", "data-remove": id, "aria-label": fill(this.texts.remove, { name: label }) });
      button.append(label, make("span", { "aria-hidden": "true" }, "×"));
      return make("li", {}, button);
    });
    this.chips.setAttribute("aria-label", this.texts.chips);
    this.chips.replaceChildren(...chips);
    this.chips.hidden = !chips.length;
  }

  drawCard() {
    const body = make("div", { class: "ic-body" });
    const back = make("button", { type: "button", class: "ic-back", "data-back": "" }, this.texts.back);
    const card = make("div");
    card.innerHTML = this.data.card;
    body.append(back);
    if (this.hidden) body.append(make("p", { class: "ic-notice" }, this.texts.hidden));
    body.append(card);
    return body;
  }

  /* Whether the filters hide the chosen cluster on the map. */
  get hidden() {
    return !shown(this.clusters.rows, this.filters.visible).some((row) => row[ID] === this.data.chosen);
  }

  within(row) {
    const { south, west, north, east } = this.bounds;
    return row[LATITUDE] >= south && row[LATITUDE] <= north && row[LONGITUDE] >= west && row[LONGITUDE] <= east;
  }

  statusInView() {
    const rows = shown(this.clusters.rows, this.filters.visible);
    return fill(this.texts.in_view_count, { n: rows.filter((row) => this.within(row)).length, total: rows.length });
  }

  drawList() {
    const body = make("div", { class: "ic-body" });
    const everything = shown(this.clusters.rows, this.filters.visible);
    const rows = this.inView && this.bounds ? everything.filter((row) => this.within(row)) : everything;
    body.append(this.drawInView());
    if (!rows.length) {
      body.append(make("p", { class: "ic-nothing" }, this.texts.nothing), make("p", {}, this.texts.nothing_advice));
      return body;
    }
    const list = make("div", { class: "ic-list", role: "group", "aria-label": this.texts.list });
    for (const [rank, level] of this.clusters.levels.entries()) {
      const members = rows.slice(0, this.rowLimit).filter((row) => row[LEVEL] === rank);
      if (!members.length) continue;
      const count = rows.filter((row) => row[LEVEL] === rank).length;
      list.append(make("h2", {}, `${level.name} `, make("small", {}, String(count))), make("ul", {}, ...members.map((row) => this.drawRow(row, level))));
    }
    body.append(list);
    if (rows.length > this.rowLimit)
      body.append(make("button", { type: "button", class: "ic-more", "data-more": "" }, fill(this.texts.more, { n: rows.length - this.rowLimit })));
    return body;
  }

  drawInView() {
    const box = make("input", { type: "checkbox" });
    box.checked = this.inView;
    box.addEventListener("change", () => {
      this.inView = box.checked;
      this.render();
    });
    return make("label", { class: "ic-in-view" }, box, this.texts.in_view);
  }

  drawRow(row, level) {
    const button = make("button", { type: "button", "data-choose": row[ID] });
    button.append(symbolOf(level, row[LEVEL]), make("span", { class: "ic-name" }, row[NAME]), make("small", {}, row[PLACE]));
    return make("li", {}, button);
  }

  moveFocus() {
    const byTable = this.data.card && this.data.chosen !== this.chosenBefore && document.activeElement?.closest(".ic-table");
    this.chosenBefore = this.data.chosen;
    if (byTable) this.focusNext = { card: true, scroll: true };
    const { focusNext } = this;
    if (!focusNext || Boolean(focusNext.card) !== Boolean(this.data.card)) return;
    this.focusNext = null;
    const target = focusNext.card
      ? this.box.querySelector("#ic-card-name")
      : document.querySelector(`:is(.ic-list, .ic-table) [data-choose="${CSS.escape(focusNext.row)}"]`);
    target?.focus({ preventScroll: !focusNext.row && !focusNext.scroll });
  }
}

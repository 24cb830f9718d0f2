/* The table of clusters: real HTML, sortable by every column, the rows that fit the filters. Loaded by table.py. */

import { fill, keepFocus, make, nthRow, ownedBy, readJson, symbolOf } from "./dom.js";
import { nearestFirst } from "./order.js";
import { readRows, visibleRows } from "./rows.js";
import { hostOf, nextSort, sortRows } from "./sorting.js";

/** @import { Component } from "./streamlit.js" */
/** @import { ComponentData, TableContent, TableData, TableRow } from "./messages.js" */
/** @import { Sort } from "./sorting.js" */
/** @typedef {TableContent & { parsed: TableRow[] }} ReadContent */

const ROWS_AT_FIRST = 100;
/** @typedef {{ content: ReadContent, texts: Record<string, string>, data: TableData }} Shown */
/** @type {WeakMap<Element, Table>} */
const tables = new WeakMap();

/**
 * @param {Component<ComponentData & TableData>} component
 * @param {URL} root
 */
export async function draw({ parentElement, data, setTriggerValue }, root) {
  const table = ownedBy(tables, parentElement, () => new Table(parentElement));
  table.sendEvent = setTriggerValue;
  table.latest = data;
  const [content, texts] = await Promise.all([readJson(data.payload, root), readJson(data.texts, root)]);
  if (table.latest !== data) return;
  content.parsed ??= readRows(content);
  table.shown = { content, texts, data };
  table.render();
}

class Table {
  /** @type {Component<TableData>["setTriggerValue"]} */
  sendEvent = () => {};
  /** @type {TableData | null} the data that came last, whose files may still be on their way */
  latest = null;
  /** @type {Shown | null} */
  shown = null;
  /** @type {Sort | null} null is the order of the list */
  sort = null;
  limit = ROWS_AT_FIRST;
  /** @type {string | null} the cluster that was chosen when the table was last drawn */
  chosenBefore = null;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.region = make("div", { class: "ic-table-scroll", tabindex: "0", role: "region" });
    this.foot = make("div");
    this.box = make("div", { class: "ic-table" }, this.region, this.foot);
    element.replaceChildren(this.box);
    this.box.addEventListener("click", (event) => this.onClick(/** @type {Element} */ (event.target)));
    this.box.addEventListener("beforeprint", () => this.limitRows(Infinity));
    this.box.addEventListener("afterprint", () => this.limitRows(ROWS_AT_FIRST));
  }

  /** @param {number} limit */
  limitRows(limit) {
    this.limit = limit;
    this.render();
  }

  /** @param {Element} pressed */
  onClick(pressed) {
    /** @type {HTMLElement | null} */
    const target = pressed.closest("[data-sort], [data-choose], [data-more], tr[data-row]");
    if (!target || pressed.closest("a")) return;
    const { sort, choose, more, row } = target.dataset;
    if (sort !== undefined) this.sort = nextSort(this.sort, /** @type {keyof TableRow} */ (sort));
    else if (more !== undefined) return this.showMore();
    else return this.sendEvent("choose", choose ?? row);
    this.render();
  }

  /** Show further rows, the first of which gets the focus of the button that stood in its place. */
  showMore() {
    const first = this.limit;
    this.limitRows(4 * first);
    nthRow(this.region, first)?.focus();
  }

  render() {
    if (!this.shown) return;
    const { shown } = this;
    const { content, texts, data } = shown;
    const visible = nearestFirst(visibleRows(content.parsed, data.visible), data.near);
    const rows = sortRows(visible, this.sort, content.language);
    const body = make("tbody", {}, ...rows.slice(0, this.limit).map((row) => drawRow(row, shown)));
    const table = make("table", {}, make("caption", {}, data.caption), drawHead(content, this.sort), body);
    this.box.toggleAttribute("data-beside-card", data.chosen !== null); // leaves room for a card that comes later
    this.region.hidden = !rows.length; // the panel above it says why, and what to do
    this.region.setAttribute("aria-label", data.caption);
    keepFocus(
      this.region,
      () => this.region.replaceChildren(table),
      () => this.region,
    );
    if (data.chosen !== this.chosenBefore) this.bringIntoView(table.querySelector("tr[aria-current]"));
    this.chosenBefore = data.chosen;
    this.foot.replaceChildren(...drawFoot(rows.length, this.limit, texts));
  }

  /**
   * Scroll the table, and not the page, as far as it takes to show a row below the heading.
   * @param {HTMLElement | null} row
   */
  bringIntoView(row) {
    const head = this.region.querySelector("thead");
    if (!row || !head) return;
    const [shown, box] = [this.region.getBoundingClientRect(), row.getBoundingClientRect()];
    const top = shown.top + head.getBoundingClientRect().height;
    const isInView = box.top >= top && box.bottom <= shown.bottom;
    if (isInView) return;
    // A row begins right below the heading: part of one is no target to press.
    const wanted = box.top - shown.height / 3;
    const rows = [...this.region.querySelectorAll("tbody tr")].map((one) => one.getBoundingClientRect().top);
    this.region.scrollTop += (rows.find((one) => one >= wanted) ?? box.top) - top;
  }
}

/**
 * @param {TableContent} content
 * @param {Sort | null} sort
 */
function drawHead({ headings }, sort) {
  const cells = Object.entries(headings).map(([column, heading]) => {
    const direction = sort?.column === column ? sort.direction : 0;
    const order = direction === 0 ? "none" : direction > 0 ? "ascending" : "descending";
    const button = make("button", { type: "button", "data-sort": column }, heading);
    return make("th", { scope: "col", "aria-sort": order }, button);
  });
  return make("thead", {}, make("tr", {}, ...cells));
}

/**
 * @param {TableRow} row
 * @param {Shown} shown
 */
function drawRow(row, shown) {
  const open = make("button", { type: "button", class: "ic-link", "data-choose": row.id }, row.name);
  const [, ...columns] = Object.keys(shown.content.headings); // the name comes first
  const cells = columns.map((column) => drawCell(row, /** @type {keyof TableRow} */ (column), shown));
  const line = make("tr", { "data-row": row.id }, make("th", { scope: "row" }, open), ...cells);
  if (row.id === shown.data.chosen) line.setAttribute("aria-current", "true");
  return line;
}

/**
 * @param {TableRow} row
 * @param {keyof TableRow} column
 * @param {Shown} shown
 */
function drawCell(row, column, { content, texts }) {
  const value = row[column];
  if (value === null || value === "") return make("td", { class: "ic-unknown" }, texts.unknown);
  if (column === "level") {
    const level = content.levels[row.level];
    return make("td", { class: "ic-level-cell" }, symbolOf(level, row.level), level.name);
  }
  if (column === "website") {
    const address = String(value);
    const link = make("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, hostOf(address));
    return make("td", {}, link);
  }
  if (typeof value === "string") return make("td", {}, value);
  const number = column === "since" ? String(value) : value.toLocaleString(content.language);
  return make("td", { class: "ic-number" }, number);
}

/**
 * @param {number} count
 * @param {number} limit
 * @param {Record<string, string>} texts
 * @returns {HTMLElement[]}
 */
function drawFoot(count, limit, texts) {
  if (count <= limit) return [];
  const more = fill(texts.more, { n: count - limit });
  return [make("button", { type: "button", class: "ic-more", "data-more": "" }, more)];
}

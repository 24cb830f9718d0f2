/* The table of clusters: real HTML, sortable by every column, the rows that fit the filters. Loaded by table.py. */

import { fill, make, once, read, shown, symbolOf } from "./dom.js";

const ROWS_AT_FIRST = 100;
const tables = new WeakMap();
const hostOf = (address) => new URL(address).host.replace(/^www\./, "");

export async function draw(component, root) {
  const { parentElement, data } = component;
  const table = once(tables, parentElement, () => new Table(parentElement));
  table.say = component.setTriggerValue;
  table.data = data;
  [table.content, table.texts] = await Promise.all([read(data.payload, root), read(data.texts, root)]);
  if (table.data === data) table.render();
}

class Table {
  constructor(element) {
    this.region = make("div", { class: "ic-table-scroll", tabindex: "0", role: "region" });
    this.foot = make("div");
    this.box = make("div", { class: "ic-table" }, this.region, this.foot);
    element.replaceChildren(this.box);
    this.sort = null; // {column, direction}; null is the order of the list
    this.limit = ROWS_AT_FIRST;
    this.box.addEventListener("click", (event) => this.onClick(event));
  }

  onClick(event) {
    const target = event.target.closest("[data-sort], [data-choose], [data-more], tr[data-row]");
    if (!target || event.target.closest("a")) return;
    const { sort, choose, more, row } = target.dataset;
    if (sort !== undefined) this.sortBy(Number(sort));
    else if (more !== undefined) {
      this.limit *= 4;
      this.render();
    } else this.say("choose", { cluster: choose ?? row });
  }

  sortBy(column) {
    const again = this.sort?.column === column;
    if (again && this.sort.direction < 0) this.sort = null;
    else this.sort = { column, direction: again ? -1 : 1 };
    this.render();
  }

  sorted(rows) {
    if (!this.sort) return rows;
    const { column, direction } = this.sort;
    const inText = new Intl.Collator(this.content.language, { numeric: true }).compare;
    const inCode = (x, y) => (x > y) - (x < y);
    const compare = column === this.content.linkColumn ? inCode : inText; // no alphabet's rules in addresses
    const empty = (value) => value === null || value === undefined || value === "";
    return [...rows].sort((a, b) => {
      const [x, y] = [this.sortable(a, column), this.sortable(b, column)];
      if (empty(x) || empty(y)) return empty(x) - empty(y); // what is unknown stands last, either way
      return direction * (typeof x === "number" && typeof y === "number" ? x - y : compare(x, y));
    });
  }

  /* Levels go by maturity, links by what is shown of them. */
  sortable(row, column) {
    const value = row[column + 1];
    if (column === this.content.levelColumn) return this.rankOf(value);
    return column === this.content.linkColumn && value ? hostOf(value) : value;
  }

  rankOf(level) {
    return this.content.levels.findIndex(({ name }) => name === level);
  }

  render() {
    const { choose, sort } = this.box.contains(document.activeElement) ? document.activeElement.dataset : {};
    const rows = this.sorted(shown(this.content.rows, this.data.visible));
    const table = make("table", {}, make("caption", {}, this.data.caption), this.head(), this.body(rows.slice(0, this.limit)));
    this.region.setAttribute("aria-label", this.data.caption);
    this.region.replaceChildren(table);
    if (choose) table.querySelector(`[data-choose="${CSS.escape(choose)}"]`)?.focus({ preventScroll: true });
    if (sort) table.querySelector(`[data-sort="${sort}"]`).focus({ preventScroll: true });
    this.foot.replaceChildren();
    if (!rows.length) this.foot.append(make("p", {}, this.texts.nothing));
    if (rows.length > this.limit)
      this.foot.append(make("button", { type: "button", class: "ic-more", "data-more": "" }, fill(this.texts.more, { n: rows.length - this.limit })));
  }

  head() {
    const cells = this.content.columns.map((label, column) => {
      const direction = this.sort?.column === column ? this.sort.direction : 0;
      const order = { 0: "none", 1: "ascending", "-1": "descending" }[direction];
      const button = make("button", { type: "button", "data-sort": column }, label);
      return make("th", { scope: "col", "aria-sort": order }, button);
    });
    return make("thead", {}, make("tr", {}, ...cells));
  }

  body(rows) {
    return make("tbody", {}, ...rows.map((row) => this.row(row)));
  }

  row([id, name, ...values]) {
    const open = make("button", { type: "button", class: "ic-link", "data-choose": id }, name);
    const cells = values.map((value, n) => this.cell(value, n + 1));
    const line = make("tr", { "data-row": id }, make("th", { scope: "row" }, open), ...cells);
    if (id === this.data.chosen) line.setAttribute("aria-current", "true");
    return line;
  }

  cell(value, column) {
    const { levelColumn, linkColumn, levels } = this.content;
    if (value === null || value === "") return make("td", { class: "ic-unknown" }, this.texts.unknown);
    if (column === levelColumn) {
      const rank = this.rankOf(value);
      return make("td", { class: "ic-level-cell" }, symbolOf(levels[rank], rank), value);
    }
    if (column === linkColumn) {
      const link = make("a", { href: value, target: "_blank", rel: "noopener noreferrer" }, hostOf(value));
      return make("td", {}, link);
    }
    return make("td", typeof value === "number" ? { class: "ic-number" } : {}, typeof value === "number" ? this.number(column, value) : value);
  }

  number(column, value) {
    return column === this.content.yearColumn ? String(value) : value.toLocaleString(this.content.language);
  }
}

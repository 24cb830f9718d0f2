/* The list of clusters on screen, or why it is empty and ways on. Text from data is set as text. */

import { changing, fill, make, symbolOf } from "./dom.js";
import { inOrder, measured } from "./order.js";
import { isEmpty } from "./rows.js";
import { firstRows, sectionsOf } from "./sections.js";

/** @import { Excerpt, FiltersData, Hit } from "./messages.js" */
/** @import { Listed } from "./order.js" */
/** @import { Section } from "./sections.js" */
/** @typedef {Record<string, string>} Texts by key */
/** @typedef {{ levels: LevelSymbol[], rows: ClusterRow[] }} Clusters */
/** @typedef {{ limit: number, group: GroupMessage | null, onlyInView: boolean }} ListOptions how many rows are drawn at most, the group that is open on the map, whether the list is narrowed to the map's view */
/**
 * What rows are drawn with: the hits of a search by row, and the order of the list.
 * @typedef {{ levels: LevelSymbol[], matches: Map<ClusterRow, Hit>, texts: Texts, order: string, language: string }} RowDrawing
 */

/**
 * Draw the list.
 * @param {Clusters} clusters
 * @param {ClusterRow[]} rows those to list
 * @param {Texts} texts
 * @param {FiltersData} filters
 * @param {ListOptions} options
 */
export function drawList({ levels, rows: all }, rows, texts, filters, { limit, group, onlyInView }) {
  if (!rows.length) return make("div", { class: "ic-body" }, ...drawNothing(texts, filters, onlyInView));
  const { order, close_km: closeKm } = filters;
  const language = document.documentElement.lang;
  const matches = new Map(filters.hits.map((hit) => [all[hit.position], hit]));
  const listed = inOrder(measured(rows, filters.near), order, language);
  const sections = sectionsOf(listed, { order, group, levels, matches, closeKm, texts });
  /** @type {RowDrawing} */
  const drawing = { levels, matches, texts, order, language };
  const parts = firstRows(sections, limit).flatMap((section) => drawSection(section, drawing));
  const list = make("div", { class: "ic-list", role: "group", "aria-label": texts.list }, ...parts);
  return make("div", { class: "ic-body" }, list, ...drawMore(listed.length - limit, texts));
}

/**
 * The button that brings the rows which are not drawn yet.
 * @param {number} left how many they are
 * @param {Texts} texts
 */
function drawMore(left, texts) {
  if (left <= 0) return [];
  const text = fill(texts.more, { n: left });
  return [make("button", { type: "button", class: "ic-more", "data-more": "" }, text)];
}

/**
 * @param {Section} section
 * @param {RowDrawing} drawing
 */
function drawSection({ heading, rank, count, listed }, drawing) {
  const rows = make("ul", {}, ...listed.map((one) => drawRow(one, drawing, rank === undefined)));
  if (heading === null) return [rows];
  const symbol = rank === undefined ? [] : [symbolOf(drawing.levels[rank], rank)];
  const number = count === undefined ? [] : [" ", make("small", {}, String(count))];
  return [make("h2", {}, ...symbol, heading, ...number), rows];
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
  if (onlyInView && !isEmpty(visible)) return [make("p", { class: "ic-nothing" }, texts.nothing_in_view)];
  const reset = make("button", changing("remove", "all"), texts.reset);
  const buttons = ways_on.map(({ event, value, label }) => make("button", changing(event, value), label));
  const ways = [...buttons, ...(chips.length ? [reset] : [])].map((button) => make("li", {}, button));
  const nothing = make("p", { class: "ic-nothing" }, texts.nothing);
  if (!ways.length) return [nothing];
  const advice = make("p", {}, texts.nothing_advice);
  return [nothing, advice, make("ul", { class: "ic-ways", "aria-label": texts.ways_on }, ...ways)];
}

/**
 * @param {Listed} listed
 * @param {RowDrawing} drawing
 * @param {boolean} withSymbol whether the row shows its level, which no heading above it does
 */
function drawRow({ row, kilometres }, { levels, matches, texts, order, language }, withSymbol) {
  const label = make("span", { class: "ic-name" }, row.name);
  if (row.news) label.append(" ", make("small", { class: "ic-news" }, row.news));
  const beside = [...orderedBy(row, order, texts, language), ...distance(kilometres, texts, language)];
  const aside = [row.place, ...beside].join(", ");
  const match = matches.get(row);
  const further = match?.where ? [drawMatch(match.where, match.excerpt)] : [];
  const second = make("small", {}, [aside, row.sector].filter(Boolean).join(" · "));
  const symbol = withSymbol ? [symbolOf(levels[row.level], row.level)] : [];
  const parts = [...symbol, label, " ", second, ...further];
  return make("li", {}, make("button", { type: "button", "data-choose": row.id }, ...parts));
}

/**
 * What the list is ordered by, where it is not in sight anyway.
 * @param {ClusterRow} row
 * @param {string} order
 * @param {Texts} texts
 * @param {string} language
 * @returns {string[]}
 */
function orderedBy({ members, since }, order, texts, language) {
  if (order === "members" && members !== null)
    return [fill(texts.members, { n: members.toLocaleString(language) })];
  return order === "year" && since !== null ? [fill(texts.since, { year: since })] : [];
}

/**
 * @param {number | null} kilometres
 * @param {Texts} texts
 * @param {string} language
 * @returns {string[]}
 */
function distance(kilometres, texts, language) {
  if (kilometres === null) return [];
  if (kilometres < 0.5) return [texts.same_place];
  return [fill(texts.km, { km: Math.round(kilometres).toLocaleString(language) })];
}

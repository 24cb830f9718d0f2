/* How the list is divided: by the open group, levels, hits and distance. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { firstRows, sectionsOf } from "../../pages/panels/web/sections.js";

/** @import { Listed } from "../../pages/panels/web/order.js" */
/** @import { Division, Section } from "../../pages/panels/web/sections.js" */

const TEXTS = { close: "Within {km} km", far: "Farther away", unlocated: "No place", more_hits: "More" };
const LEVELS = [
  { id: "arena", name: "Arena", shape: "", path: "", light: "", dark: "" },
  { id: "gce", name: "GCE", shape: "", path: "", light: "", dark: "" },
];

/**
 * A row of the list.
 * @param {string} id
 * @param {number} [level]
 * @param {number | null} [kilometres]
 * @returns {Listed}
 */
const listed = (id, level = 0, kilometres = null) => ({
  kilometres,
  row: {
    ...{ id, name: id, level, place: "x", county: null, sector: null },
    ...{ latitude: null, longitude: null, members: null, since: null, news: null },
  },
});

/**
 * @param {Partial<Division>} known
 * @returns {Division}
 */
const division = (known) => ({
  ...{ order: "name", group: null, levels: LEVELS, matches: new Map(), closeKm: 100, texts: TEXTS },
  ...known,
});

/**
 * Heading and ids of each section.
 * @param {Section[]} sections
 */
const told = (sections) =>
  sections.map(({ heading, listed: rows }) => [heading, ...rows.map(({ row }) => row.id)]);

const ROWS = [listed("a", 1, 20), listed("b", 0, 300), listed("c", 1), listed("d", 0, 100)];

test("by name, all rows are one section", () => {
  assert.deepEqual(told(sectionsOf(ROWS, division({}))), [[null, "a", "b", "c", "d"]]);
});

test("each level has its rank and the number of its rows", () => {
  const sections = sectionsOf(ROWS, division({ order: "level" }));
  assert.deepEqual(told(sections), [
    ["Arena", "b", "d"],
    ["GCE", "a", "c"],
  ]);
  assert.deepEqual(
    sections.map(({ rank, count }) => [rank, count]),
    [
      [0, 2],
      [1, 2],
    ],
  );
});

test("hits go by rank, and the further ones have a heading of their own", () => {
  const [a, , c] = ROWS;
  const hit = { position: 0, where: "", excerpt: [] };
  const matches = new Map([c, a].map(({ row }) => [row, hit]));
  const byHit = told(sectionsOf(ROWS, division({ order: "rank", matches })));
  assert.deepEqual(byHit, [
    [null, "c", "a"],
    ["More", "b", "d"],
  ]);
  const none = told(sectionsOf(ROWS, division({ order: "rank" })));
  assert.deepEqual(none, [[null], [null, "a", "b", "c", "d"]]);
});

test("what is as far as the limit is close, and what has no place stands last", () => {
  assert.deepEqual(told(sectionsOf(ROWS, division({ order: "distance" }))), [
    ["Within 100 km", "a", "d"],
    ["Farther away", "b"],
    ["No place", "c"],
  ]);
});

test("the open group stands first, unless the filters leave nothing of it", () => {
  /** @type {GroupMessage} */
  const group = { type: "group", name: "Oslo", clusters: ["d", "x"] };
  assert.deepEqual(told(sectionsOf(ROWS, division({ group }))), [
    ["Oslo", "d"],
    [null, "a", "b", "c"],
  ]);
  const gone = sectionsOf(ROWS, division({ group: { ...group, clusters: ["x"] } }));
  assert.deepEqual(told(gone), [[null, "a", "b", "c", "d"]]);
});

test("of the first rows alone, a section keeps the number of all its rows, and an empty one goes", () => {
  const sections = firstRows(sectionsOf(ROWS, division({ order: "level" })), 1);
  assert.deepEqual(told(sections), [["Arena", "b"]]);
  assert.equal(sections[0].count, 2);
});

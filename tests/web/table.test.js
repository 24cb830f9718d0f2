/* The order of the table's rows. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { hostOf, nextSort, sortRows } from "../../pages/panels/web/sorting.js";

/** @import { TableRow } from "../../pages/panels/web/messages.js" */

/**
 * @param {Partial<TableRow>} known
 * @returns {TableRow}
 */
const row = (known) => ({
  ...{ id: "x", name: "x", own_name: null, level: 0, home: "x", county: null, sector: null },
  ...{ members: null, since: null, website: null, latitude: null, longitude: null },
  ...known,
});

/**
 * @template {keyof TableRow} Column
 * @param {Column} column
 * @param {TableRow[Column][]} values
 * @param {1 | -1} direction
 * @param {string} language
 */
const sorted = (column, values, direction = 1, language = "nb") =>
  sortRows(
    values.map((value) => row({ [column]: value })),
    { column, direction },
    language,
  ).map((one) => one[column]);

test("without an order the rows stay as they are", () => {
  const rows = [row({ id: "b" }), row({ id: "a" })];
  assert.equal(sortRows(rows, null, "nb"), rows);
});

test("words go by the reader's alphabet and numbers by size", () => {
  assert.deepEqual(sorted("name", ["Ås", "Zoo", "Ærlig", "Ask", "Ørn"]), [
    "Ask",
    "Zoo",
    "Ærlig",
    "Ørn",
    "Ås",
  ]);
  assert.deepEqual(sorted("name", ["Kapp 10", "Kapp 9"]), ["Kapp 9", "Kapp 10"]);
  assert.deepEqual(sorted("members", [100, 9, 20]), [9, 20, 100]);
  assert.deepEqual(sorted("level", [3, 0, 1], -1), [3, 1, 0]);
});

test("what is unknown stands last, either way", () => {
  assert.deepEqual(sorted("members", [null, 5, 1]), [1, 5, null]);
  assert.deepEqual(sorted("members", [null, 5, 1], -1), [5, 1, null]);
  assert.deepEqual(sorted("sector", ["", "Energi", "Helse"], -1), ["Helse", "Energi", ""]);
});

test("addresses go by their host as it is shown, without any alphabet's rules", () => {
  const [a, b, c] = ["https://www.b.no/z", "http://a.no", "https://aa.no/"];
  assert.deepEqual(sorted("website", [a, c, b]), [b, c, a]);
  assert.equal(hostOf(a), "b.no");
});

test("a heading's presses go from rising to falling to the order of the list", () => {
  const rising = nextSort(null, "name");
  assert.deepEqual(rising, { column: "name", direction: 1 });
  const falling = nextSort(rising, "name");
  assert.deepEqual(falling, { column: "name", direction: -1 });
  assert.equal(nextSort(falling, "name"), null);
  assert.deepEqual(nextSort(falling, "home"), { column: "home", direction: 1 });
});

/* Reading what the server sends: the map's way (geo/map/web/data.js) and the page's (pages/panels/web/rows.js) agree. */

import assert from "node:assert/strict";
import { test } from "node:test";

import * as page from "../../pages/panels/web/rows.js";
import { loadMapScripts } from "./map_scripts.js";

const map = loadMapScripts(["data.js"], ["readRows", "readBits", "createText"]);

for (const { name, readRows, readBits } of [
  { name: "page", ...page },
  { name: "map", ...map },
]) {
  test(`${name}: rows get the names of their columns, in whatever order these stand`, () => {
    const columns = ["name", "id", "latitude"];
    const rows = readRows({
      columns,
      rows: [
        ["A", "a", 59.9],
        ["B", "b", null],
      ],
    });
    assert.deepEqual(JSON.parse(JSON.stringify(rows)), [
      { name: "A", id: "a", latitude: 59.9 },
      { name: "B", id: "b", latitude: null },
    ]);
  });

  test(`${name}: the first row is the highest bit, and null is all rows`, () => {
    const isVisible = readBits(Buffer.from([0b10000001, 0b01000000]).toString("base64"));
    const visible = [...Array(12).keys()].filter(isVisible);
    assert.deepEqual(visible, [0, 7, 9]);
    assert.ok(readBits(null)(10_000));
  });
}

test("bits that are written are read back, also of rows that fill no whole byte", () => {
  for (const length of [1, 7, 8, 9, 43]) {
    const flags = Array.from({ length }, (_, position) => position % 3 === 1);
    const bits = page.writeBits(flags);
    assert.deepEqual(
      flags.map((_, position) => page.readBits(bits)(position)),
      flags,
    );
  }
  assert.equal(page.writeBits([true, true]), null);
  assert.notEqual(page.writeBits([false]), null);
});

test("a bit set is empty where no bit is set, whatever its length; null is all rows", () => {
  for (const length of [1, 7, 8, 9, 16, 24, 43]) {
    const none = Array(length).fill(false);
    assert.ok(page.isEmpty(page.writeBits(none)), `${length} rows`);
    for (let position = 0; position < length; position += 1)
      assert.ok(!page.isEmpty(page.writeBits(none.with(position, true))), `${position} of ${length} rows`);
  }
  assert.ok(!page.isEmpty(null));
  assert.ok(page.isEmpty("")); // a list without rows has no bytes
});

test("visible rows keep their order", () => {
  assert.deepEqual(page.visibleRows(["a", "b", "c"], page.writeBits([true, false, true])), ["a", "c"]);
});

test("a text's gaps are filled, also with zero; a gap without a value is empty", () => {
  const text = map.createText({ group: "{n} clusters: {parts}" });
  assert.equal(text("group", { n: 0, parts: "none" }), "0 clusters: none");
  assert.equal(text("group"), " clusters: ");
  assert.equal(text("unknown"), "unknown");
});

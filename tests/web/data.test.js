/* What the page and the map each have a helper for, since the page's scripts are modules and the map's are not: reading
   what the server sends, filling texts and making elements. Both must do the same (dom.js and rows.js of
   pages/panels/web; data.js, symbols.js and standalone.js of geo/map/web). */

import assert from "node:assert/strict";
import { test } from "node:test";

import * as dom from "../../pages/panels/web/dom.js";
import * as page from "../../pages/panels/web/rows.js";
import { loadMapScripts } from "./map_scripts.js";

/* An element as far as the helpers need one. */
class StubElement {
  /** @type {Record<string, string>} */
  attributes = {};
  /** @type {unknown[]} */
  children = [];

  /** @param {string} tag */
  constructor(tag) {
    this.tag = tag;
    const { attributes } = this;
    this.style = {
      /** @param {string} colour */
      set fill(colour) {
        attributes.style = `fill: ${colour}`;
      },
    };
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  setAttribute(name, value) {
    this.attributes[name] = value;
  }

  /** @param {...unknown} children */
  append(...children) {
    this.children.push(...children);
  }
}

const document = {
  createElement: (/** @type {string} */ tag) => new StubElement(tag),
  createElementNS: (/** @type {string} */ space, /** @type {string} */ tag) => {
    assert.equal(space, "http://www.w3.org/2000/svg");
    return new StubElement(tag);
  },
};
/** @param {string | URL} address */
async function fetch(address) {
  const url = String(address);
  const found = !url.endsWith("missing.json");
  return { ok: found, status: found ? 200 : 404, url, json: async () => ({ url }) };
}
Object.assign(globalThis, { document, fetch });

const map = loadMapScripts(
  ["data.js", "symbols.js", "standalone.js"],
  ["readRows", "readBits", "readJson", "createText", "symbolOf", "around"],
  { L: { DivIcon: class {} }, document, fetch, expose() {} },
);
/** @param {unknown} value made by either side, whose objects have prototypes of their own */
const plain = (value) => JSON.parse(JSON.stringify(value));

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

for (const { name, filled } of [
  { name: "page", filled: dom.fill },
  {
    name: "map",
    /** @type {typeof dom.fill} */
    filled: (text, values) => map.createText({ text })("text", values),
  },
]) {
  test(`${name}: a text's gaps are filled, also with zero; a gap without a value is empty`, () => {
    assert.equal(filled("{n} clusters: {parts}", { n: 0, parts: "none" }), "0 clusters: none");
    assert.equal(filled("{n} of {n}, {parts}", { n: 2, parts: "$& {n}" }), "2 of 2, $& {n}");
    assert.equal(filled("{n} clusters: {parts}", {}), " clusters: ");
  });
}

test("a text that the map does not know is its key", () => {
  assert.equal(map.createText({})("unknown"), "unknown");
});

for (const { name, read } of [
  { name: "page", read: (/** @type {string} */ file) => dom.readJson(file, new URL("https://example.org/")) },
  { name: "map", read: (/** @type {string} */ file) => map.readJson(`https://example.org/${file}`) },
]) {
  test(`${name}: a JSON file is read, and one that does not come is an error with status and address`, async () => {
    assert.deepEqual(await read("a.json"), { url: "https://example.org/a.json" });
    await assert.rejects(
      async () => read("missing.json"),
      (/** @type {Error} */ { message }) => message === "404 https://example.org/missing.json",
    );
  });
}

for (const { name, symbolOf, attributes } of [
  { name: "page", symbolOf: dom.symbolOf, attributes: { class: "ic-symbol" } },
  { name: "map", symbolOf: map.symbolOf, attributes: {} },
]) {
  test(`${name}: a level's symbol has its path and its colour, and no assistive technology reads it`, () => {
    const level = { id: "a", name: "A", shape: "square", path: "M0 0h24v24H0Z", light: "#000", dark: "#fff" };
    assert.deepEqual(plain(symbolOf(level, 3)), {
      tag: "svg",
      attributes: { viewBox: "0 0 24 24", "aria-hidden": "true", ...attributes },
      children: [
        {
          tag: "path",
          attributes: { d: level.path, style: "fill: var(--level-3)" },
          children: [],
          style: {},
        },
      ],
      style: {},
    });
  });
}

for (const { name, made } of [
  { name: "page", made: (/** @type {string[]} */ ...content) => dom.make("p", {}, ...content) },
  { name: "map", made: (/** @type {string[]} */ ...content) => map.around("p", ...content) },
]) {
  test(`${name}: an element holds text as text, in the order given`, () => {
    const { tag, children } = plain(made("<b>a</b>", "b"));
    assert.deepEqual({ tag, children }, { tag: "p", children: ["<b>a</b>", "b"] });
  });
}

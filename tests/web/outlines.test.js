/* The counties are drawn in the detail that the zoom level has room for; the close ones come when first needed. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { loadMapScripts } from "./map_scripts.js";

/** @type {string[]} the files that were asked for */
let asked = [];
/** @type {Set<object>} the layers on the map */
let onMap = new Set();
/** @type {() => void} */
let zoomed = () => {};
let zoom = 5;
let closeComes = true;

const map = {
  getZoom: () => zoom,
  hasLayer: (/** @type {object} */ layer) => onMap.has(layer),
  on: (/** @type {string} */ kind, /** @type {() => void} */ act) => {
    if (kind === "zoomend") zoomed = act;
  },
};
const { createOutlines } = loadMapScripts(["data.js", "outlines.js"], ["createOutlines"], {
  fetch: async (/** @type {string} */ link) => {
    asked.push(link);
    return { ok: link !== "close" || closeComes, json: async () => link };
  },
  L: {
    geoJSON: (/** @type {string} */ name) => {
      const layer = {
        name,
        addTo: () => onMap.add(layer),
        remove: () => onMap.delete(layer),
        eachLayer: () => {},
        getLayers: () => [],
      };
      return layer;
    },
  },
});
const names = () => [...onMap].map((layer) => /** @type {any} */ (layer).name).sort();
/** Let all that is on its way come. */
const come = () => new Promise((done) => setImmediate(done));

/** @param {number} to */
async function zoomTo(to) {
  zoom = to;
  zoomed();
  await come();
}

beforeEach(async () => {
  [asked, onMap, zoom, closeComes] = [[], new Set(), 5, true];
  const config = { counties: "far", close_counties: "close", neighbours: "neighbours" };
  createOutlines(
    /** @type {any} */ ({ map, config, view: {}, text: String, onError: assert.fail, onCounties() {} }),
  );
  await come();
});

test("from afar the close counties are not even asked for", () => {
  assert.deepEqual(asked.toSorted(), ["far", "neighbours"]);
  assert.deepEqual(names(), ["far", "neighbours"]);
});

test("they take the others' place when the reader zooms in, and give it back", async () => {
  await zoomTo(8);
  assert.deepEqual(names(), ["close", "neighbours"]);
  await zoomTo(7.75);
  assert.deepEqual(names(), ["far", "neighbours"]);
  await zoomTo(10);
  assert.deepEqual(names(), ["close", "neighbours"]);
  assert.equal(asked.filter((link) => link === "close").length, 1);
});

test("where they do not come the others stay, and the next zoom asks again", async () => {
  closeComes = false;
  await zoomTo(9);
  assert.deepEqual(names(), ["far", "neighbours"]);
  closeComes = true;
  await zoomTo(10);
  assert.deepEqual(names(), ["close", "neighbours"]);
});

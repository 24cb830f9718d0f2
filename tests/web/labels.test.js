/* The names on the map: where a symbol stands within the map, and which rooms are free. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { loadMapScripts } from "./map_scripts.js";

const { besideBox, besideSymbol, boxOnMap, isInside, overlap, symbolBox } = loadMapScripts(
  ["labels.js"],
  ["besideBox", "besideSymbol", "boxOnMap", "isInside", "overlap", "symbolBox"],
  { L: { DomUtil: { getPosition: (/** @type {{ position: object }} */ { position }) => position } } },
);

/**
 * @param {number} left
 * @param {number} top
 * @param {number} right
 * @param {number} bottom
 */
const element = (left, top, right, bottom) =>
  /** @type {Element} */ (
    /** @type {unknown} */ ({ getBoundingClientRect: () => ({ left, top, right, bottom }) })
  );

test("beside a panel a symbol's box counts from the map's corner, not from the window's", () => {
  const map = /** @type {L.Map} */ (
    /** @type {unknown} */ ({ getContainer: () => element(400, 50, 1440, 900) })
  );
  const box = { ...boxOnMap(map, element(500, 150, 540, 190)) };
  assert.deepEqual(box, { left: 100, top: 100, right: 140, bottom: 140 });
});

test("a symbol that still glides counts where it will stand", () => {
  const map = /** @type {L.Map} */ (
    /** @type {unknown} */ ({
      layerPointToContainerPoint: (/** @type {{ x: number, y: number }} */ { x, y }) => ({
        x: x + 5,
        y: y + 7,
      }),
    })
  );
  const gliding = {
    position: { x: 100, y: 200 },
    style: { marginLeft: "-16px", marginTop: "-16px" },
    ...{ offsetWidth: 32, offsetHeight: 32 },
  };
  const box = { ...symbolBox(map, /** @type {HTMLElement} */ (/** @type {unknown} */ (gliding))) };
  assert.deepEqual(box, { left: 89, top: 191, right: 121, bottom: 223 });
});

test("a label lies inside the map, and free of what it only touches", () => {
  const size = /** @type {L.Point} */ ({ x: 300, y: 200 });
  assert.ok(isInside({ left: 0, top: 0, right: 300, bottom: 200 }, size));
  assert.ok(!isInside({ left: -1, top: 0, right: 40, bottom: 20 }, size));
  assert.ok(!isInside({ left: 260, top: 0, right: 301, bottom: 20 }, size));
  const box = { left: 10, top: 10, right: 20, bottom: 20 };
  assert.ok(overlap(box, { left: 19, top: 19, right: 30, bottom: 30 }));
  assert.ok(!overlap(box, { left: 20, top: 10, right: 30, bottom: 20 }));
});

test("a name stands close to its symbol, right or left of it, however long it is", () => {
  const symbol = { left: 100, top: 80, right: 132, bottom: 112 };
  for (const name of ["Ås", "Kristiansand"]) {
    const [, right, left] = besideSymbol(symbol).map((spot) => besideBox(spot, name));
    assert.deepEqual([right.left, left.right], [133, 99]);
    assert.ok(![right, left].some((room) => overlap(room, symbol)));
  }
});

/* The map's arithmetic: labels that keep clear of each other, rings of groups, shades, and the way of arrow keys. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { distanceKm } from "../../pages/panels/web/order.js";
import { loadMapScripts } from "./map_scripts.js";

const L = { DivIcon: class {} };
const {
  overlap,
  labelBox,
  ringOfSymbols,
  ringInProportion,
  shadeOf,
  shadeRanges,
  nearestInDirection,
  pointAway,
  ringAround,
  intoView,
  createIcons,
} = loadMapScripts(
  ["symbols.js", "groups.js", "pointer.js", "labels.js", "outlines.js", "keyboard.js", "near.js"],
  [
    "intoView",
    "createIcons",
    "pointAway",
    "ringAround",
    "overlap",
    "labelBox",
    "ringOfSymbols",
    "ringInProportion",
    "shadeOf",
    "shadeRanges",
    "nearestInDirection",
  ],
  { L },
);

test("boxes that only touch do not overlap", () => {
  const box = { left: 0, top: 0, right: 10, bottom: 10 };
  assert.ok(overlap(box, { left: 9, top: 9, right: 20, bottom: 20 }));
  assert.ok(!overlap(box, { left: 10, top: 0, right: 20, bottom: 10 }));
});

test("a longer name takes more room, to both sides", () => {
  const style = { className: "town-name", letter: 3.4, below: 26 };
  const [short, long] = ["Ås", "Kristiansand"].map((name) => labelBox({ x: 100, y: 50 }, name, style));
  assert.ok(long.right - long.left > short.right - short.left);
  assert.equal(long.left + long.right, 200);
  assert.deepEqual([long.top, long.bottom], [42, 76]);
});

test("a small group has a symbol a cluster, the first one at the top", () => {
  const ring = ringOfSymbols([2, 0, 1]);
  assert.deepEqual(
    Array.from(ring, ({ rank }) => rank),
    [0, 0, 2],
  );
  const [{ x, y, size }] = ring;
  assert.ok(Math.abs(x + size / 2) < 1e-9);
  assert.ok(Math.abs(y + size / 2 + 18.5) < 1e-9);
});

test("a large group's ring is full, in the proportion of its levels", () => {
  const ring = ringInProportion([30, 0, 10]);
  assert.deepEqual(
    Array.from(ring, ({ rank }) => rank),
    [0, 2],
  );
  const [first, second] = ring;
  assert.ok(Math.abs(first.length - 3 * second.length) < 1e-9);
  assert.equal(second.start, first.length);
  assert.ok(Math.abs(first.length + second.length - 2 * Math.PI * 20.5) < 1e-9);
});

test("shades go by the least number of clusters, and the legend says the same", () => {
  assert.deepEqual([0, 1, 2, 3, 4, 5, 7, 8, 100].map(shadeOf), [0, 1, 2, 3, 3, 4, 4, 5, 5]);
  assert.deepEqual([...shadeRanges()], ["0", "1", "2", "3–4", "5–7", "8+"]);
});

test("an arrow key goes to the nearest symbol within a right angle of its direction", () => {
  /** @type {[number, number][]} */
  const points = [
    [0, 0],
    [50, 0],
    [20, 15],
    [10, 30],
    [-5, 0],
  ];
  assert.equal(nearestInDirection([0, 0], points, [1, 0]), 1);
  assert.equal(nearestInDirection([0, 0], points, [0, 1]), 3);
  assert.equal(nearestInDirection([0, 0], points, [-1, 0]), 4);
  assert.equal(nearestInDirection([0, 0], points, [0, -1]), -1);
});

test("a point away lies in its direction, a degree of latitude for each 111.6 km", () => {
  const from = { latitude: 60, longitude: 10 };
  const [north, same] = pointAway(from, 111.56, 0);
  assert.ok(Math.abs(north - 61) < 1e-3 && Math.abs(same - 10) < 1e-9);
  const [level, east] = pointAway(from, 55.78, 90);
  assert.ok(Math.abs(level - 60) < 0.01 && Math.abs(east - 11) < 0.01);
});

test("a place at exactly a ring's distance by the list's rule lies on the ring, anywhere in Norway", () => {
  for (const [latitude, longitude] of [
    [58, 7],
    [65, 12],
    [71, 28],
  ])
    for (const kilometres of [25, 50, 100]) {
      const ring = ringAround({ latitude, longitude }, kilometres);
      assert.ok(ring.length >= 360);
      for (const [lat, lon] of ring) {
        const measured = distanceKm({ latitude, longitude }, { latitude: lat, longitude: lon });
        assert.ok(Math.abs(measured - kilometres) < 1e-6, `${measured} km on the ring of ${kilometres} km`);
      }
    }
});

test("a tooltip stays beside its symbol, and on the map where the symbol is near an edge", () => {
  assert.equal(intoView(300, 100, 600), 0);
  assert.equal(590 + intoView(590, 200, 600), 600 - 6 - 100);
  assert.equal(10 + intoView(10, 100, 600), 6 + 50);
  assert.equal(intoView(100, 900, 600), 6 + 450 - 100); // higher than the map: its beginning is seen
});

test("a group's name tells its levels, with their numbers behind them, and its place", () => {
  const levels = ["Arena", "NCE", "Mature clusters"].map((name) => ({ name }));
  const text = (/** @type {string} */ key, /** @type {Record<string, unknown>} */ values) =>
    `${key} ${Object.values(values).join(" ")}`;
  const icons = createIcons(/** @type {any} */ ({ levels, text }));
  /** @param {[number, string][]} rows level and place */
  const named = (...rows) => {
    const markers = rows.map(([level, place]) => ({ options: { row: { level, place } } }));
    const group = { getAllChildMarkers: () => markers, getChildCount: () => markers.length };
    return icons.ofGroup(/** @type {any} */ (group)).button.label;
  };
  assert.equal(named([0, "Oslo"], [0, "Oslo"], [2, "Oslo"]), "group 3 Arena (2), Mature clusters (1); Oslo");
  assert.equal(
    named([0, "Oslo"], [1, "Asker"], [1, "Oslo"]),
    "group 3 Arena (1), NCE (2); group_nearby Oslo",
  );
});

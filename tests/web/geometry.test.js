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
} = loadMapScripts(
  ["symbols.js", "labels.js", "outlines.js", "keyboard.js", "near.js"],
  [
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

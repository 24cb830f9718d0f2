/* The part of the world that the map shows: all of Norway once the frame has a size, unless something else was asked for. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { loadMapScripts } from "./map_scripts.js";

const BOUNDS = /** @type {[[number, number], [number, number]]} */ ([
  [57, 4],
  [71, 31],
]);

class FakeMap {
  size = { x: 0, y: 0 };
  options = {};
  fitted = 0;
  /** @type {Map<string, () => void>} */
  acts = new Map();
  getSize = () => this.size;
  getZoom = () => 4;
  getCenter = () => ({ lat: 65, lng: 16 });
  getContainer = () =>
    Object.assign(new EventTarget(), {
      getBoundingClientRect: () => ({ bottom: this.size.y }),
      querySelector: () => null,
    });
  /** @type {{ x: number, y: number }[]} */
  pans = [];
  latLngToContainerPoint = (/** @type {{ x: number, y: number }} */ point) => point;
  panBy = (/** @type {{ x: number, y: number }} */ by) => this.pans.push({ ...by });
  invalidateSize = () => this;
  getMinZoom = () => 4;
  getBoundsZoom = () => (this.size.y ? 4 : -Infinity);
  fire() {}
  on = (/** @type {string} */ name, /** @type {() => void} */ act) => this.acts.set(name, act);
  fitBounds = () => {
    this.fitted += 1;
    this.move(); // Leaflet tells of a move of its own that it stops for this one
    this.move();
  };
  move = () => this.acts.get("moveend")?.();
}

let map = new FakeMap();
/** @type {{ x: number, y: number } | null} what must stay in sight, in pixels of the map */
let anchor = null;
let observe = () => {};

class FakeObserver {
  /** @param {() => void} act */
  constructor(act) {
    observe = act;
  }

  observe() {}
}

const { createView } = loadMapScripts(["leaflet_internals.js", "view.js"], ["createView"], {
  ResizeObserver: FakeObserver,
  L: {
    point: (/** @type {number} */ x, /** @type {number} */ y) => ({ x, y }),
    latLngBounds: (/** @type {unknown} */ points) => points,
  },
});

/** @param {number} height */
function resize(height) {
  map.size = { x: 390, y: height };
  observe();
}

/** @type {any} */
let view;

beforeEach(() => {
  [map, anchor] = [new FakeMap(), null];
  view = createView({
    map: /** @type {any} */ (map),
    bounds: BOUNDS,
    land: BOUNDS,
    calm: true,
    isFixed: () => false,
    start: null,
    onMove() {},
    anchor: () => /** @type {any} */ (anchor),
  });
});

test("a frame of no height fits nothing; with a size it shows all of Norway", () => {
  assert.equal(map.fitted, 0);
  resize(0);
  assert.equal(map.fitted, 0);
  assert.deepEqual(map.options, {});
  resize(420);
  assert.equal(map.fitted, 1);
});

test("where something moved the map before the frame had its size, it stays there", () => {
  map.move();
  resize(420);
  assert.equal(map.fitted, 0);
});

test("each new size of the frame shows all of Norway, as long as nobody has moved the map", () => {
  resize(420);
  resize(500);
  assert.equal(map.fitted, 2);
  map.move();
  resize(600);
  assert.equal(map.fitted, 2);
});

test("a lower frame moves the map as little as keeps the chosen symbol in sight, and no farther than it was in sight", () => {
  map.move();
  resize(500);
  assert.deepEqual(map.pans, []);
  anchor = { x: 100, y: 440 };
  resize(350);
  assert.deepEqual(map.pans, [{ x: 0, y: 440 + 48 - 350 }]);
  anchor = { x: 100, y: 200 };
  resize(300);
  assert.equal(map.pans.length, 1);
  anchor = null;
  resize(100);
  assert.equal(map.pans.length, 1);
});

test("a move for the page's sake that is under way while the frame gets another size is not the reader's", () => {
  resize(420);
  map.fitBounds = () => {}; // it moves softly, and ends later
  view.follow([]);
  resize(380);
  map.move();
  assert.equal(view.position(), null);
  map.move();
  assert.equal(view.position(), "4/65/16");
});

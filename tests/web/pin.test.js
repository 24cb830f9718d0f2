/* The pin for a row of a reader's own list: put by a click, by dragging and by keyboard, each told as a click of the map. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { loadMapScripts } from "./map_scripts.js";

/** What Leaflet's events do: call who listens. */
class Evented {
  /** @type {Map<string, Set<(event: any) => void>>} */
  listeners = new Map();

  /** @param {string} name @param {(event: any) => void} act */
  on(name, act) {
    this.listeners.set(name, (this.listeners.get(name) ?? new Set()).add(act));
  }

  /** @param {string} name @param {(event: any) => void} act */
  off(name, act) {
    this.listeners.get(name)?.delete(act);
  }

  once = this.on;

  /** @param {string} name @param {any} [event] */
  fire(name, event) {
    for (const act of this.listeners.get(name) ?? []) act(event);
  }
}

class FakeMarker extends Evented {
  element = {};
  isShown = false;
  point = { lat: 0, lng: 0 };
  getElement = () => this.element;
  getLatLng = () => this.point;
  setLatLng = (/** @type {{ lat: number, lng: number }} */ point) => ((this.point = point), this);
  addTo = () => ((this.isShown = true), this);
}

class FakeMap extends Evented {
  container = new EventTarget();
  /** @type {unknown[]} */
  view = [];
  getCenter = () => ({ lat: 65, lng: 16 });
  getContainer = () => this.container;
  setView = (/** @type {unknown[]} */ ...view) => void (this.view = view);
}

const FLORO = { lat: 61.6, lng: 5.03 };
const NOWHERE = { latitude: null, longitude: null, name: "A" };
let map = new FakeMap();
let marker = new FakeMarker();
let layer = new Evented();
/** @type {unknown[]} */
let told = [];

const L = {
  divIcon: () => ({}),
  marker: () => marker,
  layerGroup: () => layer,
  latLng: (/** @type {number} */ lat, /** @type {number} */ lng) => ({ lat, lng }),
};
const { createPin } = loadMapScripts(["pin.js"], ["createPin"], { L, AbortController });

beforeEach(() => {
  [map, marker, layer, told] = [new FakeMap(), new FakeMarker(), new Evented(), []];
});

/** @param {PinConfig} config */
function draw(config) {
  createPin({ map: /** @type {any} */ (map), config });
  map.on("click", ({ latlng }) => told.push(latlng));
}

/** @param {string} key */
function press(key) {
  map.container.dispatchEvent(Object.assign(new Event("keydown", { cancelable: true }), { key }));
}

test("a pin stands where its row is, with the map around it, or is not there yet", () => {
  draw({ latitude: FLORO.lat, longitude: FLORO.lng, name: "A" });
  assert.deepEqual(marker.point, FLORO);
  assert.deepEqual(map.view[0], FLORO);
  assert.ok(marker.isShown);

  [map, marker] = [new FakeMap(), new FakeMarker()];
  draw(NOWHERE);
  assert.ok(!marker.isShown);
  assert.deepEqual(map.view, []);
});

test("a click puts the pin there", () => {
  draw(NOWHERE);
  map.fire("click", { latlng: FLORO });
  assert.ok(marker.isShown);
  assert.deepEqual(marker.point, FLORO);
});

test("where the pin was dragged is told once", () => {
  draw(NOWHERE);
  marker.setLatLng(FLORO);
  marker.fire("dragend");
  assert.deepEqual(told, [FLORO]);
});

test("Enter puts the pin in the middle of the map, other keys do not", () => {
  draw(NOWHERE);
  press("ArrowLeft");
  assert.deepEqual(told, []);
  press("Enter");
  assert.deepEqual(told, [map.getCenter()]);
  assert.deepEqual(marker.point, map.getCenter());
});

test("a pin that another one has taken the place of listens no more", () => {
  draw(NOWHERE);
  layer.fire("remove");
  press("Enter");
  map.fire("click", { latlng: FLORO });
  assert.deepEqual(told, [FLORO]);
  assert.ok(!marker.isShown);
});

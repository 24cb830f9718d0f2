/* The server's first paint gives way once the app stands still, and at the latest a while after its script has ended. */

import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

/** What the page's scripts find on it, by selector; the rest is missing. */
const found = new Map();
let removed = 0;
/** @type {() => void} */
let change = () => {};

Object.assign(globalThis, {
  document: {
    body: {},
    getElementById: (/** @type {string} */ id) => (id ? { remove: () => removed++ } : null),
    querySelector: (/** @type {string} */ selector) => found.get(selector) ?? null,
    addEventListener() {},
  },
  window: {
    scrollY: 0,
    addEventListener() {},
    matchMedia: () => ({ matches: false, addEventListener() {} }),
    location: new URL("https://example.org/"),
  },
  location: { hash: "" },
  history: { pushState() {}, replaceState() {} },
  MutationObserver: class {
    /** @param {() => void} look */
    constructor(look) {
      change = look;
    }
    observe() {}
    disconnect() {}
  },
});
const IDLE = '.stApp[data-test-script-state="notRunning"]';
const FOOTER = "#root .ic-footer";
let loads = 0;

beforeEach(async () => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  found.clear();
  removed = 0;
  await import(`../../pages/panels/web/first_paint.js?${loads++}`);
});

test("it stays while the app's script runs", () => {
  found.set(FOOTER, {});
  change();
  mock.timers.tick(60_000);
  assert.equal(removed, 0);
});

test("it goes once all is drawn and nothing changes any more", () => {
  found.set(IDLE, {}).set(FOOTER, {});
  change();
  mock.timers.tick(100);
  change();
  mock.timers.tick(100);
  assert.equal(removed, 0);
  mock.timers.tick(100);
  assert.equal(removed, 1);
});

test("it goes after a while if something does not come", () => {
  found.set(IDLE, {});
  change();
  mock.timers.tick(9_900);
  change();
  assert.equal(removed, 0);
  mock.timers.tick(200);
  assert.equal(removed, 1);
});

test("it waits for a map that is loading", () => {
  found.set(IDLE, {}).set(FOOTER, {});
  found.set(".st-key-map_frame", { matches: () => true });
  change();
  mock.timers.tick(1_000);
  assert.equal(removed, 0);
});

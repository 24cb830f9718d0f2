/* The panel's side of the exchange with the map's frame: what it sends arrives at once. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

const page = Object.assign(new EventTarget(), {
  location: new URL("https://example.org/clusters?level=gce"),
});
Object.assign(globalThis, { window: page, document: { querySelector: () => null } });

const { MapLink } = await import("../../pages/panels/web/map_link.js");

/** @type {MessageEvent[]} */
let heard = [];
const frame = Object.assign(new EventTarget(), { closed: false });
frame.addEventListener("message", (event) => heard.push(/** @type {MessageEvent} */ (event)));

/** A link to a map that has spoken. */
function linkToMap() {
  const link = new MapLink(
    () => {},
    () => true,
  );
  link.receive({ type: "ready", choice: 3 }, frame);
  return link;
}

beforeEach(() => {
  heard = [];
  frame.closed = false;
});

test("the map hears of a change before the page does anything else", () => {
  linkToMap().light("seafood-innovation");
  assert.deepEqual(
    heard.map(({ data, origin }) => ({ data, origin })),
    [
      {
        data: { source: "cluster-panel", type: "light", id: "seafood-innovation" },
        origin: "https://example.org",
      },
    ],
  );
});

test("a map that has left the page hears nothing", () => {
  const link = linkToMap();
  frame.closed = true;
  link.light("seafood-innovation");
  assert.deepEqual(heard, []);
});

test("a map that has not spoken yet hears nothing", () => {
  const link = new MapLink(
    () => {},
    () => true,
  );
  link.light("seafood-innovation");
  assert.deepEqual(heard, []);
});

test("the browser's error page in place of the map is left alone", () => {
  const blocked = {
    closed: false,
    dispatchEvent() {
      throw new DOMException("Blocked a frame from accessing a cross-origin frame.", "SecurityError");
    },
  };
  const link = linkToMap();
  link.map = blocked;
  assert.doesNotThrow(() => link.light("seafood-innovation"));
});

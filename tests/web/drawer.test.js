/* The side panel as a drawer: Streamlit finds it closed where it is one, and nothing of that where it is none. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

/** @type {Map<string, string>} what the browser keeps */
const kept = new Map();
/** @type {Map<string, (event: object) => void>} what the page listens to */
const heard = new Map();
const listen = (/** @type {string} */ kind, /** @type {() => void} */ act) => heard.set(kind, act);
const media = { matches: false, addEventListener: listen };
/** @type {string[]} the buttons of Streamlit's that were pressed */
const pressed = [];
/** @type {string[]} what got the focus */
const focused = [];
/** @type {(() => void)[]} what waits for the next frame */
const after = [];

Object.assign(globalThis, {
  localStorage: {
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => kept.set(key, value),
    removeItem: (/** @type {string} */ key) => kept.delete(key),
  },
  window: { addEventListener: listen, matchMedia: () => media },
  document: {
    addEventListener: listen,
    querySelector: (/** @type {string} */ selector) =>
      selector === ".stSidebar"
        ? { getBoundingClientRect: () => ({ right: 300 }) }
        : { click: () => pressed.push(selector), blur: () => focused.push("nothing") },
    activeElement: { focus: () => focused.push("what opened it") },
  },
  requestAnimationFrame: (/** @type {() => void} */ act) => after.push(act),
});
const STREAMLITS_KEY = "stSidebarCollapsed-";
const OPEN = '[data-testid="stExpandSidebarButton"]';
const CLOSE = '[data-testid="stSidebarCollapseButton"] button';
const inPage = { closest: (/** @type {string} */ selector) => (selector === ".stApp" ? {} : null) };
let loads = 0;

/** @param {boolean} isDrawer */
async function load(isDrawer) {
  media.matches = isDrawer;
  await import(`../../pages/panels/web/drawer.js?${loads++}`);
}

beforeEach(() => {
  kept.clear();
  pressed.length = 0;
  focused.length = 0;
});

test("a drawer is closed when the page opens", async () => {
  await load(true);
  assert.equal(kept.get(STREAMLITS_KEY), "true");
});

test("a panel that has its place stays as the reader left it", async () => {
  kept.set(STREAMLITS_KEY, "false");
  await load(false);
  assert.equal(kept.get(STREAMLITS_KEY), "false");
});

test("it closes where it becomes a drawer, and has its place again where there is room", async () => {
  await load(false);
  media.matches = true;
  heard.get("change")?.({});
  assert.deepEqual(pressed.splice(0), [CLOSE]);
  kept.set(STREAMLITS_KEY, "true"); // as Streamlit does when it is closed
  media.matches = false;
  heard.get("change")?.({});
  assert.deepEqual(pressed, [OPEN]);
  assert.equal(kept.has(STREAMLITS_KEY), false);
});

test("a page that is left leaves nothing, and one that comes back is closed again", async () => {
  await load(true);
  heard.get("pagehide")?.({});
  assert.equal(kept.size, 0);
  heard.get("pageshow")?.({});
  assert.equal(kept.get(STREAMLITS_KEY), "true");
});

test("a press beside it closes it; one within, or on a list of its own, does not", async () => {
  await load(true);
  const press = heard.get("pointerdown");
  press?.({ target: inPage, clientX: 299 });
  press?.({ target: { closest: () => null }, clientX: 400 });
  assert.deepEqual(pressed, []);
  press?.({ target: inPage, clientX: 400 });
  assert.deepEqual(pressed, [CLOSE]);
});

test("Escape within it closes it and leads back to what opened it; an open list takes the key for itself", async () => {
  await load(true);
  const press = heard.get("keydown");
  const within = (/** @type {string[]} */ ...around) => ({
    closest: (/** @type {string} */ selector) => (around.includes(selector) ? {} : null),
  });
  press?.({ key: "Escape", target: within() });
  press?.({ key: "Enter", target: within(".stSidebar") });
  press?.({ key: "Escape", target: within(".stSidebar", '[aria-expanded="true"]') });
  assert.deepEqual(pressed, []);
  const { openSidePanel } = await import("../../pages/panels/web/streamlit.js");
  openSidePanel("filters");
  press?.({ key: "Escape", target: within(".stSidebar") });
  after.at(-1)?.();
  assert.deepEqual(pressed, [OPEN, CLOSE]);
  assert.deepEqual(focused, ["nothing", "what opened it"]);
});

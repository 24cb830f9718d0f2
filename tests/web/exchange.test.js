/* The messages between map and panel: what the reader did last is never undone by a message that was sent before. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { loadMapScripts } from "./map_scripts.js";

const BOUNDS = { getSouth: () => 57, getWest: () => 2, getNorth: () => 71, getEast: () => 31 };
/** @type {string[]} kinds of messages that reached the page at once */
const handedOver = [];
/** @type {string[]} and those that the browser was left to hand out */
const posted = [];
const page = {
  dispatchEvent: (/** @type {HandedOver} */ { data }) => handedOver.push(data.type),
  postMessage: (/** @type {MessageFromMap} */ { type }) => posted.push(type),
};
class HandedOver {
  /**
   * @param {string} _type
   * @param {{ data: MessageFromMap }} init
   */
  constructor(_type, { data }) {
    this.data = data;
  }
}
const { createExchange, createPageLink } = loadMapScripts(
  ["data.js", "link.js"],
  ["createExchange", "createPageLink"],
  {
    expose: () => {},
    isPageDark: () => false,
    addressedPosition: () => null,
    mapWithPanel: () => null,
    isMapFixed: () => false,
    MessageEvent: HandedOver,
    window: { location: { origin: "" }, parent: page },
  },
);

/** @type {MessageFromMap[]} */
let sent = [];
/** @type {string[]} */
let done = [];
/** @type {ReturnType<typeof createExchange>} */
let exchange;

/** A map whose parts note what is asked of them. @returns {DrawnMap} */
function drawnMap() {
  /** @type {string | null} */
  let chosen = null;
  const clusters = {
    chosen: () => chosen,
    choose: (/** @type {string | null} */ id) => {
      chosen = id;
      done.push(`choose ${id}`);
    },
    reveal: (/** @type {string} */ id) => done.push(`reveal ${id}`),
    light: (/** @type {string | null} */ id) => done.push(`light ${id}`),
    show: () => done.push("show"),
  };
  const baseMaps = { use: (/** @type {string} */ id) => done.push(`use ${id}`) };
  const outlines = {
    look: (/** @type {string[]} */ names) => names.length && done.push(`look at ${names}`),
  };
  const payload = "../../clusters.json";
  const near = { show: (/** @type {NearPoint | null} */ place) => place && done.push(`near ${place.label}`) };
  const years = {
    show: (/** @type {YearMessage} */ { year }) => done.push(`preview ${year}`),
    stop: () => done.push("preview ends"),
  };
  const view = {
    position: () => "6/60.39/5.32",
    moveTo: (/** @type {string | null} */ at) => done.push(`move to ${at}`),
    settle: () => {},
  };
  return /** @type {any} */ ({
    map: { getBounds: () => BOUNDS },
    view,
    baseMaps,
    outlines,
    clusters,
    near,
    years,
    payload,
  });
}

/**
 * @param {string | null} chosen
 * @param {number} acknowledged
 * @returns {StateMessage}
 */
const state = (chosen, acknowledged) => ({
  type: "state",
  payload: "clusters.json",
  visible: null,
  basemap: "outline",
  counties: [],
  near: null,
  year: null,
  chosen,
  acknowledged,
});

beforeEach(() => {
  [sent, done] = [[], []];
  const send = (/** @type {MessageFromMap} */ message) => sent.push(message);
  exchange = createExchange(send, send);
});

test("a map that is drawn introduces itself, and again when it is asked", () => {
  exchange.receive({ type: "hello" });
  assert.deepEqual(sent, []);
  exchange.fill(drawnMap());
  exchange.receive({ type: "hello" });
  assert.deepEqual(
    sent.map(({ type }) => type),
    ["ready", "view", "ready", "view"],
  );
});

test("a state that comes before the clusters is shown with them", () => {
  exchange.receive(state("act", 0));
  exchange.fill(drawnMap());
  assert.deepEqual(done, ["show", "use outline", "choose act", "reveal act"]);
});

test("a choice on the map is told with its number and marked without moving the map", () => {
  exchange.fill(drawnMap());
  sent = [];
  exchange.choose("act");
  exchange.choose(null);
  assert.deepEqual(JSON.parse(JSON.stringify(sent)), [
    { type: "chosen", cluster: "act", choice: 1 },
    { type: "chosen", cluster: null, choice: 2 },
  ]);
  assert.deepEqual(done.slice(1), ["choose act", "choose null"]);
});

test("a state that was sent before the panel heard of the last choice does not undo it", () => {
  exchange.fill(drawnMap());
  exchange.choose("first");
  exchange.choose("second");
  done = [];
  exchange.receive(state("first", 1));
  exchange.receive(state(null, 0));
  assert.deepEqual(done, ["show", "use outline", "show", "use outline"]);
  exchange.receive(state("third", 2));
  assert.deepEqual(done.slice(4), ["show", "use outline", "choose third", "reveal third"]);
});

test("a state of another payload waits until that payload's clusters are drawn", () => {
  exchange.fill(drawnMap());
  done = [];
  exchange.receive({ ...state("act", 0), payload: "clusters-2014.json" });
  assert.deepEqual(done, []);
  exchange.fill({ ...drawnMap(), payload: "../../clusters-2014.json" });
  assert.deepEqual(done, ["show", "use outline", "choose act", "reveal act"]);
});

/** @param {number | null} year @returns {YearMessage} */
const yearMessage = (year) => ({ type: "year", year, periods: "periods.json" });

test("a year is shown at once and stays until the server's answer of that year is drawn", () => {
  exchange.receive(state(null, 0));
  exchange.fill(drawnMap());
  done = [];
  exchange.receive(yearMessage(2014));
  exchange.receive(state(null, 0)); // the panel speaks of the list before
  assert.deepEqual(done, ["preview 2014"]);
  exchange.receive({ ...state(null, 0), year: 2014, payload: "clusters-2014.json" });
  exchange.fill({ ...drawnMap(), payload: "../../clusters-2014.json" });
  assert.deepEqual(done, ["preview 2014", "preview ends", "show", "use outline"]);
});

test("an answer of an earlier year does not undo the one that was asked for since", () => {
  exchange.receive(state(null, 0));
  exchange.fill(drawnMap());
  exchange.receive(yearMessage(2014));
  exchange.receive(yearMessage(2015));
  done = [];
  exchange.receive({ ...state(null, 0), year: 2014, payload: "clusters-2014.json" });
  exchange.fill({ ...drawnMap(), payload: "../../clusters-2014.json" });
  assert.deepEqual(done, ["preview 2015"]);
});

test("a slider that goes back before the server has answered shows the list of its last answer", () => {
  exchange.receive(state(null, 0));
  exchange.fill(drawnMap());
  exchange.receive(yearMessage(2014));
  done = [];
  exchange.receive(yearMessage(null));
  assert.deepEqual(done, ["preview ends", "show", "use outline"]);
});

test("with a filter a year waits for the server's answer", () => {
  exchange.receive({ ...state(null, 0), visible: "gA==" });
  exchange.fill(drawnMap());
  done = [];
  exchange.receive(yearMessage(2014));
  assert.deepEqual(done, []);
});

test("a state that agrees moves nothing", () => {
  exchange.fill(drawnMap());
  exchange.choose("act");
  done = [];
  exchange.receive(state("act", 1));
  assert.deepEqual(done, ["show", "use outline"]);
});

test("the place to be near to is shown, and a point that the reader asks for is told", () => {
  exchange.fill(drawnMap());
  done = [];
  const near = { label: "Bergen", latitude: 60.39, longitude: 5.32, rings: [25, 50] };
  exchange.receive({ ...state(null, 0), near });
  assert.deepEqual(done, ["show", "use outline", "near Bergen"]);
  sent = [];
  exchange.lookNear(59.5, 10.25);
  assert.deepEqual(JSON.parse(JSON.stringify(sent)), [{ type: "near", latitude: 59.5, longitude: 10.25 }]);
});

test("a press on a symbol is told, though it may never become a choice", () => {
  exchange.fill(drawnMap());
  sent = [];
  exchange.press("eyde");
  assert.deepEqual(JSON.parse(JSON.stringify(sent)), [{ type: "pressed", cluster: "eyde" }]);
  assert.deepEqual(done.includes("choose eyde"), false);
});

test("a press reaches the page at once, before the browser goes on to the click", () => {
  const link = createPageLink();
  link.press("eyde");
  link.choose("eyde");
  assert.deepEqual([handedOver, posted], [["pressed"], ["chosen"]]);
});

test("the map tells where the reader moved it to, and goes where the page says", () => {
  exchange.fill(drawnMap());
  const [told] = sent.filter((message) => message.type === "view");
  assert.equal(told.at, "6/60.39/5.32");
  done = [];
  exchange.receive({ type: "move", at: "5/65/12" });
  exchange.receive({ type: "move", at: null });
  assert.deepEqual(done, ["move to 5/65/12", "move to null"]);
});

test("the map looks at counties, lights what the list points at, and tells which group is open", () => {
  exchange.fill(drawnMap());
  done = [];
  exchange.receive({ ...state(null, 0), counties: ["Agder"] });
  exchange.receive({ type: "light", id: "act" });
  assert.deepEqual(done, ["show", "use outline", "look at Agder", "light act"]);
  sent = [];
  exchange.openGroup("Oslo: 2 clusters", ["act", "nf-ta"]);
  assert.deepEqual(JSON.parse(JSON.stringify(sent)), [
    { type: "group", name: "Oslo: 2 clusters", clusters: ["act", "nf-ta"] },
  ]);
});

test("trouble is told at once, and to each panel that comes later", () => {
  exchange.reportTrouble();
  exchange.fill(drawnMap());
  assert.deepEqual(
    sent.map(({ type }) => type),
    ["trouble", "ready", "trouble", "view"],
  );
});

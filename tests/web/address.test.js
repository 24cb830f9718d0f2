/* The page's address: the map's position stays in it, and each page and each action is one entry of the history. */

import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

const ROOT = "https://example.org/";

/** A browser's history, as far as the address needs it. */
class Visits {
  entries = [ROOT];
  index = 0;
  state = null;

  /** @param {unknown} _state @param {string} _unused @param {string} target */
  pushState(_state, _unused, target) {
    this.entries = [...this.entries.slice(0, this.index + 1), new URL(target, this.current).href];
    this.index += 1;
  }

  /** @param {unknown} _state @param {string} _unused @param {string} target */
  replaceState(_state, _unused, target) {
    this.entries[this.index] = new URL(target, this.current).href;
  }

  get current() {
    return this.entries[this.index];
  }

  /** @param {number} steps */
  go(steps) {
    this.index += steps;
    window.dispatchEvent(new Event("popstate"));
  }
}

mock.timers.enable({ apis: ["setTimeout"] });
const visits = new Visits();
const page = Object.defineProperty(new EventTarget(), "location", { get: () => new URL(visits.current) });
/** @type {object | null} the server's first paint, as long as it stands */
let firstPaint = null;
const document = { getElementById: () => firstPaint };
Object.assign(globalThis, { window: page, history: visits, document });
const { changedParameters, completeAddress, currentPosition, isSameAddress, onPositionAsked, writePosition } =
  await import("../../pages/panels/web/address.js");

beforeEach(() => {
  writePosition(null);
  mock.timers.runAll();
  visits.entries = [ROOT];
  visits.index = 0;
});

/** @param {string} target as Streamlit writes it */
const write = (target) => history.pushState({}, "", target);
const paths = () => visits.entries.map((entry) => entry.slice(ROOT.length - 1));

test("a moved map is in the address, without a new entry, once it rests", () => {
  writePosition("5/60.4/5.3");
  writePosition("6/60.4/5.3");
  assert.equal(currentPosition(), "6/60.4/5.3");
  assert.deepEqual(paths(), ["/"]);
  mock.timers.runAll();
  assert.deepEqual(paths(), ["/?at=6/60.4/5.3"]);
  writePosition(null);
  mock.timers.runAll();
  assert.deepEqual(paths(), ["/"]);
});

test("what the server writes keeps the position, and each action is an entry", () => {
  writePosition("6/60.4/5.3");
  mock.timers.runAll();
  write("/?level=gce");
  write("/");
  assert.deepEqual(paths(), ["/?at=6/60.4/5.3", "/?level=gce&at=6/60.4/5.3", "/?at=6/60.4/5.3"]);
});

test("what is written while the first paint stands corrects the address that the reader came by", () => {
  firstPaint = {};
  write("/?level=gce");
  firstPaint = null;
  write("/?level=nce");
  assert.deepEqual(paths(), ["/?level=gce", "/?level=nce"]);
});

test("another page has the same parameters at once, so that it is one entry", () => {
  write("/?level=gce&q=hav%20vind");
  write("/insights");
  write("/insights?level=gce&q=hav+vind");
  assert.deepEqual(paths(), ["/", "/?level=gce&q=hav%20vind", "/insights?level=gce&q=hav+vind"]);
  writePosition("6/60.4/5.3");
  write("/clusters");
  write("/clusters?level=gce&q=hav+vind");
  assert.equal(visits.entries.length, 4);
  assert.equal(paths().at(-1), "/clusters?level=gce&q=hav+vind&at=6/60.4/5.3");
});

test("going back leads the map to where it was, and going forward too", () => {
  /** @type {(string | null)[]} */
  const asked = [];
  onPositionAsked((at) => asked.push(at));
  write("/?level=gce");
  writePosition("6/60.4/5.3");
  mock.timers.runAll();
  visits.go(-1);
  visits.go(1);
  assert.deepEqual(asked, [null, "6/60.4/5.3"]);
  writePosition("7/60.4/5.3");
  visits.go(-1); // before the address was written
  mock.timers.runAll();
  assert.equal(currentPosition(), null);
  assert.deepEqual(paths(), ["/", "/?level=gce&at=6/60.4/5.3"]);
});

test("no text can bring in a further parameter by way of the position", () => {
  assert.equal(completeAddress("/", ROOT, "1&level=gce#x"), `${ROOT}?at=1%26level%3Dgce%23x`);
});

test("addresses are the same however their parameters are written", () => {
  assert.ok(isSameAddress(`${ROOT}?a=1&b=x%20y`, `${ROOT}?b=x+y&a=1`));
  assert.ok(!isSameAddress(`${ROOT}?a=1`, `${ROOT}?a=2`));
  assert.ok(!isSameAddress(`${ROOT}?a=1`, `${ROOT}clusters?a=1`));
});

test("letters of one word, and years of one drag, are one entry; a new action soon after is another", (context) => {
  context.mock.timers.enable({ apis: ["Date"] });
  for (const word of ["h", "ha", "hav"]) write(`/?q=${word}`);
  write("/?q=hav&cluster=act");
  write("/?q=havv&cluster=act");
  write("/?q=havv"); // the new word closes the card
  for (const year of [2014, 2015, 2016]) write(`/?q=havv&year=${year}`);
  context.mock.timers.tick(10_000);
  write("/?q=havv&year=2018");
  assert.deepEqual(paths(), [
    "/",
    "/?q=hav",
    "/?q=hav&cluster=act",
    "/?q=havv",
    "/?q=havv&year=2016",
    "/?q=havv&year=2018",
  ]);
});

test("after a step back the next letter is an entry of its own", () => {
  write("/?q=h");
  write("/?q=ha");
  visits.go(-1);
  write("/?q=o");
  assert.deepEqual(paths(), ["/", "/?q=o"]);
});

test("addresses differ in the parameters that have other values, or in the page", () => {
  assert.deepEqual(changedParameters(`${ROOT}?q=a&level=nce&level=gce`, `${ROOT}?level=nce&q=b`), [
    "q",
    "level",
  ]);
  assert.deepEqual(changedParameters(`${ROOT}?q=a`, `${ROOT}clusters?q=a`), ["/"]);
});

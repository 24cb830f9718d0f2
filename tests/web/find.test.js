/* Finding: the order of the list, what is typed while answers are on their way, and what brings the list forward. */

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  leadsToList,
  publish,
  report,
  reportThrough,
  subscribe,
} from "../../pages/panels/web/filter_channel.js";
import { distanceKm, inOrder, measured, nearestFirst } from "../../pages/panels/web/order.js";
import { nextOption, normalised, TypedText } from "../../pages/panels/web/typing.js";

/** @import { Chip, FiltersData } from "../../pages/panels/web/messages.js" */

const BERGEN = { latitude: 60.39299, longitude: 5.32415 };

/**
 * @param {Partial<ClusterRow>} known
 * @returns {ClusterRow}
 */
const row = (known) => ({
  ...{ id: "x", name: "x", level: 0, place: "x", county: null, sector: null },
  ...{ latitude: null, longitude: null, members: null, since: null, news: null },
  ...known,
});

/**
 * The ids of *rows* in an order.
 * @param {ClusterRow[]} rows
 * @param {string} order
 */
const ids = (rows, order) => inOrder(measured(rows, BERGEN), order, "nb").map(({ row: one }) => one.id);

test("distances are those that geo/near.py measures", () => {
  // tests/geo/test_near.py holds the same distance from Oslo to Bergen.
  assert.ok(
    Math.abs(distanceKm({ latitude: 59.91, longitude: 10.75 }, { latitude: 60.39, longitude: 5.32 }) - 306) <
      1,
  );
  assert.equal(distanceKm(BERGEN, BERGEN), 0);
});

test("the nearest come first, and a home that was not found last", () => {
  const rows = [
    row({ id: "nowhere" }),
    row({ id: "oslo", latitude: 59.9, longitude: 10.7 }),
    row({ id: "bergen", ...BERGEN }),
  ];
  assert.deepEqual(ids(rows, "distance"), ["bergen", "oslo", "nowhere"]);
  assert.deepEqual(
    nearestFirst(rows, BERGEN).map(({ id }) => id),
    ids(rows, "distance"),
  );
  assert.equal(nearestFirst(rows, null), rows);
  assert.deepEqual(
    measured(rows, null).map(({ kilometres }) => kilometres),
    [null, null, null],
  );
});

test("names go by the reader's alphabet, members from the most, years from the first, the unknown last", () => {
  const rows = [
    row({ id: "aas", name: "Ås", members: 5, since: 2019 }),
    row({ id: "ask", name: "Ask", members: null, since: 2002 }),
    row({ id: "orn", name: "Ørn", members: 80, since: null }),
  ];
  assert.deepEqual(ids(rows, "name"), ["ask", "orn", "aas"]);
  assert.deepEqual(ids(rows, "members"), ["orn", "aas", "ask"]);
  assert.deepEqual(ids(rows, "year"), ["ask", "aas", "orn"]);
  assert.deepEqual(ids(rows, "level"), ["aas", "ask", "orn"]);
});

test("an answer to fewer letters does not take back what was typed since", () => {
  const typed = new TypedText();
  typed.type("ber");
  typed.type("berg ");
  assert.equal(typed.settle("berg ", "ber"), "berg ");
  assert.equal(typed.settle("berg ", "berg"), "berg ");
});

test("once all is answered, the server's text is shown", () => {
  const typed = new TypedText();
  assert.equal(typed.settle("", "hav"), "hav");
  typed.type("havn");
  assert.equal(typed.settle("havn", "havn"), "havn");
  assert.equal(typed.settle("havn", ""), "");
});

test("texts are sent with single spaces", () => {
  assert.equal(normalised("  mo  i rana "), "mo i rana");
  assert.equal(normalised("x".repeat(300)).length, 200);
});

test("arrows go through the options and over the box", () => {
  assert.deepEqual(
    [-1, 0, 1].map((active) => nextOption(active, 2, 1)),
    [0, 1, -1],
  );
  assert.equal(nextOption(-1, 2, -1), 1);
  assert.equal(nextOption(-1, 0, 1), -1);
});

/**
 * @param {Chip[]} chips
 * @param {string} payload
 */
const filters = (chips, payload = "a") =>
  /** @type {FiltersData} */ (/** @type {unknown} */ ({ chips, payload, chosen: "sams" }));

/**
 * Whether *now* leads to the list from the card that was open when the filters were changed.
 * @param {FiltersData} now
 * @param {FiltersData | null} before
 */
const leads = (now, before) => leadsToList(now, before, "sams");

test("words, places, sectors and counties ask for more; levels and what is dropped do not", () => {
  const search = { id: "q", label: "“hav”" };
  const none = filters([]);
  assert.ok(leads(filters([search]), none));
  assert.ok(leads(filters([{ id: "q", label: "“havn”" }]), filters([search])));
  assert.ok(leads(filters([search, { id: "near", label: "Near Bergen" }]), filters([search])));
  assert.ok(!leads(none, filters([search])));
  assert.ok(!leads(filters([{ id: "level", label: "Without NCE" }]), none));
  assert.ok(!leads(filters([search]), null));
  assert.ok(!leads(filters([search]), filters([], "b")));
});

test("what is chosen among suggestions or on a card leads to the list with the next answer, levels too", () => {
  const level = filters([{ id: "level", label: "Without NCE" }]);
  report("only", "level:nce");
  assert.ok(leads(level, filters([])));
  assert.ok(!leads(filters([]), level));
  report("reveal", "sams");
  assert.ok(!leads(level, filters([])));
});

test("a card that is opened while the filters' answer is on its way stays open", () => {
  const search = filters([{ id: "q", label: "“hav”" }]);
  assert.ok(!leadsToList(search, filters([]), "act"));
  assert.ok(!leadsToList({ ...search, chosen: null }, filters([]), "act"));
});

test("who subscribes hears what is published after what, and changes go to the server", () => {
  /** @type {unknown[]} */
  const heard = [];
  subscribe((now, before) => heard.push([now.payload, before?.payload]));
  publish(filters([], "a"));
  publish(filters([], "b"));
  assert.deepEqual(heard.slice(-1), [["b", "a"]]);
  reportThrough((event, value) => heard.push([event, value]));
  report("search", "hav");
  assert.deepEqual(heard.slice(-1), [["search", "hav"]]);
});

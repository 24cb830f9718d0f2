/* The slider's requests: one at a time, the last choice wins, and play goes on from year to year. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { Pace, nextYear } from "../../pages/panels/web/pace.js";

/** @type {(number | null)[]} */
let sent = [];
/** @type {Pace} */
let pace;

beforeEach(() => {
  sent = [];
  pace = new Pace();
  pace.send = (year) => sent.push(year);
});

test("while one request is on its way the slider shows the last choice and sends nothing", () => {
  for (const year of [2010, 2011, 2014]) pace.request(year);
  assert.deepEqual([sent, pace.year], [[2010], 2014]);
});

test("once it is answered the last choice is asked for, and no other", () => {
  for (const year of [2010, 2011, 2014]) pace.request(year);
  pace.answer(2010);
  assert.deepEqual([sent, pace.year], [[2010, 2014], 2014]);
  pace.answer(2014);
  assert.deepEqual([sent, pace.isWaiting], [[2010, 2014], false]);
});

test("a redraw that still shows the old year is no answer", () => {
  pace.request(2010);
  pace.answer(null);
  assert.deepEqual([pace.isWaiting, pace.year], [true, 2010]);
});

test("the list as it is can be chosen too", () => {
  pace.answer(2014);
  pace.request(null);
  assert.deepEqual([sent, pace.year], [[null], null]);
});

test("what is shown already is not asked for", () => {
  pace.answer(2014);
  pace.request(2014);
  assert.deepEqual(sent, []);
});

test("play begins with the first year and ends with the last", () => {
  assert.deepEqual(
    [null, 2006, 2020, 2021].map((year) => nextYear(year, 2006, 2021)),
    [2006, 2007, 2021, null],
  );
});

/* When the browser writes, offers or removes the list that it keeps, and when it warns. */

import assert from "node:assert/strict";
import test from "node:test";

import { planOf } from "../../pages/panels/web/kept_list.js";

const PROJECT = "served/project.json";

test("a list that is not kept would be lost", () => {
  const plan = planOf({ brought: true, saved: false, project: null }, false);
  assert.deepEqual(plan, {
    keeps: false,
    removes: false,
    warns: true,
    offers: false,
  });
});

test("a list whose project file the reader has is not lost until it changes, wherever it is kept", () => {
  for (const project of [null, PROJECT])
    assert.equal(planOf({ brought: true, saved: true, project }, false).warns, false);
  assert.equal(planOf({ brought: true, saved: false, project: null }, false).warns, true);
});

test("a list that is kept is not lost, and leaves the browser once the reader does not want that any more", () => {
  assert.deepEqual(planOf({ brought: true, saved: false, project: PROJECT }, false), {
    keeps: true,
    removes: false,
    warns: false,
    offers: false,
  });
  assert.equal(planOf({ brought: true, saved: false, project: null }, true).removes, true);
});

test("without a list the kept one is offered and stays", () => {
  const plan = planOf({ brought: false, saved: false, project: null }, true);
  assert.deepEqual(plan, {
    keeps: false,
    removes: false,
    warns: false,
    offers: true,
  });
});

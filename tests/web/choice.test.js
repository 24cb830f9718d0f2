/* A choice on its way to the server. */

import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { Choice } from "../../pages/panels/web/choice.js";

/** @import { ChooseEvent } from "../../pages/panels/web/messages.js" */

/** @returns {{ choice: Choice, sent: ChooseEvent[], leave: () => void }} */
function choosing() {
  /** @type {ChooseEvent[]} */
  const sent = [];
  let isInUse = true;
  const choice = new Choice(
    3,
    (event) => sent.push(event),
    () => isInUse,
  );
  return { choice, sent, leave: () => (isInUse = false) };
}

test("what the reader chose holds until the server has answered that choice", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { choice, sent } = choosing();
  assert.equal(choice.over("known"), "known");
  choice.make("eyde");
  choice.make(null);
  assert.deepEqual(sent, [
    { cluster: "eyde", number: 4 },
    { cluster: null, number: 5 },
  ]);
  choice.settle(4);
  assert.equal(choice.over("known"), null);
  choice.settle(5);
  assert.equal(choice.over("known"), "known");
  mock.timers.reset();
});

test("a choice is sent again while no answer comes, each time after twice as long, and at last no more", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { choice, sent } = choosing();
  choice.make("eyde");
  const counts = [4999, 1, 10_000, 20_000, 40_000, 80_000, 600_000].map((passed) => {
    mock.timers.tick(passed);
    return sent.length;
  });
  assert.deepEqual(counts, [1, 2, 3, 4, 5, 6, 6]);
  mock.timers.reset();
});

test("a choice that is answered, followed by another or left behind is not sent again", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { choice, sent, leave } = choosing();
  choice.make("eyde");
  choice.settle(4);
  mock.timers.tick(5000);
  assert.equal(sent.length, 1);
  choice.make("nce-media");
  choice.make("stiim");
  mock.timers.tick(5000);
  assert.deepEqual(
    sent.map(({ cluster }) => cluster),
    ["eyde", "nce-media", "stiim", "stiim"],
  );
  leave();
  mock.timers.tick(10_000);
  assert.equal(sent.length, 4);
  mock.timers.reset();
});

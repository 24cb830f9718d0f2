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

test("the server is told after what comes first, but soon, and of the last choice alone", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { choice, sent } = choosing();
  const clusters = () => sent.map(({ cluster }) => cluster);
  choice.make("eyde", Promise.resolve());
  assert.equal(choice.over("known"), "eyde");
  assert.deepEqual(clusters(), []);
  await settled();
  assert.deepEqual(clusters(), ["eyde"]);

  choice.make("nce-media", Promise.reject(new Error("offline")));
  await settled();
  assert.deepEqual(clusters(), ["eyde", "nce-media"]);

  choice.make("stiim", new Promise(() => {}));
  choice.make("proptech", new Promise(() => {}));
  mock.timers.tick(99);
  await settled();
  assert.equal(sent.length, 2);
  mock.timers.tick(1);
  await settled();
  assert.deepEqual(clusters(), ["eyde", "nce-media", "proptech"]);
  mock.timers.reset();
});

/** All that promises had left to do is done. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

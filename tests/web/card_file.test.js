/* The card that is fetched by its address. */

import assert from "node:assert/strict";
import { afterEach, mock, test } from "node:test";

import { CardFile } from "../../pages/panels/web/card_file.js";

const [EYDE, ACT] = ["eyde", "act"].map((id) => new URL(`https://map.example.org/card/${id}`));

afterEach(() => mock.restoreAll());

/** Let the server answer as *answer* does. @param {(address: URL) => Promise<Response>} answer */
const serve = (answer) => mock.method(globalThis, "fetch", answer);

test("a card is fetched once, and known once it has come", async () => {
  const asked = serve(async (address) => new Response(`card at ${address}`));
  const file = new CardFile();
  const [first, second] = [file.fetch(EYDE), file.fetch(EYDE)];
  assert.equal(first, second);
  assert.equal(file.at(EYDE), null);
  await first;
  assert.equal(file.at(EYDE), `card at ${EYDE}`);
  assert.equal(file.at(ACT), null);
  assert.equal(asked.mock.callCount(), 1);
});

test("an answer that comes late leaves the card that was asked for since", async () => {
  /** @type {Record<string, (answer: Response) => void>} */
  const answering = {};
  serve((address) => new Promise((resolve) => (answering[address.href] = resolve)));
  const file = new CardFile();
  const [late, wanted] = [file.fetch(EYDE), file.fetch(ACT)];
  answering[ACT.href](new Response("act"));
  await wanted;
  answering[EYDE.href](new Response("eyde"));
  await late;
  assert.deepEqual([file.at(EYDE), file.at(ACT)], [null, "act"]);
});

test("a card that did not come may be asked for again", async () => {
  let status = 404;
  serve(async () => new Response("said", { status }));
  const file = new CardFile();
  await file.fetch(EYDE);
  assert.equal(file.at(EYDE), null);
  status = 200;
  await file.fetch(EYDE);
  assert.equal(file.at(EYDE), "said");
});

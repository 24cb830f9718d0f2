/* Streamlit's words in the reader's language: exact texts, texts with values, and none other. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { createTranslator } from "../../pages/panels/web/words.js";

const translate = createTranslator([
  ["Close", "Lukk"],
  ["Remove {name}", "Fjern {name}"],
  ["Limit {size} per file (max.)", "Høyst {size} per fil"],
  ["Map", "Map"],
]);

test("an exact text is translated, whatever room is around it", () => {
  assert.equal(translate(" Close\n"), "Lukk");
});

test("values are carried over, also those with signs that patterns know", () => {
  assert.equal(translate("Remove (a|b) $1.*"), "Fjern (a|b) $1.*");
  assert.equal(translate("Limit 50MB per file (max.)"), "Høyst 50MB per fil");
});

test("other texts, and those that are the same in both languages, are left alone", () => {
  assert.equal(translate("Closed"), null);
  assert.equal(translate("Limit 50MB per file max."), null);
  assert.equal(translate("Map"), null);
});

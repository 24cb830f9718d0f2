/* Streamlit's words in the reader's language: exact texts, texts with values, and none other. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { createTranslator } from "../../pages/panels/web/words.js";

const translate = createTranslator([
  ["Close", "Lukk"],
  ["Remove {name}", "Fjern {name}"],
  ["Limit {size} per file (max.)", "Høyst {size} per fil"],
  ["Add: {text}", "Bruk «{text}»"],
  ["Press {pressed}+Enter to apply", "Trykk {pressed}+Enter for å bruke teksten"],
  ["{n} results", "{n} treff"],
  ["{at} of {n} results", "{at} av {n} treff"],
  ["Map", "Map"],
]);

test("an exact text is translated, whatever room is around it", () => {
  assert.equal(translate(" Close\n"), "Lukk");
});

test("values are carried over, also those with signs that patterns know", () => {
  assert.equal(translate("Remove (a|b) $1.*"), "Fjern (a|b) $1.*");
  assert.equal(translate("Limit 50MB per file (max.)"), "Høyst 50MB per fil");
});

test("what is typed and the key that applies it are carried over", () => {
  assert.equal(translate("Add: Bod"), "Bruk «Bod»");
  assert.equal(translate("Add: Bø i {n}"), "Bruk «Bø i {n}»");
  assert.equal(translate("Press ⌘+Enter to apply"), "Trykk ⌘+Enter for å bruke teksten");
});

test("a count is a number, so that no column that a reader brings is taken for one", () => {
  assert.equal(translate("12 results"), "12 treff");
  assert.equal(translate("3 of 12 results"), "3 av 12 treff");
  assert.equal(translate("Exam results"), null);
});

test("other texts, and those that are the same in both languages, are left alone", () => {
  assert.equal(translate("Closed"), null);
  assert.equal(translate("Limit 50MB per file max."), null);
  assert.equal(translate("Map"), null);
});

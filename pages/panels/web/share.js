/* The texts of the dialog for sharing, each with a button that copies it, the QR code, and a preview of what is embedded.
   Loaded as a module by share.py. */

import { currentPosition } from "./address.js";
import { make, readJson } from "./dom.js";

/** @import { Component } from "./streamlit.js" */
/** @import { ComponentData, ShareData, ShareField } from "./messages.js" */
/** @typedef {Record<string, string>} Texts by key */

const COPIED_SHOWN = 2500; // milliseconds
const ONE_LINE = 300; // letters; a longer text, and one to be read whole, gets several lines
const LINES = 2; // at least; the style sheet lets the field grow with its text

/** @type {string | null} */
let reported = null; // the position of the map that the server was told last

/**
 * @param {Component<ComponentData & ShareData>} component
 * @param {URL} root
 */
export async function draw({ parentElement, data, setTriggerValue }, root) {
  const at = currentPosition();
  if (at !== data.at && at !== reported) setTriggerValue("position", at ?? "");
  reported = at;
  const texts = await readJson(data.texts, root);
  const code = make("figure", {}, make("figcaption", {}, data.qr_caption));
  code.append(make("img", { src: data.qr, alt: data.qr_label }));
  const fields = data.fields.map((field) => drawField(field, texts));
  const box = make("div", { class: "ic-share" }, ...fields, drawPreview(data, texts), code);
  parentElement.replaceChildren(box);
}

/**
 * @param {ShareField} field
 * @param {Texts} texts
 */
function drawField({ id, label, text }, texts) {
  const holder = `ic-share-${id}`;
  const attributes = { id: holder, readonly: "", spellcheck: "false" };
  const isLong = id === "citation" || id === "embed" || text.length > ONE_LINE;
  const input = isLong ? make("textarea", { ...attributes, rows: String(LINES) }) : make("input", attributes);
  input.value = text;
  input.addEventListener("focus", () => input.select());
  const button = make("button", { type: "button", "aria-describedby": `${holder}-label` }, texts.copy);
  button.addEventListener("click", () => copy(input, button, texts));
  const heading = make("label", { for: holder, id: `${holder}-label` }, label);
  return make("div", { class: "ic-share-field" }, heading, make("div", {}, input, button));
}

/**
 * The dashboard as another page would show it, which is loaded only once somebody wants to see it.
 * @param {ShareData} data
 * @param {Texts} texts
 */
function drawPreview({ preview }, texts) {
  const details = make("details", {}, make("summary", {}, texts.preview));
  details.addEventListener("toggle", () => {
    if (details.open && !details.querySelector("iframe"))
      details.append(make("iframe", { src: preview, title: texts.preview }));
  });
  return details;
}

/**
 * Copy a field's text and say so on its button for a while.
 * @param {HTMLInputElement | HTMLTextAreaElement} input
 * @param {HTMLButtonElement} button
 * @param {Texts} texts
 */
async function copy(input, button, texts) {
  try {
    await navigator.clipboard.writeText(input.value);
  } catch {
    input.focus(); // no clipboard on an insecure origin: the text is selected, to be copied by hand
    return;
  }
  button.textContent = texts.copied;
  setTimeout(() => (button.textContent = texts.copy), COPIED_SHOWN);
}

/* A button that hands the page's address to the device's own sharing, or copies it. Loaded by copy_link.py. */

import { make, ownedBy, readJson } from "./dom.js";

/** @import { Component } from "./streamlit.js" */
/** @import { ComponentData } from "./messages.js" */

const COPIED_SHOWN = 2500; // milliseconds
/** @type {WeakMap<Element, HTMLButtonElement>} */
const buttons = new WeakMap();

/**
 * @param {Component<ComponentData>} component
 * @param {URL} root
 */
export async function draw({ parentElement, data }, root) {
  const button = ownedBy(buttons, parentElement, () => makeButton(parentElement));
  const texts = await readJson(data.texts, root);
  button.textContent = texts.label;
  button.dataset.done = texts.copied;
}

/** @param {HTMLElement} element */
function makeButton(element) {
  const button = make("button", { type: "button", class: "ic-copy-link" });
  button.addEventListener("click", () => share(button));
  element.replaceChildren(button);
  return button;
}

/** @param {HTMLButtonElement} button */
async function share(button) {
  const url = window.location.href;
  // On a desktop the clipboard is where people want it.
  if (!navigator.share || !window.matchMedia("(pointer: coarse)").matches) return copy(button, url);
  await navigator.share({ url }).catch(() => {}); // the reader closed the device's dialog
}

/**
 * Copy *text* and say so on the button for a while.
 * @param {HTMLButtonElement} button
 * @param {string} text
 */
async function copy(button, text) {
  const label = button.textContent ?? "";
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    window.prompt(label, text); // no clipboard on an insecure origin
    return;
  }
  button.textContent = button.dataset.done ?? "";
  setTimeout(() => (button.textContent = label), COPIED_SHOWN);
}

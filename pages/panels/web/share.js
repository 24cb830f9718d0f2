/* A button that hands the page's address to the device's own sharing, or copies it. Loaded by share.py. */

import { copyFrom } from "./clipboard.js";
import { make, ownedBy, readJson } from "./dom.js";

/** @import { Component } from "./streamlit.js" */
/** @import { ComponentData } from "./messages.js" */

/** @type {WeakMap<Element, HTMLButtonElement>} */
const buttons = new WeakMap();

/**
 * @param {Component<ComponentData>} component
 * @param {URL} root
 */
export async function draw({ parentElement, data }, root) {
  const button = ownedBy(buttons, parentElement, () => makeButton(parentElement));
  const texts = await readJson(data.texts, root);
  button.textContent = texts.link;
  button.dataset.done = texts.copied;
}

/** @param {HTMLElement} element */
function makeButton(element) {
  const button = make("button", { type: "button", class: "ic-share" });
  button.addEventListener("click", () => share(button));
  element.replaceChildren(button);
  return button;
}

/** @param {HTMLButtonElement} button */
async function share(button) {
  const url = window.location.href;
  // On a desktop the clipboard is where people want it.
  if (!navigator.share || !window.matchMedia("(pointer: coarse)").matches) return copyFrom(button, url);
  await navigator.share({ url }).catch(() => {}); // the reader closed the device's dialog
}

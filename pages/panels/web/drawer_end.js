/* On a phone: the button at the end of the filters that leads back to what they leave. Loaded by sidebar.py. */

import { make, ownedBy } from "./dom.js";
import { leaveSidePanel } from "./streamlit.js";

/** @import { Component } from "./streamlit.js" */
/** @import { ComponentData, DrawerEndData } from "./messages.js" */

/** @type {WeakMap<Element, HTMLButtonElement>} */
const buttons = new WeakMap();

/** @param {Component<ComponentData & DrawerEndData>} component */
export function draw({ parentElement, data }) {
  ownedBy(buttons, parentElement, () => makeButton(parentElement)).textContent = data.label;
}

/** @param {HTMLElement} element */
function makeButton(element) {
  const button = make("button", { type: "button", class: "ic-drawer-end" });
  button.addEventListener("click", leaveSidePanel);
  element.replaceChildren(button);
  return button;
}

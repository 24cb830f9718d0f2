/* On a phone: the button at the end of the filters that leads back to what they leave. Loaded by sidebar.py. */

import { make } from "./dom.js";
import { leaveSidePanel } from "./streamlit.js";

/** @import { Component } from "./streamlit.js" */
/** @import { ComponentData, DrawerEndData } from "./messages.js" */

/** @param {Component<ComponentData & DrawerEndData>} component */
export function draw({ parentElement, data }) {
  const button = make("button", { type: "button", class: "ic-drawer-end" }, data.label);
  button.addEventListener("click", leaveSidePanel);
  parentElement.replaceChildren(button);
}

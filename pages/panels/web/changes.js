/* What changed in the year shown: HTML of the server's, and choosing a cluster in it. Loaded by changes.py. */

import { make, ownedBy } from "./dom.js";

/** @import { Component } from "./streamlit.js" */
/** @import { ChangesData } from "./messages.js" */

/** @type {WeakMap<Element, HTMLElement>} */
const sections = new WeakMap();

/** @param {Component<ChangesData>} component */
export function draw({ parentElement, data, setTriggerValue }) {
  const section = ownedBy(sections, parentElement, () => {
    const made = make("section", { class: "ic-changes" });
    parentElement.replaceChildren(made);
    return made;
  });
  // eslint-disable-next-line no-restricted-properties -- a template of the server's, escaped there
  section.innerHTML = data.html;
  section.onclick = ({ target }) => {
    /** @type {HTMLElement | null} */
    const pressed = target instanceof Element ? target.closest("[data-choose]") : null;
    if (pressed) setTriggerValue("choose", pressed.dataset.choose);
  };
}

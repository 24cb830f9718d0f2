/* Where the side panel is a drawer (screens.js): buttons with words that open the menu, or the panel with its filters.
   Loaded by layout.py. */

import { fill, make, readJson } from "./dom.js";
import { latestFilters, subscribe } from "./filter_channel.js";
import { openMenu, openSidePanel } from "./streamlit.js";

/** @import { Component } from "./streamlit.js" */
/** @import { ComponentData, PhoneBarData } from "./messages.js" */

/** @type {() => void} */
let count = () => {};
subscribe(() => count());

/**
 * @param {Component<ComponentData & PhoneBarData>} component
 * @param {URL} root
 */
export async function draw({ parentElement, data }, root) {
  const texts = await readJson(data.texts, root);
  const menu = make("button", { type: "button", class: "ic-open-menu" }, texts.menu);
  menu.addEventListener("click", openMenu);
  const filters = make("button", { type: "button", class: "ic-open-filters" }, texts.filters);
  filters.addEventListener("click", () => openSidePanel("filters"));
  count = () => {
    const n = latestFilters()?.chips.length ?? 0;
    filters.textContent = n ? fill(texts.filters_n, { n }) : texts.filters;
  };
  count();
  const buttons = data.filters ? [menu, filters] : [menu];
  parentElement.replaceChildren(
    make("div", { class: "ic-phone-bar", role: "group", "aria-label": texts.name }, ...buttons),
  );
}

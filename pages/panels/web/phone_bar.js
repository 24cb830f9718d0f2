/* Where the side panel is a drawer (screens.js): buttons with words that open the menu, or the panel with its filters.
   Loaded by layout.py. */

import { fill, make, ownedBy, readJson } from "./dom.js";
import { latestFilters, subscribe } from "./filter_channel.js";
import { openMenu, openSidePanel } from "./streamlit.js";

/** @import { Component } from "./streamlit.js" */
/** @import { ComponentData, PhoneBarData } from "./messages.js" */

/** @type {() => void} */
let count = () => {};
subscribe(() => count());
/** @type {WeakMap<Element, PhoneBar>} */
const bars = new WeakMap();

/**
 * @param {Component<ComponentData & PhoneBarData>} component
 * @param {URL} root
 */
export async function draw({ parentElement, data }, root) {
  const texts = await readJson(data.texts, root);
  const bar = ownedBy(bars, parentElement, () => new PhoneBar(parentElement));
  count = () => bar.update(texts, data.filters);
  count();
}

class PhoneBar {
  menu = make("button", { type: "button", class: "ic-open-menu" });
  filters = make("button", { type: "button", class: "ic-open-filters" });
  box = make("div", { class: "ic-phone-bar", role: "group" }, this.menu);

  /** @param {HTMLElement} element */
  constructor(element) {
    element.replaceChildren(this.box);
    this.menu.addEventListener("click", openMenu);
    this.filters.addEventListener("click", () => openSidePanel("filters"));
  }

  /**
   * @param {Record<string, string>} texts
   * @param {boolean} hasFilters whether the page has any
   */
  update(texts, hasFilters) {
    const n = latestFilters()?.chips.length ?? 0;
    this.box.setAttribute("aria-label", texts.name);
    this.menu.textContent = texts.menu;
    this.filters.textContent = n ? fill(texts.filters_n, { n }) : texts.filters;
    if (!hasFilters)
      this.filters.remove(); // the page's head leaves room for it (styles/drawer.css)
    else if (!this.filters.isConnected) this.box.append(this.filters);
  }
}

/* What stands above the list: whether it holds only what the map shows, and its order. */

import { make } from "./dom.js";
import { latestFilters, publish, report } from "./filter_channel.js";

/** @import { FiltersData } from "./messages.js" */
/** @typedef {Record<string, string>} Texts by key */

export class ListControls {
  onlyInView = false;

  /** @param {() => void} onChange */
  constructor(onChange) {
    this.inView = make("input", { type: "checkbox" });
    this.order = make("select");
    this.inViewText = make("span");
    this.orderText = make("span");
    this.box = make(
      "div",
      { class: "ic-controls" },
      make("label", { class: "ic-in-view" }, this.inView, this.inViewText),
      make("label", { class: "ic-order" }, this.orderText, this.order),
    );
    this.inView.addEventListener("change", () => {
      this.onlyInView = this.inView.checked;
      onChange();
    });
    this.order.addEventListener("change", () => {
      const filters = latestFilters();
      if (filters) publish({ ...filters, order: this.order.value }); // as the server will answer
      report("order", this.order.value);
    });
  }

  /**
   * @param {Texts} texts
   * @param {FiltersData} filters
   * @param {boolean} isListed whether there is a list below
   */
  update(texts, { order, orders }, isListed) {
    this.box.hidden = !isListed;
    this.inViewText.textContent = texts.in_view;
    this.orderText.textContent = texts.order;
    const options = orders.map(({ id, label }) => make("option", { value: id }, label));
    const drawn = [...this.order.options].map((option) => option.text).join();
    if (drawn !== options.map((option) => option.text).join()) this.order.replaceChildren(...options);
    this.order.value = order;
  }
}

/* The panel as a sheet over the map, on a phone: the page scrolls it up over a map that stays where it is (styles/screens.css).

   It rests in three heights: a peek below the map, the list over it, and a card below a lower map. Touch and wheel scroll it;
   its handle, a button, takes it from the peek to the list and back, and the Tab key into the map takes it away from there. */

import { make } from "./dom.js";
import { mapSurroundings, mapWithPanel } from "./streamlit.js";

/** @typedef {Record<string, string>} Texts by key */

export class Sheet {
  /** @type {Texts | null} */
  texts = null;
  isUp = false; // whether its head is in the upper half of the window, or above it

  /** @param {HTMLElement} box what is in the sheet */
  constructor(box) {
    this.box = box;
    this.handle = make("button", { type: "button", class: "ic-sheet-handle" });
    this.handle.addEventListener("click", () => (this.isUp ? showMap() : this.showList()));
    const watch = ([{ boundingClientRect: at }] = /** @type {IntersectionObserverEntry[]} */ ([])) => {
      this.isUp = at.height > 0 && at.top < window.innerHeight / 2;
      this.update(this.texts);
    };
    new IntersectionObserver(watch, { rootMargin: "0px 0px -50% 0px" }).observe(this.handle);
  }

  /**
   * Let the handle say what it does next.
   * @param {Texts | null} texts
   */
  update(texts) {
    this.texts = texts;
    const words = (this.isUp ? texts?.show_map : texts?.show_list) ?? "";
    if (this.handle.textContent !== words) this.handle.textContent = words;
  }

  showList() {
    this.box.scrollIntoView({ block: "start" });
  }
}

/** Show the map whole, or with the head of a card below it, for which it is lower. */
export function showMap() {
  mapWithPanel()?.scrollIntoView({ block: "start" });
}

let lastKey = ""; // that was pressed after the last press of a pointer, which is made where the map is in sight
document.addEventListener("keydown", ({ key }) => (lastKey = key), true);
document.addEventListener("pointerdown", () => (lastKey = ""), true);
// No other event tells that the focus goes into a frame.
window.addEventListener("blur", () => {
  const focused = document.activeElement;
  if (lastKey !== "Tab" || !focused || !mapSurroundings()?.contains(focused)) return;
  const { left, top, width, height } = focused.getBoundingClientRect();
  if (document.elementFromPoint(left + width / 2, top + height / 2) !== focused) showMap();
});

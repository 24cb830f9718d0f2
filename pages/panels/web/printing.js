/* Prepares the page for paper, and puts it back afterwards: what can be folded up stands open, the map, which keeps its
   size on screen, is told how much smaller it must be, and lists are told to show all their rows. Loaded by document.js.

   A list hears of it as an event at its own element: "beforeprint" and "afterprint", like the window's. */

import { mapSurroundings } from "./streamlit.js";

const LISTS = ".ic-panel, .ic-table";
// CSS pixels that a map has on A4 and on Letter, whichever margins; its heading and legend are on the same sheet.
const UPRIGHT = { width: 680, height: 860 };
const LANDSCAPE = { width: 940, height: 440 };

/** @type {HTMLDetailsElement[]} */
let unfolded = [];

window.addEventListener("beforeprint", () => {
  tellLists("beforeprint");
  unfolded = [...document.querySelectorAll("details")].filter(isFolded);
  for (const one of unfolded) one.open = true;
  const surroundings = mapSurroundings();
  const frame = surroundings?.querySelector("iframe");
  if (surroundings && frame) tellSize(surroundings, frame);
});

window.addEventListener("afterprint", () => {
  for (const one of unfolded) one.open = false;
  tellLists("afterprint");
});

/**
 * Of the slider of years paper needs no more than the heading.
 * @param {HTMLDetailsElement} one
 */
const isFolded = (one) => !one.open && !one.matches(".ic-years");

/** @param {"beforeprint" | "afterprint"} event */
function tellLists(event) {
  for (const list of document.querySelectorAll(LISTS)) list.dispatchEvent(new Event(event));
}

/**
 * Which way the paper lies only the style sheet knows.
 * @param {HTMLElement} surroundings
 * @param {HTMLElement} frame
 */
function tellSize(surroundings, { offsetWidth: width, offsetHeight: height }) {
  /** @param {{ width: number, height: number }} paper */
  const fitting = (paper) => String(Math.min(1, paper.width / width, paper.height / height));
  surroundings.style.setProperty("--map-width", `${width}px`);
  surroundings.style.setProperty("--map-height", `${height}px`);
  surroundings.style.setProperty("--map-scale-upright", fitting(UPRIGHT));
  surroundings.style.setProperty("--map-scale-landscape", fitting(LANDSCAPE));
}

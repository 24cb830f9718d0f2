/* Prepares the page for paper, and puts it back afterwards: what can be folded up stands open, the map, which keeps its
   size on screen, is told how much smaller it must be, and lists are told to show all their rows. Loaded by document.js.

   A list hears of it as an event at its own element: "beforeprint" and "afterprint", like the window's. */

import { mapSurroundings } from "./streamlit.js";

const LISTS = ".ic-panel, .ic-table";
const PAPER_WIDTH = 680; // CSS pixels that a map has on A4 and on Letter, whichever margins
const PAPER_HEIGHT = 860;

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
 * @param {HTMLElement} surroundings
 * @param {HTMLElement} frame
 */
function tellSize(surroundings, { offsetWidth: width, offsetHeight: height }) {
  const scale = Math.min(1, PAPER_WIDTH / width, PAPER_HEIGHT / height);
  surroundings.style.setProperty("--map-width", `${width}px`);
  surroundings.style.setProperty("--map-height", `${height}px`);
  surroundings.style.setProperty("--map-scale", String(scale));
}

/* Prepares the page for paper, and puts it back afterwards: what can be folded up stands open, lists show all rows, and
   the map, which keeps its size on screen, is told how much smaller it must be. Loaded by document.js. */

import { mapSurroundings } from "./streamlit.js";

const PAPER_WIDTH = 680; // CSS pixels that a map has on A4 and on Letter, whichever margins
const PAPER_HEIGHT = 860;

/** @type {Set<() => void>} */
const lists = new Set();
/** @type {HTMLDetailsElement[]} */
let unfolded = [];

/**
 * Whenever the page is about to be printed, *showAll* draws all rows of a list that shows some.
 * @param {() => void} showAll
 */
export function beforePrinting(showAll) {
  lists.add(showAll);
}

window.addEventListener("beforeprint", () => {
  lists.forEach((showAll) => showAll());
  unfolded = [...document.querySelectorAll("details")].filter((one) => !one.open);
  for (const one of unfolded) one.open = true;
  const surroundings = mapSurroundings();
  const frame = surroundings?.querySelector("iframe");
  if (surroundings && frame) tellSize(surroundings, frame);
});

window.addEventListener("afterprint", () => {
  for (const one of unfolded) one.open = false;
});

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

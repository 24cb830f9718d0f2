/* Bring the place that the address names after its # into view: Streamlit draws the page long after the browser has
   looked for it. Loaded by document.js. */

import { partOfApp } from "./streamlit.js";

const PATIENCE = 15_000; // milliseconds in which the page has to be drawn
const ACTS = /** @type {const} */ (["wheel", "touchstart", "keydown", "pointerdown"]);

/**
 * Keep the place with this id in view while the page is drawn around it, until the reader acts.
 * @param {string} id
 */
function follow(id) {
  const watch = new MutationObserver(() => partOfApp(id)?.scrollIntoView());
  watch.observe(document.documentElement, { childList: true, subtree: true });
  const end = () => watch.disconnect();
  for (const act of ACTS) window.addEventListener(act, end, { once: true, passive: true });
  window.setTimeout(end, PATIENCE);
}

const wanted = window.location.hash.slice(1);
if (wanted) follow(wanted);

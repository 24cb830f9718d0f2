/* Hand the focus on where Streamlit takes away what has it, as a button that is not needed any more: to what now stands in
   its place, else to what came after it, else to the page's heading. Only for readers who use the keyboard: on a phone a field
   with the focus brings up the keys. Loaded by document.js. */

import { painted } from "./dom.js";
import { appIsIdle, focusHeading, followIdle, ROOT } from "./streamlit.js";

const FOCUSABLE = "a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary";
const MOST = 30; // of what comes after it

/** @type {Element | null} what had the focus last */
let focused = null;
/** @type {HTMLElement | undefined} what came right before it then */
let neighbour;
/** @type {HTMLElement[]} what came after it */
let after = [];
let isByKey = false; // whether the reader did the last thing by keyboard

document.addEventListener("keydown", () => (isByKey = true), true);
document.addEventListener("pointerdown", () => (isByKey = false), true);
document.addEventListener("focusin", ({ target }) => {
  const all = focusable();
  const place = all.indexOf(/** @type {HTMLElement} */ (target));
  if (place < 0) return; // in a list that a box opened, or in a dialog, which give the focus back
  focused = all[place];
  neighbour = all[place - 1];
  after = all.slice(place + 1, place + 1 + MOST);
});
followIdle(handOn);
// Streamlit may take something away a moment after its script has ended.
new MutationObserver(() => isGone() && painted().then(handOn)).observe(document.body, {
  childList: true,
  subtree: true,
});

function isGone() {
  return isByKey && focused !== null && !focused.isConnected && document.activeElement === document.body;
}

function handOn() {
  if (!isGone() || !appIsIdle()) return;
  for (const next of heirs()) {
    next.focus();
    if (document.activeElement === next) return;
  }
  focusHeading();
}

/** What may have the focus next, the best first: what follows on its neighbour, else what is left of all after it. */
function heirs() {
  if (!neighbour?.isConnected) return after.filter((one) => one.isConnected);
  const all = focusable();
  return all.slice(all.indexOf(neighbour) + 1).slice(0, MOST);
}

function focusable() {
  return /** @type {HTMLElement[]} */ ([...document.querySelectorAll(`${ROOT} :is(${FOCUSABLE})`)]);
}

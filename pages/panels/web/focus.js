/* Hand the focus on where Streamlit takes away what has it, as a button that is not needed any more: to what came after it,
   else to the page's heading. Only for readers who use the keyboard: on a phone a field with the focus brings up the keys.
   Loaded by document.js. */

import { focusHeading, followIdle, ROOT } from "./streamlit.js";

const FOCUSABLE = "a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary";
const MOST = 30; // of what comes after it

/** @type {Element | null} what had the focus last */
let focused = null;
/** @type {HTMLElement[]} what came after it then */
let after = [];
let isByKey = false; // whether the reader did the last thing by keyboard

document.addEventListener("keydown", () => (isByKey = true), true);
document.addEventListener("pointerdown", () => (isByKey = false), true);
document.addEventListener("focusin", ({ target }) => {
  const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(`${ROOT} :is(${FOCUSABLE})`)]);
  const place = all.indexOf(/** @type {HTMLElement} */ (target));
  if (place < 0) return; // in a list that a box opened, or in a dialog, which give the focus back
  focused = all[place];
  after = all.slice(place + 1, place + 1 + MOST);
});
followIdle(handOn);

function handOn() {
  if (!isByKey || !focused || focused.isConnected || document.activeElement !== document.body) return;
  for (const next of after) {
    if (next.isConnected) next.focus();
    if (document.activeElement === next) return;
  }
  focusHeading();
}

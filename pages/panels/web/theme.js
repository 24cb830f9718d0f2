/* Charts and pictures have the colours of the theme in which the server drew them: it hears when the page gets another one,
   such as in the evening on a phone, and draws them again. Loaded by document.js. */

import { APP } from "./streamlit.js";

let report = () => {};
/** @type {string | undefined} */
let shown;

/**
 * Call *tell* whenever the page has got another theme.
 * @param {() => void} tell
 */
export function followTheme(tell) {
  report = tell;
  const app = document.querySelector(APP);
  if (!app || shown !== undefined) return;
  shown = getComputedStyle(app).backgroundColor;
  setDocumentScheme(app);
  new MutationObserver(() => look(app)).observe(app, { attributes: true, attributeFilter: ["class"] });
}

/** @param {Element} app whose class is another one in another theme, and at other times */
function look(app) {
  const now = getComputedStyle(app).backgroundColor;
  if (now === shown) return;
  shown = now;
  setDocumentScheme(app);
  report();
}

/**
 * Give the whole document the app's colour scheme, which Streamlit's dialogs and popovers, that stand beside the app, lack.
 * @param {Element} app
 */
function setDocumentScheme(app) {
  document.documentElement.style.colorScheme = getComputedStyle(app).colorScheme;
}

/* Takes the server's first paint (templates/first_paint.html) away once the app has drawn all of the page below it, and
   fetches ahead what the app will ask for (templates/first_head.html).
   Loaded by the page itself. If this script does not come, styles/first_paint.css shows the app after a while. */

import "./address.js"; // before Streamlit writes an address
import "./drawer.js";
import { appIsDrawn, appIsIdle, scrollTo } from "./streamlit.js";

const QUIET = 150; // milliseconds without a change until the page counts as drawn
const PATIENCE = 10_000; // milliseconds after the app's script has ended until what is missing counts as not to come

const paint = document.getElementById("ic-first");
/** @type {ReturnType<typeof setTimeout> | undefined} */
let settling;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let ending;

const observer = new MutationObserver(look);
if (paint) {
  observer.observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
  });
  look();
}

window.addEventListener("load", () => {
  /** @type {HTMLTemplateElement | null} */
  const later = document.querySelector("template#ic-later");
  if (later) document.head.append(later.content);
});

function look() {
  clearTimeout(settling);
  if (appIsDrawn()) settling = setTimeout(takeAway, QUIET);
  if (appIsIdle()) ending ??= setTimeout(takeAway, PATIENCE);
}

/** The reader stays at the same height of the page, or comes to the part that the address names after "#". */
function takeAway() {
  observer.disconnect();
  clearTimeout(settling);
  clearTimeout(ending);
  const height = window.scrollY;
  const handOver = typedWords();
  paint?.remove();
  document.querySelector(".ic-building")?.classList.remove("ic-building");
  handOver();
  if (height) scrollTo(height);
  else document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

/** What a reader has typed into the search box by now; the function that is returned puts it into the app's. */
function typedWords() {
  const [first, app] = /** @type {(HTMLInputElement | null)[]} */ (
    ["ic-first-q", "ic-search"].map((id) => document.getElementById(id))
  );
  if (!first || !app) return () => undefined;
  const { value, defaultValue, selectionStart, selectionEnd } = first;
  const isInIt = document.activeElement === first;
  return () => {
    if (isInIt) app.focus();
    if (value !== defaultValue) {
      app.value = value;
      app.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (isInIt) app.setSelectionRange(selectionStart, selectionEnd);
  };
}

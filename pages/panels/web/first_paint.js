/* Takes the server's first paint (templates/first_paint.html) away once the app has drawn all of the page below it.
   Loaded by the page itself. If this script does not come, page.css shows the app after a while. */

import { appIsDrawn, appIsIdle, scrollTo } from "./streamlit.js";

const PATIENCE = 4000; // milliseconds after the app's script has ended until what is missing counts as not to come

const paint = document.getElementById("ic-first");
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

function look() {
  if (appIsDrawn()) takeAway();
  else if (appIsIdle()) ending ??= setTimeout(takeAway, PATIENCE);
}

/** The reader stays at the same height of the page. */
function takeAway() {
  observer.disconnect();
  clearTimeout(ending);
  const height = window.scrollY;
  paint?.remove();
  if (height) scrollTo(height);
}

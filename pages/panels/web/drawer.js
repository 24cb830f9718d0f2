/* The side panel as a drawer over the page, where there is no room beside it (screens.js): it is closed when a page
   opens; Escape and a press beside it close it. Loaded by first_paint.js, before Streamlit draws the panel. */

import { DRAWER } from "./screens.js";
import {
  closeSidePanel,
  forgetSidePanel,
  giveFocusBack,
  isBesideSidePanel,
  keepSidePanelClosed,
  leaveSidePanel,
  MORE_PAGES_OPEN,
  showSidePanel,
  SIDEBAR,
} from "./streamlit.js";

/** Begin closed; Streamlit looks for what the reader did last when it draws the panel and on a new size of the window. */
function begin() {
  if (DRAWER.matches) keepSidePanelClosed();
}

/** Close the panel where it becomes a drawer, and give it its place where there is room. */
function follow() {
  if (DRAWER.matches) return closeSidePanel();
  showSidePanel();
  forgetSidePanel();
}

begin();
DRAWER.addEventListener("change", follow);
window.addEventListener("pageshow", begin);
// What a reader opens here says nothing of a wide screen, where the panel has its place.
window.addEventListener("pagehide", () => DRAWER.matches && forgetSidePanel());
document.addEventListener("pointerdown", (event) => {
  if (DRAWER.matches && isBesideSidePanel(event)) closeSidePanel();
});
// Before Streamlit hears of the key: an open list of the panel's is closed by it, and the panel stays.
document.addEventListener("keydown", leaveByKey, true);

/**
 * Close the drawer with Escape, by which Streamlit closes the menu.
 * @param {KeyboardEvent} event
 */
function leaveByKey({ key, target }) {
  if (key !== "Escape" || !DRAWER.matches) return;
  const at = /** @type {Element} */ (target);
  if (at.closest(MORE_PAGES_OPEN)) giveFocusBack();
  else if (at.closest(SIDEBAR) && !at.closest('[aria-expanded="true"]')) leaveSidePanel();
}

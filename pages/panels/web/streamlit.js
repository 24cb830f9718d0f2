/* All of Streamlit's page that our scripts rely on: selectors, attributes, and what a component is given.
   pages/panels/ui/streamlit_internals.py is the same for Python; a browser test fails when Streamlit changes them. */

/**
 * What Streamlit hands to a component (st.components.v2) each time that it draws it.
 * @template Data
 * @typedef {object} Component
 * @property {HTMLElement} parentElement where the component draws
 * @property {Data} data
 * @property {(event: string, value: unknown) => void} setTriggerValue report an event to the server
 */

/** The button that closes the side panel. */
const CLOSE_SIDEBAR = '[data-testid="stSidebarCollapseButton"] button';

/** All of the page, whose class changes with the theme. */
export const APP = ".stApp";
/** What holds the page; lists that boxes open, and dialogs, stand beside it. */
export const ROOT = "#root";
const SCRIPT_STATE = "data-test-script-state";

const OPEN_SIDEBAR = '[data-testid="stExpandSidebarButton"]';
export const SIDEBAR = ".stSidebar";
/** Under which Streamlit keeps whether the reader closed the side panel. */
const SIDEBAR_CLOSED = "stSidebarCollapsed-";
/** The menu's last entry, which opens those that have no room; styles/screens.css leaves room for none on a low screen. */
const MORE_PAGES = '[data-testid="stTopNavSection"]';
export const MORE_PAGES_OPEN = '[data-testid="stTopNavPopover"]';
const SIDE_PANEL = { menu: '[data-testid="stSidebarNav"]', filters: '[data-testid="stSidebarUserContent"]' };

/** @type {Element | null} what had the focus when the side panel or the menu was opened */
let opener = null;

/** Open the side panel. */
export function showSidePanel() {
  /** @type {HTMLElement | null} */ (document.querySelector(OPEN_SIDEBAR))?.click();
}

/**
 * Open the side panel, with one of its parts in sight and the focus in it.
 * @param {keyof typeof SIDE_PANEL} part
 */
export function openSidePanel(part) {
  opener = document.activeElement;
  showSidePanel();
  requestAnimationFrame(() => {
    const shown = document.querySelector(SIDE_PANEL[part]);
    shown?.scrollIntoView({ block: "start" });
    /** @type {HTMLElement | null | undefined} */ (shown?.querySelector("a, input, button"))?.focus({
      preventScroll: true,
    });
  });
}

/** Open the menu, which stands in the side panel on a narrow screen and in the page's head on others. */
export function openMenu() {
  /** @type {HTMLElement | null} */
  const more = document.querySelector(MORE_PAGES);
  if (!more) return openSidePanel("menu");
  opener = document.activeElement;
  more.click();
  requestAnimationFrame(() =>
    /** @type {HTMLElement | null} */ (document.querySelector(`${MORE_PAGES_OPEN} a`))?.focus(),
  );
}

/** Let Streamlit find the side panel closed by the reader. */
export function keepSidePanelClosed() {
  try {
    localStorage.setItem(SIDEBAR_CLOSED, "true");
  } catch {
    // The browser keeps nothing; then Streamlit's own rule holds.
  }
}

/** Let Streamlit find nothing of what the reader did with the side panel. */
export function forgetSidePanel() {
  try {
    localStorage.removeItem(SIDEBAR_CLOSED);
  } catch {
    // The browser keeps nothing.
  }
}

/**
 * Whether something happens in the page beside the open side panel. Lists that a box of it opens are not in the page.
 * @param {PointerEvent} event
 */
export function isBesideSidePanel({ target, clientX }) {
  const panel = document.querySelector(SIDEBAR);
  const at = /** @type {Element} */ (target);
  return at.closest(".stApp") !== null && panel !== null && clientX > panel.getBoundingClientRect().right;
}

/** Close the side panel, in which nothing keeps the focus. */
export function closeSidePanel() {
  /** @type {HTMLElement | null} */ (document.querySelector(CLOSE_SIDEBAR))?.click();
  /** @type {HTMLElement | null} */ (document.querySelector(`${SIDEBAR} :focus`))?.blur();
}

/** Close the side panel and give the focus back to what opened it. */
export function leaveSidePanel() {
  closeSidePanel();
  giveFocusBack();
}

/** Give the focus back to what opened the side panel or the menu, once that has closed. */
export function giveFocusBack() {
  requestAnimationFrame(() => /** @type {HTMLElement | null} */ (opener)?.focus());
}

/** A level's box in the side panel, whatever level; its key is level_<id>. */
export const LEVEL_BOX = '[class*="st-key-level_"] .stCheckbox';

/** What a box bears once it is on, also when the server has set it; boxes send no change event. */
export const BOX_STATE = "data-selected";

/** Elements that hold only words of ours, in the reader's language already. */
export const OURS = ".stHtml, .stBidiComponent, .stMarkdown, style, script";

const MAP_FRAME = ".st-key-map_frame";

/**
 * The input of a level's box.
 * @param {string} level
 * @returns {HTMLInputElement | null}
 */
export const levelInput = (level) => document.querySelector(`.st-key-level_${CSS.escape(level)} input`);

/**
 * What is around the map's frame.
 * @returns {HTMLElement | null}
 */
export const mapSurroundings = () => document.querySelector(MAP_FRAME);

/**
 * What holds the map and the panel, which stays in place where the map itself sticks to the window.
 * @returns {Element | null}
 */
export const mapWithPanel = () => mapSurroundings()?.closest(".st-key-explorer") ?? mapSurroundings();

/**
 * The map's own window, if there is a map on the page.
 * @returns {Window | null}
 */
export function mapWindow() {
  /** @type {HTMLIFrameElement | null} */
  const frame = document.querySelector(`${MAP_FRAME} iframe`);
  return frame && frame.contentWindow;
}

/** Whether Streamlit's script has ended and the page stands still, whatever is on it. */
export const appIsIdle = () => document.querySelector(`${APP}[${SCRIPT_STATE}="notRunning"]`) !== null;

/** What stands on the page while an element's script or a chart is on its way. */
const NOT_DRAWN =
  '#root :is([data-testid="stSkeleton"], [data-testid="stVegaLiteChart"]:not(:has(:is(svg, canvas).marks)))';

/** Give the heading of the page the focus, if what had it is gone. */
export function focusHeading() {
  /** @type {HTMLElement | null} */
  const heading = document.querySelector(`${ROOT} .ic-header h1`);
  if (!heading || document.activeElement !== document.body) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

/**
 * Call *act* once Streamlit's script has ended.
 * @param {() => void} act
 */
export function whenIdle(act) {
  if (appIsIdle()) return act();
  const watch = followIdle(() => {
    watch.disconnect();
    act();
  });
}

/**
 * Call *act* each time that Streamlit's script has ended.
 * @param {() => void} act
 */
export function followIdle(act) {
  const watch = new MutationObserver(() => appIsIdle() && act());
  watch.observe(document.documentElement, { subtree: true, attributeFilter: [SCRIPT_STATE] });
  return watch;
}

/** Whether all of a page of ours is drawn: its last part, what stands in the right panel, and the map if it has one. */
export function appIsDrawn() {
  const panel = document.querySelector("#root .ic-panel");
  return (
    appIsIdle() &&
    document.querySelector("#root .ic-footer") !== null &&
    document.querySelector(NOT_DRAWN) === null &&
    (panel === null ||
      panel.querySelector(".ic-list, .ic-card, .ic-nothing") !== null ||
      !mapSurroundings()) &&
    mapSurroundings()?.matches(':not([data-state]), [data-state="loading"]') !== true
  );
}

/**
 * The part of the app's page with this id; the first paint in front of it may have one of the same id.
 * @param {string} id
 * @returns {Element | null}
 */
export const partOfApp = (id) => document.querySelector(`#root [id="${CSS.escape(id)}"]`);

/**
 * Scroll the app's page.
 * @param {number} height pixels from its top
 */
export const scrollTo = (height) => document.querySelector(".stMain")?.scrollTo({ top: height });

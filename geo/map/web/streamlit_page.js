/* All that the map relies on in the page around its frame, which Streamlit and streamlit-folium make. */

/**
 * Whether Streamlit's page is in its dark theme. Where the system forces its colours, each element may have either scheme.
 * @returns {boolean}
 */
function isPageDark() {
  const app = window.parent.document.querySelector(".stApp");
  const scheme = app && getComputedStyle(app).colorScheme;
  return scheme === "dark" || (scheme !== "light" && prefersDark().matches);
}

/**
 * Call *act* whenever Streamlit draws the frame's component again, which a change of theme makes it do.
 * @param {() => void} act
 */
function onPageDrawn(act) {
  const { Streamlit } = /** @type {any} */ (window);
  Streamlit.events.addEventListener(Streamlit.RENDER_EVENT, act);
}

/**
 * Name the frame for assistive technology.
 * @param {string} name
 */
function nameFrame(name) {
  if (window.frameElement) window.frameElement.setAttribute("title", name);
}

/**
 * The part of the page that holds the map and what tells of a click on it.
 * @returns {Element}
 */
const mapWithPanel = () =>
  window.frameElement?.closest(".st-key-explorer, .st-key-embed") ?? document.documentElement;

/**
 * Whether the map stays in its place while the page scrolls beside it, as on a phone on its side (the page's styles/screens.css).
 * @returns {boolean}
 */
function isMapFixed() {
  const column = window.frameElement?.closest(".stColumn");
  return column ? getComputedStyle(column).position === "fixed" : false;
}

/** The system's choice of a dark theme. */
const prefersDark = () => window.matchMedia("(prefers-color-scheme: dark)");

/**
 * The position of the map in the address of Streamlit's page.
 * @returns {string | null}
 */
const addressedPosition = () => new URLSearchParams(window.parent.location.search).get("at");

/* The screens that have a layout of their own. The style sheet has the same conditions, which a test compares. */

/** Where the side panel is a drawer over the page: on a phone, on a tablet, on a low screen. */
export const DRAWER = window.matchMedia("(max-width: 1099.98px), (max-height: 500px)");

/** A phone upright: the panel is a sheet over the map. */
const PHONE = "(max-width: 640px)";

/** A tablet: the panel stands below the map. */
const TABLET =
  "(min-width: 640.02px) and (max-width: 1023.98px) and (min-height: 500.02px), (min-width: 1024px) and (max-width: 1099.98px) and (orientation: portrait)";

/** Where the panel stands below the map. */
export const STACKED = window.matchMedia(`${PHONE}, ${TABLET}`);

/** A low screen, as of a phone on its side: the map fills the left side and stays there while the page scrolls. */
export const LOW = window.matchMedia("(min-width: 640.02px) and (max-height: 500px)");

/* What the filters leave, shared by the scripts of the page. filters.js publishes it, panel.js and search.js subscribe, and
   what a reader changes goes back to the server through the component of filters.js. */

/** @import { Chip, FiltersData } from "./messages.js" */

/** @type {FiltersData | null} */
let latest = null;
/** @type {Set<(now: FiltersData, before: FiltersData | null) => void>} */
const subscribers = new Set();
/** @type {(event: string, value: string) => void} */
let sendEvent = () => {};

/** What was published last. */
export const latestFilters = () => latest;

/**
 * Call *act* with everything that is published from now on, and with what was published before it.
 * @param {(now: FiltersData, before: FiltersData | null) => void} act
 */
export const subscribe = (act) => subscribers.add(act);

/** @param {FiltersData} filters */
export function publish(filters) {
  const before = latest;
  latest = filters;
  for (const act of subscribers) act(filters, before);
}

/**
 * Let *send* report to the server what a reader changes.
 * @param {(event: string, value: string) => void} send
 */
export const reportThrough = (send) => (sendEvent = send);

/**
 * Report a change, one of those in pages/panels/explore/changes.py.
 * @param {string} event
 * @param {string} value
 */
export function report(event, value) {
  leadsOn ||= LEADING.has(event);
  sendEvent(event, value);
}

/* What a reader chooses among suggestions or on a card leads to the list, once the server has answered. */
const LEADING = new Set(["suggested", "only"]);
let leadsOn = false;

/**
 * Whether to close the card and show the list: the reader chose a suggestion, or a new word, place, sector or county. A
 * level does not lead there: levels are switched on and off while a card is read. A card that was opened after the filters
 * were changed, but before the server answered, stays open.
 * @param {FiltersData} now
 * @param {FiltersData | null} before
 * @param {string | null} chosen the cluster whose card is open now
 */
export function leadsToList(now, before, chosen) {
  if (!before || before.payload !== now.payload) return false;
  const known = new Set(before.chips.map(keyOf));
  const isChosen = leadsOn;
  leadsOn = false;
  if (chosen !== now.chosen) return false;
  return isChosen || now.chips.some((chip) => chip.id !== "level" && !known.has(keyOf(chip)));
}

/** @param {Chip} chip */
const keyOf = ({ id, label }) => `${id}\n${label}`;

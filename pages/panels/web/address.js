/* The page's address: the map's position in it, and one entry of the browser's history for each page and each action.

   Only the browser knows the position: a map that is moved asks the server nothing. Streamlit writes the address without
   it, and a new page's address twice, first without parameters. So what it writes is completed here. */

const POSITION = "at"; // geo/view.py
const WRITE_DELAY = 300; // milliseconds; browsers bound how often an address may be written
/* What changes many times in one action: letter by letter, year by year. A change soon after one of the same parameter belongs to
   the same action. */
const GRADUAL = ["q", "year"];
const SOON = 3000; // milliseconds

/** @type {string | null} where the reader moved the map to */
let position = readPosition();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let writing;
/** @type {(at: string | null) => void} */
let tell = () => {};

completeWhatIsWritten();
/** The last change of a gradual parameter: which, and when. */
let last = { parameter: "", at: 0 };
window.addEventListener("popstate", () => {
  last = { parameter: "", at: 0 };
  clearTimeout(writing);
  const before = position;
  position = readPosition();
  if (position !== before) tell(position);
});

/* An address that is there already makes no new entry; nor does what is written while the first paint stands, which corrects
   an address that asks for something unknown. */
function completeWhatIsWritten() {
  const push = history.pushState.bind(history);
  const replace = history.replaceState.bind(history);
  history.replaceState = (state, unused, target) => replace(state, unused, completed(target));
  history.pushState = (state, unused, target) => {
    const address = completed(target);
    const isCorrection = document.getElementById("ic-first") !== null;
    const isSame = isSameAddress(address, window.location.href);
    const write = isCorrection || isSame || goesOn(address, window.location.href) ? replace : push;
    write(state, unused, address);
  };
}

/**
 * Whether a new address goes on with the action that led to the present one.
 * @param {string} target
 * @param {string} current
 */
function goesOn(target, current) {
  const parameter = gradualChange(target, current);
  const isSoon = parameter === last.parameter && Date.now() - last.at < SOON;
  last = { parameter, at: Date.now() };
  return parameter !== "" && isSoon;
}

/**
 * The gradual parameter whose change leads from one address to the next; "" if it is another change.
 * @param {string} target
 * @param {string} current
 */
function gradualChange(target, current) {
  const [changed, ...others] = changedParameters(target, current);
  if (others.length) return "";
  // A word that is typed while a card is open closes it a moment later.
  const isClosed = changed === "cluster" && !new URL(target).searchParams.has("cluster");
  if (isClosed && last.parameter === "q") return "q";
  return GRADUAL.includes(changed) ? changed : "";
}

/** @param {string | URL | null} [target] */
const completed = (target) => {
  const current = window.location.href;
  return completeAddress(String(target ?? current), current, position);
};

/** @returns {string | null} */
function readPosition() {
  return new URLSearchParams(window.location.search).get(POSITION);
}

/**
 * Call *act* when the reader goes back or forward to another position.
 * @param {(at: string | null) => void} act
 */
export const onPositionAsked = (act) => (tell = act);

/** Where the reader moved the map to, also while the address does not say so yet. */
export const currentPosition = () => position;

/**
 * Keep the map's position in the address.
 * @param {string | null} at
 */
export function writePosition(at) {
  if (at === position) return;
  position = at;
  clearTimeout(writing);
  writing = setTimeout(() => history.replaceState(history.state, "", window.location.href), WRITE_DELAY);
}

/**
 * The address to write in place of *target*: a page that is asked for without parameters has those of the page before,
 * since its filters are kept, and every page has the map's position.
 * @param {string} target
 * @param {string} current the present address
 * @param {string | null} at
 * @returns {string}
 */
export function completeAddress(target, current, at) {
  const [to, from] = [new URL(target, current), new URL(current)];
  if (to.pathname !== from.pathname && !to.search) to.search = from.search;
  if (to.searchParams.get(POSITION) === at) return to.href;
  to.searchParams.delete(POSITION);
  if (at !== null)
    to.search += `${to.search ? "&" : "?"}${POSITION}=${encodeURIComponent(at).replaceAll("%2F", "/")}`;
  return to.href;
}

/**
 * The parameters in which two addresses of one page differ; "/" alone if they are of two pages.
 * @param {string} one
 * @param {string} other
 * @returns {string[]}
 */
export function changedParameters(one, other) {
  const [a, b] = [new URL(one), new URL(other)];
  if (a.pathname !== b.pathname) return ["/"];
  const names = new Set([...a.searchParams.keys(), ...b.searchParams.keys()]);
  return [...names].filter(
    (name) => String(a.searchParams.getAll(name)) !== String(b.searchParams.getAll(name)),
  );
}

/**
 * Whether two addresses name the same page with the same parameters, however these are written.
 * @param {string} one
 * @param {string} other
 */
export function isSameAddress(one, other) {
  const [a, b] = [one, other].map((address) => {
    const { origin, pathname, searchParams, hash } = new URL(address);
    searchParams.sort();
    return `${origin}${pathname}?${searchParams}${hash}`;
  });
  return a === b;
}

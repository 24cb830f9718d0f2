/* Helpers that the page's scripts share. Text is set as text, never as markup. */

/** @type {Map<string, Promise<any>>} by address */
const files = new Map();

/**
 * Fetch a JSON file of this server once; a failure may be tried again.
 * @param {string} address relative to *root*
 * @param {URL} root
 * @returns {Promise<any>}
 */
export function readJson(address, root) {
  const known = files.get(address);
  if (known) return known;
  const answer = fetchJson(new URL(address, root));
  answer.catch(() => files.delete(address));
  files.set(address, answer);
  return answer;
}

/** @param {URL} address */
const fetchJson = async (address) => (await fetchFile(address)).json();

/**
 * Fetch what stands at an address of this server.
 * @param {URL} address
 */
export async function fetchFile(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response;
}

/**
 * The one object that belongs to an element, made when it is first asked for.
 * @template {object} Owned
 * @param {WeakMap<Element, Owned>} known
 * @param {Element} element
 * @param {() => Owned} create
 * @returns {Owned}
 */
export function ownedBy(known, element, create) {
  const owned = known.get(element) ?? create();
  known.set(element, owned);
  return owned;
}

/**
 * A level's symbol, as an SVG picture that assistive technology passes over.
 * @param {LevelSymbol} level
 * @param {number} rank
 */
export function symbolOf(level, rank) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "ic-symbol");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", level.path);
  path.style.fill = `var(--level-${rank})`;
  svg.append(path);
  return svg;
}

/**
 * Make an element.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/**
 * Draw anew within *box*; what had the focus there gets it back as the new element with its id or its data attributes.
 * @param {Element} box
 * @param {() => void} draw
 * @param {() => HTMLElement | null | undefined} [instead] what gets the focus where no such element is left
 */
export function keepFocus(box, draw, instead = () => null) {
  const { activeElement } = document;
  const focused = activeElement && box.contains(activeElement) ? activeElement : null;
  draw();
  if (!focused || box.contains(document.activeElement)) return;
  const selector = selectorOf(focused);
  /** @type {HTMLElement | null} */
  const again = selector ? box.querySelector(selector) : null;
  (again ?? instead())?.focus({ preventScroll: true });
}

/** @param {Element} element */
function selectorOf({ id, attributes }) {
  if (id) return `#${CSS.escape(id)}`;
  const data = [...attributes].filter(({ name }) => name.startsWith("data-"));
  return data.map(({ name, value }) => `[${name}="${CSS.escape(value)}"]`).join("");
}

/**
 * What opens the card of the row at this position of a list or a table.
 * @param {Element} box
 * @param {number} position counted from 0
 */
export const nthRow = (box, position) =>
  /** @type {HTMLElement | undefined} */ (box.querySelectorAll("[data-choose]")[position]);

/**
 * Fill the gaps of a text, such as `{n}`.
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
export const fill = (text, values) =>
  text.replace(/\{(\w+)\}/g, (_, /** @type {string} */ name) => String(values[name] ?? ""));

/**
 * The attributes of a button that reports a change.
 * @param {string} event
 * @param {string} value
 */
export const changing = (event, value) => ({ type: "button", "data-change": event, "data-value": value });

/** Wait until the browser has painted what was changed just now. A page in the background paints nothing. */
export const painted = () =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(undefined))));

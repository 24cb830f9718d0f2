/* Helpers that the page's scripts share. Text is set as text, never as markup. */

const files = new Map();

/* Fetch a JSON file of this server once; a failure may be tried again. */
export function read(address, root) {
  if (!files.has(address)) {
    const answer = fetch(new URL(address, root)).then((r) => (r.ok ? r.json() : Promise.reject(new Error(r.status))));
    answer.catch(() => files.delete(address));
    files.set(address, answer);
  }
  return files.get(address);
}

/* The one object that belongs to an element, made when it is first asked for. */
export function once(known, element, create) {
  if (!known.has(element)) known.set(element, create());
  return known.get(element);
}

/* Sets of rows come as base 64, a bit a row, the first row's highest, or as null for all rows (panel.as_bits). */
export function isIn(set) {
  if (set === null) return () => true;
  const bytes = Uint8Array.from(atob(set), (char) => char.charCodeAt(0));
  return (position) => Boolean(bytes[position >> 3] & (0x80 >> (position & 7)));
}

export function pack(flags) {
  if (flags.every(Boolean)) return null;
  const bytes = new Uint8Array(Math.ceil(flags.length / 8));
  flags.forEach((flag, position) => (bytes[position >> 3] |= flag ? 0x80 >> (position & 7) : 0));
  return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ""));
}

export function shown(rows, set) {
  const among = isIn(set);
  return rows.filter((_, position) => among(position));
}

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

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

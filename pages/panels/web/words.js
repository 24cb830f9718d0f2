/* Streamlit's own words, which it has in English only, in the reader's language. Loaded by document.js.
   A text may hold values, {name}; {n} and {at} are whole numbers. What is ours is in the reader's language already. */

import { fill } from "./dom.js";
import { OURS } from "./streamlit.js";

/** @typedef {Record<string, string>} Texts by key */

const ATTRIBUTES = ["aria-label", "aria-roledescription", "title", "placeholder"];

/**
 * A function that translates texts with any of the *pairs* of present and wanted texts; null for all others.
 * @param {[string, string][]} pairs
 * @returns {(text: string) => string | null}
 */
export function createTranslator(pairs) {
  const changed = pairs.filter(([from, to]) => from !== to);
  const exact = new Map(changed);
  const patterns = changed
    .filter(([from]) => from.includes("{"))
    .map(([from, to]) => ({ pattern: patternOf(from), to }));
  return (untrimmed) => {
    const text = untrimmed.trim();
    const known = exact.get(text);
    if (known) return known;
    for (const { pattern, to } of patterns) {
      const values = text.match(pattern)?.groups;
      if (values) return fill(to, values);
    }
    return null;
  };
}

/**
 * What a text with gaps looks like once they are filled.
 * @param {string} text
 */
function patternOf(text) {
  const literal = text.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
  const counted = literal.replace(/\{(n|at)\}/g, "(?<$1>\\d+)");
  return new RegExp(`^${counted.replace(/\{(\w+)\}/g, "(?<$1>.+)")}$`, "s");
}

/** @type {Texts | null} */
let current = null; // the texts that now stand on the page
let translate = createTranslator([]);
/** @type {MutationObserver | null} */
let observer = null;

/**
 * Put *texts* in place of the *english* ones, and of those of the language that was shown before.
 * @param {Texts} texts
 * @param {Texts} english
 */
export function translatePage(texts, english) {
  const before = current ?? english;
  if (texts === before) return;
  translate = createTranslator(
    Object.keys(english).flatMap((key) => [
      [english[key], texts[key]],
      [before[key], texts[key]],
    ]),
  );
  current = texts;
  translateWithin(document.body);
  observer ??= new MutationObserver((changes) => changes.forEach(onChange));
  observer.observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ATTRIBUTES,
  });
}

/** @param {MutationRecord} change */
function onChange({ type, target, addedNodes, attributeName }) {
  if (type === "childList") addedNodes.forEach(translateWithin);
  if (type === "characterData") translateText(/** @type {Text} */ (target));
  if (type === "attributes" && attributeName)
    translateAttribute(/** @type {Element} */ (target), attributeName);
}

/** @param {Node} node */
function translateWithin(node) {
  if (node instanceof Text) return translateText(node);
  if (!(node instanceof Element) || node.closest(OURS)) return;
  for (const name of ATTRIBUTES) {
    translateAttribute(node, name);
    for (const element of node.querySelectorAll(`[${name}]`)) translateAttribute(element, name);
  }
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) translateText(/** @type {Text} */ (walker.currentNode));
}

/**
 * @param {Element} element
 * @param {string} name
 */
function translateAttribute(element, name) {
  const text = element.getAttribute(name);
  const to = text && translate(text);
  if (to && to !== text) element.setAttribute(name, to);
}

/** @param {Text} node */
function translateText(node) {
  if (!node.data.trim() || node.parentElement?.closest(OURS)) return;
  const said = node.data.trim();
  const to = translate(said);
  if (to && to !== said) node.data = node.data.replace(said, () => to);
}

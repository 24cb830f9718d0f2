/* Streamlit's own words, which it has in English only, in the reader's language. Loaded by document.js.
   A text may hold values, {name}; what is ours is in the reader's language already. */

import { fill } from "./dom.js";

const ATTRIBUTES = ["aria-label", "aria-roledescription", "title", "placeholder"];
const OURS = ".stHtml, .stBidiComponent, .stMarkdown, style, script";
const observer = new MutationObserver((changes) => changes.forEach(onChange));
let spoken = null; // the texts that now stand on the page
let exact = new Map(); // what may stand on the page -> what shall
let patterns = []; // the same for texts that hold values

/* Put *texts* in place of the *english* ones, and of those of the language that was shown before. */
export function speak(texts, english) {
  const before = spoken ?? english;
  if (texts === before) return;
  const pairs = Object.keys(english).flatMap((key) => [[english[key], texts[key]], [before[key], texts[key]]]);
  const changed = pairs.filter(([from, to]) => from !== to);
  exact = new Map(changed);
  patterns = changed.filter(([from]) => from.includes("{")).map(([from, to]) => [patternOf(from), to]);
  spoken = texts;
  translateWithin(document.body);
  observer.observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES,
  });
}

function patternOf(text) {
  const literal = text.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
  return new RegExp(`^${literal.replace(/\{(\w+)\}/g, "(?<$1>.+)")}$`, "s");
}

function translated(text) {
  const found = exact.get(text.trim());
  if (found) return found;
  for (const [pattern, to] of patterns) {
    const values = text.match(pattern)?.groups;
    if (values) return fill(to, values);
  }
  return null;
}

function onChange({ type, target, addedNodes, attributeName }) {
  if (type === "childList") addedNodes.forEach(translateWithin);
  if (type === "characterData") translateText(target);
  if (type === "attributes") translateAttribute(target, attributeName);
}

function translateWithin(node) {
  if (node.nodeType === Node.TEXT_NODE) return translateText(node);
  if (node.nodeType !== Node.ELEMENT_NODE || node.closest(OURS)) return;
  for (const name of ATTRIBUTES) {
    translateAttribute(node, name);
    for (const element of node.querySelectorAll(`[${name}]`)) translateAttribute(element, name);
  }
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) translateText(walker.currentNode);
}

function translateAttribute(element, name) {
  const text = element.getAttribute(name);
  const to = text && translated(text);
  if (to && to !== text) element.setAttribute(name, to);
}

function translateText(node) {
  if (!node.data.trim() || node.parentElement?.closest(OURS)) return;
  const to = translated(node.data);
  if (to && to !== node.data) node.data = to;
}

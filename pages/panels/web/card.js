/* A card on screen. Its head is drawn here at once, from what the map knows; the whole card comes from the server. It explains
   its marks ("inferred", "likely") and leads to its numbered sources.

   A mark is a button with a popover, which the browser itself opens on a press or a tap and closes with Escape. Here the
   popover opens under the pointer and the keyboard's focus as well, as a tooltip does. */

import { changing, make } from "./dom.js";

/** @typedef {Record<string, string>} Texts by key */

const NAME = "ic-card-name";

/**
 * The head of a card that is on its way: level, place and name, as templates/card.html has them.
 * @param {ClusterRow} row
 * @param {LevelSymbol} level
 * @param {Texts} texts
 * @param {string | null} hidden id of the cluster if the filters hide it on the map
 */
export function drawHead(row, level, texts, hidden) {
  const sign = make("span", { class: `ic-sign ic-sign-${row.level}`, "aria-hidden": "true" });
  const place = row.place ? ` · ${row.place}` : "";
  const card = make(
    "article",
    { class: "ic-card", "aria-labelledby": NAME, "aria-busy": "true" },
    make("p", { class: "ic-level" }, sign, level.name, place),
    make("h2", { class: NAME, id: NAME, tabindex: "-1" }, row.name),
    make("p", { class: "ic-coming" }, texts.card_coming),
  );
  return bodyOf(card, texts, hidden);
}

/**
 * The whole card.
 * @param {string} html
 * @param {Texts} texts
 * @param {string | null} hidden id of the cluster if the filters hide it on the map
 * @param {HTMLElement} before what stands in its place
 * @returns {HTMLElement} what is to stand there, which is *before* itself if that is the head of this card
 */
export function drawCard(html, texts, hidden, before) {
  const parsed = make("div");
  // eslint-disable-next-line no-restricted-properties -- a template of the server's, escaped there
  parsed.innerHTML = html;
  const card = /** @type {HTMLElement} */ (parsed.firstElementChild);
  const head = before.querySelector("article[aria-busy]");
  const isNoticed = before.querySelector(":scope > .ic-notice") !== null;
  if (head && isNoticed === (hidden !== null) && completes(card, head)) return before;
  return bodyOf(card, texts, hidden);
}

/**
 * Put a whole card into its head. The name stays the element that it is, so that it keeps the focus and is not read out twice.
 * @param {HTMLElement} card
 * @param {Element} head
 * @returns {boolean} whether it was the head of this card
 */
function completes(card, head) {
  const [name, known] = [card, head].map((one) => one.querySelector(`#${NAME}`));
  if (!name || !known || name.textContent !== known.textContent) return false;
  const parts = [...card.childNodes];
  const at = parts.indexOf(name);
  for (const part of [...head.childNodes]) if (part !== known) part.remove();
  known.before(...parts.slice(0, at));
  known.after(...parts.slice(at + 1));
  head.removeAttribute("aria-busy");
  return true;
}

/**
 * @param {HTMLElement} card
 * @param {Texts} texts
 * @param {string | null} hidden id of the cluster if the filters hide it on the map
 */
function bodyOf(card, texts, hidden) {
  const back = make("button", { type: "button", class: "ic-back", "data-back": "" }, texts.back);
  if (hidden === null) return make("div", { class: "ic-body" }, back, card);
  const show = make("button", { ...changing("reveal", hidden), class: "ic-link" }, texts.show_anyway);
  const notice = make("p", { class: "ic-notice" }, `${texts.hidden} `, show);
  return make("div", { class: "ic-body" }, back, notice, card);
}

/**
 * Explain the marks within *box*, also those drawn later.
 * @param {HTMLElement} box
 */
export function explainMarks(box) {
  /** @type {HTMLElement | null} */
  let hinted = null; // the mark that is explained without a press
  const hint = (/** @type {HTMLElement | null} */ mark) => {
    if (mark === hinted) return;
    if (hinted) popoverOf(hinted)?.hidePopover();
    hinted = mark;
    if (!mark) return;
    const popover = popoverOf(mark);
    if (!popover || popover.matches(":popover-open")) hinted = null;
    else popover.showPopover({ source: mark });
  };
  box.addEventListener("pointerover", ({ target, pointerType }) => {
    const onExplanation = target instanceof Element && target.closest(".ic-tip");
    if (pointerType === "mouse" && !onExplanation) hint(markAt(target));
  });
  box.addEventListener("pointerleave", () => hint(null));
  box.addEventListener("focusin", ({ target }) => {
    const mark = markAt(target);
    if (mark?.matches(":focus-visible")) hint(mark);
  });
  box.addEventListener("focusout", () => hint(null));
  box.addEventListener("click", (event) => {
    const mark = markAt(event.target);
    if (!mark || mark !== hinted) return;
    event.preventDefault(); // it is open already: a press keeps it so
    hinted = null;
  });
  box.addEventListener(
    "keydown",
    (event) => {
      const open = event.key === "Escape" ? box.querySelector(".ic-tip:popover-open") : null;
      if (!open) return;
      event.stopPropagation(); // Escape closes the explanation, not the card
      /** @type {HTMLElement} */ (open).hidePopover();
      hinted = null;
    },
    { capture: true },
  );
}

/**
 * Let the numbers of sources within *box* lead to them without a change of the page's address.
 * @param {HTMLElement} box
 */
export function followNotes(box) {
  box.addEventListener("click", (event) => {
    /** @type {HTMLAnchorElement | null} */
    const number = event.target instanceof Element ? event.target.closest(".ic-note a") : null;
    if (!number) return;
    event.preventDefault();
    /** @type {HTMLElement | null} */
    const source = box.querySelector(number.hash);
    source?.focus();
  });
}

/**
 * The mark that *target* is or lies in.
 * @param {EventTarget | null} target
 * @returns {HTMLElement | null}
 */
const markAt = (target) => (target instanceof Element ? target.closest("button.ic-mark") : null);

/**
 * @param {HTMLElement} mark
 * @returns {HTMLElement | null}
 */
const popoverOf = (mark) => document.getElementById(mark.getAttribute("popovertarget") ?? "");

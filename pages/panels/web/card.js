/* What a card does on screen: it explains its marks ("inferred", "likely") and leads to its numbered sources.

   A mark is a button with a popover, which the browser itself opens on a press or a tap and closes with Escape. Here the
   popover opens under the pointer and the keyboard's focus as well, as a tooltip does. */

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

/* Copying a text, with a word about it on the button that was pressed. */

const COPIED_SHOWN = 2500; // milliseconds

/**
 * Copy *text*, its gaps {date} and {url} filled, and say so on the button for a while.
 * @param {HTMLElement} button whose data-done holds what it says then
 * @param {string} text
 */
export async function copyFrom(button, text) {
  const today = new Date().toISOString().slice(0, 10);
  const dated = text.replace("{date}", today).replace("{url}", window.location.href);
  try {
    await navigator.clipboard.writeText(dated);
  } catch {
    window.prompt(button.textContent ?? "", dated); // no clipboard on an insecure origin
    return;
  }
  const before = button.textContent;
  button.textContent = button.dataset.done ?? "";
  setTimeout(() => (button.textContent = before), COPIED_SHOWN);
}

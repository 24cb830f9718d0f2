/* The card as the server has it at an address of its own (panels/explore/cards.py). It is fetched from the press on where a press
   is sure to mean the card. The session sends the same card with its answer to the choice, which takes longer. */

import { fetchFile } from "./dom.js";

export class CardFile {
  address = ""; // of the card that was asked for last
  /** @type {string | null} the card as HTML; null while it is on its way, or if it did not come */
  html = null;
  /** @type {Promise<void>} settled once the answer has come, or failed to */
  answer = Promise.resolve();

  /**
   * Fetch the card, unless it is the one that was fetched last.
   * @param {URL} address
   */
  fetch(address) {
    if (address.href === this.address) return this.answer;
    this.address = address.href;
    this.html = null;
    this.answer = this.read(address).catch(() => {
      if (address.href === this.address) this.address = ""; // it may be tried again
    });
    return this.answer;
  }

  /** @param {URL} address */
  async read(address) {
    const html = await (await fetchFile(address)).text();
    if (address.href === this.address) this.html = html;
  }

  /**
   * The card at *address*, if it has come.
   * @param {URL} address
   */
  at(address) {
    return address.href === this.address ? this.html : null;
  }
}

/* What the reader chose last, until the server has answered: numbered, and sent again while no answer comes. */

/** @import { ChooseEvent } from "./messages.js" */

// Milliseconds until a choice is sent again, as after a lost connection; each time twice as long, up to the second number.
const PATIENCE = { first: 5000, last: 80_000 };
const HEAD_START = 100; // milliseconds at most in which something may come before the server is told

export class Choice {
  /** @type {string | null | undefined} the cluster, or none, while the server has not answered; else undefined */
  requested = undefined;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  retry = undefined;

  /**
   * @param {number} number of the last choice that the server has answered
   * @param {(choice: ChooseEvent) => void} send
   * @param {() => boolean} isInUse once this is false, nothing is sent again
   */
  constructor(number, send, isInUse) {
    this.number = number;
    this.send = send;
    this.isInUse = isInUse;
  }

  /**
   * What is chosen, also while the server has not answered yet.
   * @param {string | null} known what the server says
   */
  over(known) {
    return this.requested === undefined ? known : this.requested;
  }

  /**
   * Choose a cluster, or none, and tell the server.
   * @param {string | null} cluster
   * @param {Promise<unknown> | null} [before] what is better done first, since Streamlit's client is busy from then on
   */
  make(cluster, before = null) {
    this.requested = cluster;
    const choice = { cluster, number: (this.number += 1) };
    const tell = () => choice.number === this.number && this.tell(choice, PATIENCE.first);
    if (before) headStart(before).then(tell, tell);
    else tell();
  }

  /**
   * Take in the number of the choice that the server has answered. An answer to an earlier choice leaves the last one open.
   * @param {number} answered
   */
  settle(answered) {
    if (answered === this.number) this.requested = undefined;
  }

  /**
   * Send a choice, and again while it is neither answered nor followed by another.
   * @param {ChooseEvent} choice
   * @param {number} patience milliseconds
   */
  tell(choice, patience) {
    this.send(choice);
    clearTimeout(this.retry);
    if (patience > PATIENCE.last) return;
    this.retry = setTimeout(() => {
      if (this.requested !== undefined && this.isInUse()) this.tell(choice, 2 * patience);
    }, patience);
  }
}

/**
 * Wait for what is better done first, no longer than a moment.
 * @param {Promise<unknown>} first
 */
export const headStart = (first) => Promise.race([first, pause(HEAD_START)]);

/** @param {number} milliseconds */
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/* What is in the search box while the server's answers to earlier letters are still on their way. */

const LONGEST = 200; // characters, as in geo/view.py

/**
 * A text as the server keeps it: single spaces, none at the ends, not too long.
 * @param {string} text
 */
export const normalised = (text) => text.slice(0, LONGEST).trim().replace(/\s+/g, " ");

/** Follows one text that two sides change: the reader by typing, the server by its answers. */
export class TypedText {
  /** @type {string | null} what was typed and is not answered yet */
  pending = null;

  /**
   * Take note of what the reader typed.
   * @param {string} text
   */
  type(text) {
    this.pending = normalised(text);
  }

  /**
   * What the box must hold now that the server has answered that it searches for *answer*.
   * @param {string} shown what the box holds
   * @param {string} answer
   * @returns {string}
   */
  settle(shown, answer) {
    if (this.pending !== null && this.pending !== answer) return shown; // an answer to fewer letters
    this.pending = null;
    return normalised(shown) === answer ? shown : answer;
  }
}

/**
 * The option that an arrow key leads to from the one at *active*; -1 is the box itself, between the last and the first.
 * @param {number} active
 * @param {number} count
 * @param {1 | -1} step
 */
export const nextOption = (active, count, step) => ((active + 1 + step + count + 1) % (count + 1)) - 1;

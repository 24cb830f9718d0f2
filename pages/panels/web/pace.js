/* One year is asked for at a time: what the reader chooses while the server has not answered is asked for once it has, so
   a slider that is dragged asks for no more than the server can show. A year of null is the list as it is. */

/** @typedef {number | null} Year */

export class Pace {
  /** @type {(year: Year) => void} */
  send = () => {};
  /** @type {Year} what the server showed last */
  shown = null;
  /** @type {Year | undefined} what the server was asked for and has not answered; else undefined */
  asked = undefined;
  /** @type {Year | undefined} what the reader chose since then; else undefined */
  wanted = undefined;

  get isWaiting() {
    return this.asked !== undefined;
  }

  /** What the reader chose last, also while the server has not answered. */
  get year() {
    if (this.wanted !== undefined) return this.wanted;
    return this.asked === undefined ? this.shown : this.asked;
  }

  /** @param {Year} year */
  request(year) {
    if (this.isWaiting) {
      this.wanted = year;
    } else if (year !== this.shown) {
      this.asked = year;
      this.send(year);
    }
  }

  /** @param {Year} year that the server shows */
  answer(year) {
    this.shown = year;
    if (year !== this.asked) return;
    const { wanted } = this;
    this.asked = this.wanted = undefined;
    if (wanted !== undefined) this.request(wanted);
  }
}

/**
 * The year that play goes on to, or null at the end.
 * @param {Year} year
 * @param {number} first
 * @param {number} last
 * @returns {Year}
 */
export const nextYear = (year, first, last) => (year === null ? first : year < last ? year + 1 : null);

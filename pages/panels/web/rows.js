/* Rows that come with their column names, and bit sets of rows: base 64, a bit a row, the first one highest, or null for
   all rows (selection.as_bits). */

/**
 * The rows of a table as objects whose properties have the columns' names.
 * @template Row
 * @param {Table} table
 * @returns {Row[]}
 */
export function readRows({ columns, rows }) {
  return rows.map((values) => {
    /** @type {Record<string, string | number | null>} */
    const row = {};
    for (let n = 0; n < columns.length; n += 1) row[columns[n]] = values[n];
    return /** @type {Row} */ (row);
  });
}

/**
 * Decode a bit set to a test of positions.
 * @param {string | null} bits
 * @returns {(position: number) => boolean}
 */
export function readBits(bits) {
  if (bits === null) return () => true;
  const bytes = Uint8Array.from(atob(bits), (char) => char.charCodeAt(0));
  return (position) => Boolean(bytes[position >> 3] & (0x80 >> (position & 7)));
}

/**
 * Whether a bit set has no row at all.
 * @param {string | null} bits
 */
export function isEmpty(bits) {
  return bits !== null && !/[^\0]/.test(atob(bits));
}

/**
 * Encode one flag a row as a bit set.
 * @param {boolean[]} flags
 * @returns {string | null}
 */
export function writeBits(flags) {
  if (flags.every(Boolean)) return null;
  const bytes = new Uint8Array(Math.ceil(flags.length / 8));
  flags.forEach((flag, position) => (bytes[position >> 3] |= flag ? 0x80 >> (position & 7) : 0));
  return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ""));
}

/**
 * The rows whose bit is set.
 * @template Row
 * @param {Row[]} rows
 * @param {string | null} bits
 * @returns {Row[]}
 */
export function visibleRows(rows, bits) {
  const isVisible = readBits(bits);
  return rows.filter((_, position) => isVisible(position));
}

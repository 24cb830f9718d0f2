/* Reading what the server sends: files, rows with their column names, bit sets, and texts with gaps. */

/**
 * Fetch a JSON file.
 * @param {string} link
 * @returns {Promise<any>}
 */
async function readJson(link) {
  const response = await fetch(link);
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return response.json();
}

/**
 * The rows of a table as objects whose properties have the columns' names.
 * @template Row
 * @param {Table} table
 * @returns {Row[]}
 */
function readRows({ columns, rows }) {
  return rows.map((values) => {
    /** @type {Record<string, string | number | null>} */
    const row = {};
    for (let n = 0; n < columns.length; n += 1) row[columns[n]] = values[n];
    return /** @type {Row} */ (row);
  });
}

/**
 * Decode a bit set (StateMessage.visible) to a test of positions.
 * @param {string | null} bits
 * @returns {(position: number) => boolean}
 */
function readBits(bits) {
  if (bits === null) return () => true;
  const bytes = Uint8Array.from(atob(bits), (char) => char.charCodeAt(0));
  return (position) => Boolean(bytes[position >> 3] & (0x80 >> (position & 7)));
}

/**
 * @callback Translate Look up a text and fill its gaps, such as `{n}`.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */

/**
 * @param {Record<string, string>} texts
 * @returns {Translate}
 */
function createText(texts) {
  return (key, values = {}) =>
    (texts[key] ?? key).replace(/\{(\w+)\}/g, (_, /** @type {string} */ name) => String(values[name] ?? ""));
}

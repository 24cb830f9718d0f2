/* The order of the table's rows by a column. */

/** @import { TableRow } from "./messages.js" */
/** @typedef {{ column: keyof TableRow, direction: 1 | -1 }} Sort */

/**
 * The host of a web address, without www.
 * @param {string} address
 */
export const hostOf = (address) => new URL(address).host.replace(/^www\./, "");

/**
 * The next order when a column's heading is pressed: rising, falling, then the order of the list (null).
 * @param {Sort | null} sort
 * @param {keyof TableRow} column
 * @returns {Sort | null}
 */
export function nextSort(sort, column) {
  if (sort?.column !== column) return { column, direction: 1 };
  return sort.direction === 1 ? { column, direction: -1 } : null;
}

/**
 * *rows* in the order of *sort*. What is unknown stands last, either way.
 * @param {TableRow[]} rows
 * @param {Sort | null} sort
 * @param {string} language whose alphabet orders words
 * @returns {TableRow[]}
 */
export function sortRows(rows, sort, language) {
  if (!sort) return rows;
  const { column, direction } = sort;
  const compare = comparison(column, language);
  return rows
    .map((row) => ({ row, value: sortable(row, column) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      return direction * compare(a.value, b.value);
    })
    .map(({ row }) => row);
}

/**
 * Levels go by maturity, addresses by what is shown of them.
 * @param {TableRow} row
 * @param {keyof TableRow} column
 * @returns {string | number | null}
 */
function sortable(row, column) {
  if (column === "website") return row.website ? hostOf(row.website) : null;
  return row[column] === "" ? null : row[column];
}

/**
 * @param {keyof TableRow} column
 * @param {string} language
 * @returns {(a: string | number, b: string | number) => number}
 */
function comparison(column, language) {
  const { compare } = new Intl.Collator(language, { numeric: true });
  return (a, b) => {
    if (typeof a === "number" && typeof b === "number") return a - b;
    // No alphabet's rules in addresses.
    if (column === "website") return Number(a > b) - Number(a < b);
    return compare(String(a), String(b));
  };
}

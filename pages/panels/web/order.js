/* The orders of the list: by level, name, place, distance, number of members or year. */

const RADIUS = 6391.9; // kilometres, as in geo/near.py, which tells why
const RADIANS = Math.PI / 180;

/** @typedef {{ latitude: number, longitude: number }} Point in degrees */
/** @typedef {{ latitude: number | null, longitude: number | null }} Located a row with its home, null where unknown */
/** @typedef {{ row: ClusterRow, kilometres: number | null }} Listed a row, and how far it is from the place asked for */

/**
 * The distance between two points in Norway along a sphere (haversine formula), in kilometres. geo/near.py has the same.
 * @param {Point} one
 * @param {Point} other
 */
export function distanceKm(one, other) {
  const [phi, psi] = [one.latitude * RADIANS, other.latitude * RADIANS];
  const turned = (other.longitude - one.longitude) * RADIANS;
  const half = Math.sin((psi - phi) / 2) ** 2 + Math.cos(phi) * Math.cos(psi) * Math.sin(turned / 2) ** 2;
  return 2 * RADIUS * Math.asin(Math.sqrt(half));
}

/**
 * The rows with their distance from *near*; null without one, and where the home was not found.
 * @template {Located} Row
 * @param {Row[]} rows
 * @param {Point | null} near
 * @returns {{ row: Row, kilometres: number | null }[]}
 */
export function measured(rows, near) {
  return rows.map((row) => {
    const { latitude, longitude } = row;
    const located = near && latitude !== null && longitude !== null;
    return { row, kilometres: located ? distanceKm(near, { latitude, longitude }) : null };
  });
}

/**
 * *rows* with the nearest to *near* first, what has no home last, equals as they were; without *near* as they are.
 * geo/dataset.py has the same for programs.
 * @template {Located} Row
 * @param {Row[]} rows
 * @param {Point | null} near
 * @returns {Row[]}
 */
export function nearestFirst(rows, near) {
  if (!near) return rows;
  return byDistance(measured(rows, near)).map(({ row }) => row);
}

/**
 * @template {{ kilometres: number | null }} Measured
 * @param {Measured[]} listed
 * @returns {Measured[]}
 */
function byDistance(listed) {
  const far = (/** @type {Measured} */ { kilometres }) => kilometres ?? Number.MAX_VALUE;
  return [...listed].sort((one, other) => far(one) - far(other));
}

/**
 * *listed* in the order named *order*; what is unknown stands last, and equals keep their places. An order that no column
 * gives, as by level, leaves them as they are.
 * @param {Listed[]} listed
 * @param {string} order
 * @param {string} language whose alphabet orders words
 * @returns {Listed[]}
 */
export function inOrder(listed, order, language) {
  const { compare } = new Intl.Collator(language, { numeric: true });
  if (order === "distance") return byDistance(listed);
  const key = KEYS[order];
  if (!key) return listed;
  return listed
    .map((one) => ({ one, value: key(one) }))
    .sort(({ value: a }, { value: b }) => {
      if (a === null || b === null) return Number(a === null) - Number(b === null);
      return typeof a === "string" ? compare(a, String(b)) : a - Number(b);
    })
    .map(({ one }) => one);
}

/** @type {Record<string, ((listed: Listed) => string | number | null) | undefined>} */
const KEYS = {
  name: ({ row }) => row.name,
  place: ({ row }) => row.place,
  members: ({ row }) => (row.members === null ? null : -row.members), // the largest first
  year: ({ row }) => row.since,
};

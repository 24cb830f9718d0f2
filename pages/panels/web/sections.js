/* The sections of the list: the open group first, then by level, by hit or by distance, or all rows in one. */

import { fill } from "./dom.js";

/** @import { Hit } from "./messages.js" */
/** @import { Listed } from "./order.js" */
/** @typedef {Record<string, string>} Texts by key */
/** @typedef {{ heading: string | null, rank?: number, count?: number, listed: Listed[] }} Section a part of the list; that of a level has its rank */
/**
 * What the list is divided by: its order, the group that is open on the map, and the hits of a search by row.
 * @typedef {{ order: string, group: GroupMessage | null, levels: LevelSymbol[], matches: Map<ClusterRow, Hit>, closeKm: number, texts: Texts }} Division
 */

/**
 * Divide *listed* into sections.
 * @param {Listed[]} listed in their order
 * @param {Division} division
 * @returns {Section[]}
 */
export function sectionsOf(listed, division) {
  const { group } = division;
  const ids = new Set(group?.clusters);
  const inGroup = listed.filter(({ row }) => ids.has(row.id));
  const others = listed.filter(({ row }) => !ids.has(row.id));
  const first = group && inGroup.length ? [{ heading: group.name, listed: inGroup }] : [];
  return [...first, ...divided(others, division)];
}

/**
 * The first rows of *sections*, and no section that has none of them.
 * @param {Section[]} sections
 * @param {number} limit how many rows
 * @returns {Section[]}
 */
export function firstRows(sections, limit) {
  let left = limit;
  return sections.flatMap((section) => {
    const listed = section.listed.slice(0, left);
    left -= listed.length;
    return listed.length ? [{ ...section, listed }] : [];
  });
}

/**
 * @param {Listed[]} listed
 * @param {Division} division
 * @returns {Section[]}
 */
function divided(listed, { order, levels, matches, closeKm, texts }) {
  if (order === "rank") return byRank(listed, matches, texts);
  if (order === "distance") return byDistance(listed, closeKm, texts);
  if (order === "level") return byLevel(listed, levels);
  return [{ heading: null, listed }];
}

/**
 * Each level with the number of all its rows.
 * @param {Listed[]} listed
 * @param {LevelSymbol[]} levels
 * @returns {Section[]}
 */
function byLevel(listed, levels) {
  return levels.map(({ name }, rank) => {
    const ofLevel = listed.filter(({ row }) => row.level === rank);
    return { heading: name, rank, count: ofLevel.length, listed: ofLevel };
  });
}

/**
 * The hits of a search by rank, then the further ones, of which is not told where they match.
 * @param {Listed[]} listed
 * @param {Map<ClusterRow, Hit>} matches
 * @param {Texts} texts
 * @returns {Section[]}
 */
function byRank(listed, matches, texts) {
  const ofRow = new Map(listed.map((one) => [one.row, one]));
  const hits = [...matches.keys()].flatMap((row) => ofRow.get(row) ?? []);
  const others = listed.filter(({ row }) => !matches.has(row));
  return [
    { heading: null, listed: hits },
    { heading: hits.length ? texts.more_hits : null, listed: others },
  ];
}

/**
 * What is close, what is farther away, and what has no place on the map.
 * @param {Listed[]} listed in the order of distance
 * @param {number} closeKm
 * @param {Texts} texts
 * @returns {Section[]}
 */
function byDistance(listed, closeKm, texts) {
  const close = listed.filter(({ kilometres }) => kilometres !== null && kilometres <= closeKm);
  const far = listed.filter(({ kilometres }) => kilometres !== null && kilometres > closeKm);
  const unlocated = listed.filter(({ kilometres }) => kilometres === null);
  return [
    { heading: fill(texts.close, { km: closeKm }), count: close.length, listed: close },
    { heading: texts.far, count: far.length, listed: far },
    { heading: texts.unlocated, count: unlocated.length, listed: unlocated },
  ];
}

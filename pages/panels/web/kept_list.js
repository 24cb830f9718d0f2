/* The one list that this browser keeps for a reader, in its own database, and when to write, offer or remove it. */

/** @import { KeepData } from "./messages.js" */
/** @typedef {{ name: string, text: string }} Kept a list's title and its project file */

const DATABASE = "clustermap";
const STORE = "lists";
const KEY = "own";

/**
 * What to do for what the page shows now.
 * @param {Pick<KeepData, "brought" | "saved" | "project">} data
 * @param {boolean} wasKept whether the list on the page was kept until now
 */
export function planOf({ brought, saved, project }, wasKept) {
  const keeps = brought && project !== null;
  return {
    keeps,
    removes: brought && wasKept && !keeps,
    warns: brought && !keeps && !saved,
    offers: !brought,
  };
}

export const keptList = {
  /** @returns {Promise<Kept | null>} */
  read: async () => (await inStore("readonly", (store) => store.get(KEY))) ?? null,
  /** @param {Kept} kept */
  write: (kept) => inStore("readwrite", (store) => store.put(kept, KEY)),
  remove: () => inStore("readwrite", (store) => store.delete(KEY)),
};

/**
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest} act
 * @returns {Promise<any>}
 */
async function inStore(mode, act) {
  const opening = indexedDB.open(DATABASE, 1);
  opening.addEventListener("upgradeneeded", () => opening.result.createObjectStore(STORE));
  const database = await answerOf(opening);
  try {
    return await answerOf(act(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

/**
 * @template Result
 * @param {IDBRequest<Result>} request
 * @returns {Promise<Result>}
 */
function answerOf(request) {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  });
}

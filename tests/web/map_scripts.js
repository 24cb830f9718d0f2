/* Loads scripts of the map, which are no modules (geo/map/bundle.py says why), with a stand-in for what they meet. */

import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";

const WEB = new URL("../../geo/map/web/", import.meta.url);

/**
 * The values that *names* have once *files* have run, one after the other in one scope.
 * @template {keyof typeof globalThis} Name
 * @param {string[]} files
 * @param {Name[]} names
 * @param {Record<string, unknown>} [globals]
 * @returns {Pick<typeof globalThis, Name>}
 */
export function loadMapScripts(files, names, globals = {}) {
  const source = files.map((file) => readFileSync(new URL(file, WEB), "utf8")).join("\n");
  const context = createContext({ atob, console, ...globals });
  return runInContext(`(() => {\n"use strict";\n${source}\nreturn { ${names.join(", ")} };\n})()`, context);
}

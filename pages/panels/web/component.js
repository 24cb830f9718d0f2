/* What Streamlit runs for each component of ours: it loads the component's script and lets it draw.
   The script comes by link, so that it is not sent along with every change. It is imported once: each import, even of a
   script that is there already, waits for what else the browser has to do.
   component.py fills in what stands in capitals and leaves out the comments, since Streamlit sends this text whole with
   each component. So this can import nothing: it has no address of its own. */

/** @import { Component } from "./streamlit.js" */
/** @import { ComponentData } from "./messages.js" */

/** @typedef {{ draw: (component: Component<ComponentData>, root: URL) => void }} Script */

/** @type {HTMLScriptElement | null} */
const streamlits = document.querySelector("FIRST_SCRIPT");
const root = new URL("TO_ROOT", streamlits?.src);

/** @type {Map<string, Script>} */
const scripts = new Map();

/** @param {string} address */
const load = async (address) => scripts.set(address, await import(new URL(address, root).href));

/** @param {Component<ComponentData>} component */
export default async (component) => {
  const { script } = component.data;
  if (!scripts.has(script)) await load(script);
  scripts.get(script)?.draw(component, root);
};

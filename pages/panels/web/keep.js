/* Keep a reader's own list in this browser if they want that, offer it again on another day, and warn before what is
   neither kept nor saved as a project file would be lost. Loaded by own/keeping.py. */

import { fill, make, readJson } from "./dom.js";
import { keptList, planOf } from "./kept_list.js";
import { focusHeading } from "./streamlit.js";

/** @import { Component } from "./streamlit.js" */
/** @import { ComponentData, KeepData } from "./messages.js" */
/** @import { Kept } from "./kept_list.js" */

let wasKept = false;
let wouldBeLost = false;
window.addEventListener("beforeunload", (event) => {
  if (wouldBeLost) event.preventDefault();
});

/**
 * @param {Component<ComponentData & KeepData>} component
 * @param {URL} root
 */
export async function draw({ parentElement, data, setTriggerValue }, root) {
  const plan = planOf(data, wasKept);
  wasKept = plan.keeps;
  wouldBeLost = plan.warns;
  const texts = await readJson(data.texts, root);
  try {
    if (plan.removes) await keptList.remove();
    if (data.project !== null) await write(new URL(data.project, root), data.name);
  } catch (error) {
    wouldBeLost = !data.saved; // the browser has no room, or keeps nothing in a private window
    console.warn("The list could not be kept.", error);
  }
  const kept = plan.offers ? await keptList.read().catch(() => null) : null;
  parentElement.replaceChildren(...(kept ? offer(kept, texts, setTriggerValue) : []));
}

/**
 * @param {URL} address of the project file
 * @param {string} name
 */
async function write(address, name) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  await keptList.write({ name, text: await response.text() });
}

/**
 * @param {Kept} kept
 * @param {Record<string, string>} texts
 * @param {(event: string, value: unknown) => void} report
 */
function offer(kept, texts, report) {
  const open = make("button", { type: "button" }, texts.open ?? "");
  const forget = make("button", { type: "button" }, texts.forget ?? "");
  const line = make(
    "p",
    { class: "ic-actions" },
    fill(texts.kept ?? "", { name: kept.name }),
    " ",
    open,
    forget,
  );
  open.addEventListener("click", () => report("open", kept.text));
  forget.addEventListener("click", async () => {
    await keptList.remove();
    line.remove();
    focusHeading();
  });
  return [line];
}

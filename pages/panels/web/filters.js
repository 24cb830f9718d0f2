/* What the filters leave, told to the right panel. Shows nothing itself. Loaded by panel.py.

   A level's box acts at once: which clusters pass all other filters is known here, so that map and list need not wait
   for the server, whose answer then says the same. */

import { isIn, pack } from "./dom.js";
import { follow, mappedClusters } from "./panel.js";

const LEVEL = 2; // in a row of the payload (geo/map/markers.py)
const BOX = '[class*="st-key-level_"] .stCheckbox';
let answer; // {payload, visible, whatever_level, status, chips, basemap}

export function draw({ data }) {
  answer = data;
  follow(data);
}

/* Streamlit's boxes send no change event; they mark themselves as selected, also when the server has set them. What
   counts is the mark after the reader's last deed, if that was to press a box. */
let pressed = false;
for (const kind of ["pointerdown", "keydown"])
  document.addEventListener(kind, ({ target, key = " " }) => (pressed = key === " " && Boolean(target.closest?.(BOX))), true);
new MutationObserver((changes) => {
  if (!pressed || !changes.some(({ target }) => target.closest(BOX))) return;
  pressed = false;
  foresee();
}).observe(document.body, { subtree: true, attributeFilter: ["data-selected"] });

function foresee() {
  const clusters = mappedClusters();
  if (!clusters || !answer) return;
  const on = clusters.levels.map(({ id }) => document.querySelector(`.st-key-level_${CSS.escape(id)} input`)?.checked);
  const passes = isIn(answer.whatever_level);
  follow({ ...answer, visible: pack(clusters.rows.map((row, position) => on[row[LEVEL]] && passes(position))) });
}

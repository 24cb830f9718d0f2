/* What the filters leave, handed on to the right panel and the search box. Shows nothing itself. Loaded by selection.py.

   A level's box acts before the server has answered (an optimistic update): which clusters pass all other filters is
   known here, and the server's answer then says the same. */

import { publish, reportThrough } from "./filter_channel.js";
import { clustersOnMap } from "./panel.js";
import { readBits, writeBits } from "./rows.js";
import { BOX_STATE, LEVEL_BOX, levelInput } from "./streamlit.js";

/** @import { Component } from "./streamlit.js" */
/** @import { FiltersData } from "./messages.js" */

/** @type {FiltersData | undefined} */
let answer; // the server's last

/** @param {Component<FiltersData>} component */
export function draw({ data, setTriggerValue }) {
  answer = data;
  reportThrough(setTriggerValue);
  publish(data);
}

/* A box's mark changes also when the server has set it: it is the reader's change if the last thing that the reader did
   was to press a box. */
let pressed = false;
for (const kind of /** @type {const} */ (["pointerdown", "keydown"]))
  document.addEventListener(
    kind,
    (event) => {
      const acts = !(event instanceof KeyboardEvent) || event.key === " ";
      pressed = acts && isInBox(event.target);
    },
    true,
  );
new MutationObserver((changes) => {
  if (!pressed || !changes.some(({ target }) => isInBox(target))) return;
  pressed = false;
  predictFilters();
}).observe(document.body, { subtree: true, attributeFilter: [BOX_STATE] });

/** @param {EventTarget | null} target */
const isInBox = (target) => target instanceof Element && target.closest(LEVEL_BOX) !== null;

/* Show what the server will answer to the boxes as they stand now. */
function predictFilters() {
  const clusters = clustersOnMap();
  if (!clusters || !answer) return;
  const on = clusters.levels.map(({ id }) => levelInput(id)?.checked ?? false);
  const passes = readBits(answer.whatever_level);
  const visible = writeBits(clusters.rows.map(({ level }, position) => on[level] && passes(position)));
  const levels = clusters.levels.filter((_, rank) => on[rank]).map(({ id }) => id);
  publish({ ...answer, visible, levels });
}

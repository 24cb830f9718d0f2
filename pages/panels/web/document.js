/* Say which language the page is in, so that assistive technology speaks it, and put all of it in that language. Tell the
   server when the page gets another theme.
   Where the side panel is a drawer it covers the page, and on a phone it holds the menu: it closes once another page has
   come. Then what has the focus is a part of the new page.
   Loaded by layout.py. */

import { readJson } from "./dom.js";
import "./focus.js";
import "./fragment.js";
import "./printing.js";
import { DRAWER } from "./screens.js";
import { closeSidePanel, focusHeading, whenIdle } from "./streamlit.js";
import { followTheme } from "./theme.js";
import { translatePage } from "./words.js";

/** @import { Component } from "./streamlit.js" */
/** @import { ComponentData, DocumentData } from "./messages.js" */

/** @type {string | undefined} */
let pageBefore;

/** Another page has come. A link that led to it may have gone with the page before, and the focus with the link. */
function arrive() {
  if (DRAWER.matches) closeSidePanel();
  whenIdle(focusHeading);
}

/**
 * @param {Component<ComponentData & DocumentData>} component
 * @param {URL} root
 */
export async function draw({ data, setTriggerValue }, root) {
  followTheme(() => setTriggerValue("theme", true));
  document.documentElement.lang = data.language;
  if (pageBefore && pageBefore !== data.page) arrive();
  pageBefore = data.page;
  const [texts, english] = await Promise.all([readJson(data.texts, root), readJson(data.english, root)]);
  translatePage(texts, english);
}

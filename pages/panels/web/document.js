/* Say which language the page is in, so that assistive technology speaks it, and put all of it in that language.
   On a phone the menu stands in the side panel, which covers the page: it makes way once another page has come.
   Loaded by frame.py. */

import { read } from "./dom.js";
import { speak } from "./words.js";

const PHONE = window.matchMedia("(max-width: 767.98px)");
let shown;

export async function draw({ data }, root) {
  document.documentElement.lang = data.language;
  if (PHONE.matches && shown && shown !== data.page)
    document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
  shown = data.page;
  speak(...(await Promise.all([read(data.texts, root), read(data.english, root)])));
}

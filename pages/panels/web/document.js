/* Say which language the page is in, so that assistive technology speaks it, and put all of it in that language.
   Loaded by frame.py. */

import { read } from "./dom.js";
import { speak } from "./words.js";

export async function draw({ data }, root) {
  document.documentElement.lang = data.language;
  speak(...(await Promise.all([read(data.texts, root), read(data.english, root)])));
}

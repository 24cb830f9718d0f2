/* Say which language the page is in, so that assistive technology speaks it. Loaded by frame.py. */
export function draw({ data }) {
  document.documentElement.lang = data.language;
}

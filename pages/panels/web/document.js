/* Say which language the page is in, so that assistive technology speaks it. Loaded by frame.py.
   On a phone the menu stands in the side panel, which covers the page: it makes way once another page has come. */
const PHONE = window.matchMedia("(max-width: 767.98px)");
let shown;

export function draw({ data }) {
  document.documentElement.lang = data.language;
  if (PHONE.matches && shown && shown !== data.page)
    document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
  shown = data.page;
}

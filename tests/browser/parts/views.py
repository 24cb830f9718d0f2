"""Every part of the design system in every state, in both themes, and the small pictures that they must look like.

    python -m tests.browser.parts.views

takes the pictures anew, after a change that is meant; look at each before it is kept.
"""

import sys
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from data.i18n import texts
from data.load import load_catalogue
from geo.map.symbols import Theme
from pages.panels.ui import style
from pages.panels.ui.symbols import legend_html
from pages.server.fonts import face
from pages.server.streamlit_files import TEXT_FONT
from tests.browser import chromium

FOLDER = Path(__file__).parent
PICTURES = FOLDER / "views"
# Pixels.
DESK: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
SECTIONS = dict.fromkeys(("type", "buttons", "search", "list", "card", "notices", "tables", "figures"), DESK)
SECTIONS["phone"] = PHONE  # whose parts no wider window shows
THEMES: tuple[Theme, ...] = ("light", "dark")


def html(sheet: str | None = None) -> str:
    """The page of all parts, with the product's style sheet or with *sheet* in its place."""
    catalogue, font = load_catalogue(), face(TEXT_FONT)
    source = f"data:font/woff2;base64,{b64encode(font.file.read_bytes()).decode()}"
    page = Environment(
        loader=FileSystemLoader(FOLDER), autoescape=False, undefined=StrictUndefined
    ).get_template("parts.html")
    return page.render(
        font=font.with_source(source),
        theme=style.theme_rules(),
        sheet=style.sheet(catalogue) if sheet is None else sheet,
        legend=legend_html(texts("en"), catalogue),
    )


def pictures(browser: Browser, content: str) -> Iterator[tuple[str, bytes]]:
    """Each section in each theme as PNG, with its name."""
    page = browser.new_page(viewport=DESK, reduced_motion="reduce")
    try:
        page.set_content(content)
        page.evaluate("document.fonts.ready.then(() => true)")
        force_states(page)
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)
            for section, window in SECTIONS.items():
                page.set_viewport_size(window)
                yield f"{section}-{theme}", page.locator(f"#{section}").screenshot(animations="disabled")
    finally:
        page.close()


def force_states(page: Page) -> None:
    """Put each part that names a state in ``data-state`` into that state."""
    tools = page.context.new_cdp_session(page)
    tools.send("DOM.enable")
    tools.send("CSS.enable")
    root = tools.send("DOM.getDocument")["root"]["nodeId"]
    found = tools.send("DOM.querySelectorAll", {"nodeId": root, "selector": "[data-state]"})["nodeIds"]
    states = page.locator("[data-state]").evaluate_all("all => all.map(one => one.dataset.state)")
    for node, state in zip(found, states, strict=True):
        tools.send("CSS.forcePseudoState", {"nodeId": node, "forcedPseudoClasses": [state]})


def main() -> int:
    """Take the pictures anew."""
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        for name, png in pictures(chromium.launch(playwright), html()):
            (PICTURES / f"{name}.png").write_bytes(png)
    return 0


if __name__ == "__main__":
    sys.exit(main())

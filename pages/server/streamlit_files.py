"""What we rely on in the files that Streamlit sends to browsers: its page, its style sheet, its scripts.

It promises none of it. Where a file looks otherwise, the modules that use this leave the file as it is, and a test
fails. What we rely on of Streamlit's Python is in ``pages/panels/ui/streamlit_internals.py``.
"""

import re

from pages.panels.ui.streamlit_internals import FRAME_FOLDER, STATIC

# The page.

TITLE = "<title>Streamlit</title>"
LANGUAGE = '<html lang="en">'
ROOT = '<div id="root"></div>'
"""The app's place."""
FIRST_SCRIPT, END_OF_HEAD = '<script type="module"', "</head>"
NO_SCRIPTS = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
"""What stands in the page for readers without scripts."""
SHEET = re.compile(rf'<link rel="stylesheet"[^>]* href="\./({STATIC}css/[^"]+)"[^>]*>')
"""The link to the style sheet, and its address."""
ENTRY = re.compile(rf'<script type="module"[^>]* src="\./({STATIC}js/[^"]+)"')
"""The first script, and its address."""
NAMED = re.compile(rf'<link rel="modulepreload"[^>]* href="\./({STATIC}js/[^"]+)"')
"""A further script that every app needs, and its address."""
FONT = re.compile(rf'<link\s+rel="preload"\s+href="\./({STATIC}media/[^"]+\.woff2)"')
"""The font that the page loads at once, and its address."""


def reference(address: str) -> str:
    """How the page refers to *address*, given relative to the server's root."""
    return f'href="./{address}"'


# The style sheet.

ABOVE_SHEET = re.compile(r"url\(\.\./")
"""The beginning of an address in the style sheet; it is relative to the sheet's own folder."""
FONT_RULE = re.compile(r"@font-face\{[^}]*\}")
FONT_SOURCE = re.compile(r'src:url\(\.\./(media/[^)"]+\.woff2)\)')
"""The file of a font in its rule, relative to the folder above the style sheet's."""
TEXT_FONT, ICON_FONT = "Source Sans", "Material Symbols Rounded"
"""The names of the text font and of the icon font."""


def declares_upright(rule: str, family: str) -> bool:
    """Whether *rule* declares the upright font of *family*."""
    return f"font-family:{family};" in rule and "font-style:normal" in rule


# The scripts, which Vite has built.

PRELOAD_MAP = re.compile(r"__vite__mapDeps=\(\w,\w=__vite__mapDeps,\w=\(\w\.f\|\|\(\w\.f=(\[[^\]]*\])")
"""The list of all files in the first script, as JSON."""
ELEMENT = re.compile(r"import\(`\./(\w+)\.[\w-]+\.js`\)[^()]*,__vite__mapDeps\(\[([\d,]*)\]\)")
"""The import of an element's script: the element's name, and which files of that list it takes."""
ICON_NAME = re.compile(r"\bmaterial/([a-z0-9_]+)")
"""An icon in a script of Streamlit, or as ``:material/map:`` in ours; and its name in the icon font."""
SCRIPT_OF_FRAME = re.compile(r'<script[^>]* src="\./([^"]+)"')
"""A script in the page of streamlit-folium's frame, and its address relative to that page."""
DIGEST_IN_NAME = (
    rf"{STATIC}(js|css|media)/.+\.[\w-]{{8}}\.\w+$|{FRAME_FOLDER}{STATIC}js/.+\.[0-9a-f]{{8}}\.js$"
)
"""A regular expression for the addresses whose content never changes, since they hold a digest of it."""


def from_root(name: str) -> str:
    """The address of a file of the preload map relative to the root; the map has it relative to the scripts' folder."""
    return f"{STATIC}js/{name[2:]}" if name.startswith("./") else f"{STATIC}{name.removeprefix('../')}"


def media(name: str) -> str:
    """The address of a font or picture, relative to the root."""
    return f"{STATIC}media/{name}"

"""The conditions under which screens have a layout of their own are the same in scripts and style sheet."""

import re

from pages.panels.ui import style
from pages.panels.ui.assets import WEB

CONDITION = r'"(\([^"]+\))"'


def test_what_scripts_ask_of_the_screen_the_style_sheet_asks_too() -> None:
    script = (WEB / "screens.js").read_text(encoding="utf-8")
    conditions = re.findall(CONDITION, script)
    assert len(conditions) == 4
    sheet = " ".join(style.rules().split())
    assert [one for one in conditions if f"@media {one} {{" not in sheet] == []

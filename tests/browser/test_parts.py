"""The design system: every part in every state and both themes looks as it did when somebody last looked at it."""

import re

import pytest
from playwright.sync_api import Browser

from pages.panels.ui.style import rules as own_rules
from pages.panels.ui.style import sheet
from tests.browser.facts import CATALOGUE
from tests.browser.parts.views import FOLDER, PICTURES, SECTIONS, THEMES, html, pictures
from tests.pictures import greatest_difference, pixels

BLOCK = 16  # pixels; a letter that is drawn a little otherwise is a small part of it
MOST_DIFFERENCE = 20  # of 255; see the changed tokens below, which are far more
# What each change of a token must be seen in.
CHANGES = {
    "--ic-accent: light-dark(#0b5f7a": ("--ic-accent: light-dark(#b3261e", "figures-light"),
    "--ic-size-2: 1.35rem": ("--ic-size-2: 1.6rem", "type-dark"),
    "--ic-hover: color-mix(in srgb, currentColor 8%": (
        "--ic-hover: color-mix(in srgb, currentColor 30%",
        "list-light",
    ),
}


def different(browser: Browser, content: str) -> dict[str, float]:
    """The pictures of *content* that differ from those kept, and by how much."""
    found = {}
    for name, png in pictures(browser, content):
        kept, drawn = pixels((PICTURES / f"{name}.png").read_bytes()), pixels(png)
        same_size = kept.shape == drawn.shape
        difference = greatest_difference(drawn, kept, BLOCK) if same_size else float("inf")
        if difference >= MOST_DIFFERENCE:
            found[name] = difference
    return found


def test_each_part_looks_as_it_did(browser: Browser) -> None:
    assert different(browser, html()) == {}


def test_another_value_of_a_token_counts_as_a_difference(browser: Browser, subtests: pytest.Subtests) -> None:
    for token, (other, seen_in) in CHANGES.items():
        with subtests.test(token):
            assert sheet(CATALOGUE).count(token) == 1
            assert seen_in in different(browser, html(sheet(CATALOGUE).replace(token, other)))


def test_a_picture_is_kept_of_each_section_in_each_theme() -> None:
    names = {f"{section}-{theme}" for section in SECTIONS for theme in THEMES}
    assert {path.stem for path in PICTURES.iterdir()} == names


def test_only_tokens_say_how_large_and_round_and_in_which_colour() -> None:
    screen = own_rules().partition("@media print")[0]
    rules = [line for line in screen.splitlines() if not line.startswith("--ic-")]
    literal = re.compile(r"font-size: [0-9.]+r?em|border-radius: [0-9.]+px|light-dark\(|opacity: 0\.[6-9]")
    assert [line for line in rules if literal.search(line)] == []


def test_the_parts_are_those_of_the_style_sheet() -> None:
    shown = re.findall(r'class="([^"{]+)"', (FOLDER / "parts.html").read_text(encoding="utf-8"))
    styled = set(re.findall(r"\.(ic-[\w-]+)", own_rules()))
    assert {name for names in shown for name in names.split() if name.startswith("ic-")} <= styled

"""Two languages: the switch keeps what the reader had, the first guess, the alphabet and the numbers.

That nothing on any page is left in the other language is tested in ``test_tour.py``.
"""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Position, expect

from data.i18n import texts
from pages.panels.ui.navigation import PAGES
from tests.browser.dashboard import START_TIMEOUT, Dashboard
from tests.browser.facts import CATALOGUE, CLUSTERS
from tests.browser.tour import LANGUAGES
from tests.browser.words import left_over

Reader = Callable[..., Dashboard]
READABLE = 100  # pixels
EXAMPLES_COLUMNS = {"Name", "Kind", "Place"}
# Of the menu of a table's last column: pixels from the table's right edge and from its upper one.
MENU = Position(x=16, y=18)


def test_the_switch_keeps_all_that_the_reader_had(reader: Reader) -> None:
    had = {"level": ["nce", "mature"], "county": ["vestland"], "q": ["media"], "cluster": ["nce-media"]}
    dashboard = reader().open(**had)
    for language in ("nb", "en", "nb"):
        dashboard.page.get_by_role("radio", name=texts(language)(f"language.{language}")).click(force=True)
        expect(dashboard.page.locator(f"html[lang={language}]")).to_be_attached(timeout=START_TIMEOUT)
        dashboard.expect_parameters(**had, lang=[language])
        dashboard.expect_card(CLUSTERS["nce-media"])
        expect(dashboard.status).to_have_text(texts(language)("panel.status", n=1, total=43))
        expect(dashboard.wait_one_map().map.locator(f"html[lang={language}]")).to_be_attached()
        dashboard.eventually(partial(left_over, dashboard.page, language), set())


@pytest.mark.console("_stcore")
@pytest.mark.parametrize("path", ["", "insights"])
def test_back_and_forward_put_the_menu_in_the_language_of_the_page(reader: Reader, path: str) -> None:
    dashboard = reader().go(path)
    menu = dashboard.page.get_by_role("banner").get_by_role("link")
    for language, go in (("nb", None), ("en", dashboard.page.go_back), ("nb", dashboard.page.go_forward)):
        if go:
            go()
        else:
            dashboard.page.get_by_role("radio", name=texts(language)(f"language.{language}")).click(
                force=True
            )
        expect(dashboard.page.locator(f"html[lang={language}]")).to_be_attached()
        dashboard.expect_parameters(
            **({"lang": ["nb"]} if language == "nb" else {})
        )  # an entry of the history
        for number, page in enumerate(PAGES[:-1]):
            expect(menu.nth(number)).to_have_accessible_name(texts(language)(f"page.{page.name}.title"))


@pytest.mark.console("_stcore")
def test_the_switch_keeps_what_is_compared(reader: Reader) -> None:
    compared = ["nce-media", "eyde"]
    dashboard = reader().go("compare", compare=compared)
    for language in ("nb", "en"):
        dashboard.page.get_by_role("radio", name=texts(language)(f"language.{language}")).click(force=True)
        expect(dashboard.page.locator(".ic-comparison caption")).to_contain_text(
            texts(language)("compare.caption", n=2)
        )
        dashboard.expect_parameters(compare=compared, lang=[language])


def table_of_example(dashboard: Dashboard) -> Locator:
    """The first table of the example list in Norwegian."""
    page, t = dashboard.go("your_data", lang="nb").page, texts("nb")
    page.get_by_role("button", name=t("own.example")).click()
    # The table moves while the page still grows, away from under the mouse.
    expect(page.get_by_text(t("own.download.report"))).to_be_visible(timeout=START_TIMEOUT)
    dashboard.wait_idle()
    return page.get_by_test_id("stDataFrame").first


@pytest.mark.console("_stcore")
def test_the_menus_of_a_table_are_in_the_readers_language(dashboard: Dashboard) -> None:
    page, t, table = dashboard.page, texts("nb"), table_of_example(dashboard)
    table.hover()
    page.get_by_role("button", name=t("document.columns")).click()
    expect(page.get_by_text(t("document.index"))).to_be_visible()
    assert left_over(page, "nb") <= EXAMPLES_COLUMNS
    page.keyboard.press("Escape")
    box = table.bounding_box()
    assert box
    menu = Position(x=box["width"] - MENU["x"], y=MENU["y"])
    table.hover(position=menu)
    table.click(position=menu)
    page.get_by_role("menuitem", name=t("document.statistics")).hover()
    expect(page.get_by_text(t("document.average_length"))).to_be_visible()
    assert left_over(page, "nb") <= EXAMPLES_COLUMNS


@pytest.mark.console("_stcore")
def test_what_a_box_says_while_somebody_types_is_in_the_readers_language(dashboard: Dashboard) -> None:
    page, t = dashboard.page, texts("nb")
    dashboard.go("your_data", lang="nb")
    page.locator("summary", has_text=t("own.paste")).click()
    pasted = page.get_by_role("textbox", name=t("own.paste.label"))
    pasted.press_sequentially("Navn;Sted")
    expect(page.get_by_text(t("document.apply_with_key", pressed="Ctrl"))).to_be_visible()
    pasted.fill("Navn;Sted\nA;Myre\nB;Oslo\n")
    pasted.press("Control+Enter")
    title = page.get_by_role("textbox", name=t("own.title"))
    expect(title).to_be_visible(timeout=START_TIMEOUT)
    dashboard.wait_idle()
    title.press_sequentially("e")
    expect(page.get_by_text(t("document.apply"), exact=True)).to_be_visible()
    title.press("Enter")
    dashboard.wait_idle()
    place = page.get_by_role("combobox", name=re.compile("^Myre: "))
    place.click()
    place.press("ControlOrMeta+a")
    typed = ""
    for letter in "Bodø":
        place.press_sequentially(letter)
        typed += letter
        expect(page.get_by_role("option", name=t("document.add", text=typed), exact=True)).to_be_visible()
    place.fill("")
    expect(place).to_have_attribute("placeholder", t("document.choose_or_add"))


@pytest.mark.console("_stcore")
def test_the_search_of_a_table_is_in_the_readers_language(dashboard: Dashboard) -> None:
    page, t = dashboard.page, texts("nb")
    table_of_example(dashboard).hover()
    page.get_by_role("button", name=t("document.search")).first.click()
    expect(page.get_by_text(t("document.type_to_search"))).to_be_visible()
    page.get_by_test_id("search-input").fill("Oslo")
    expect(page.get_by_text(t("document.results", n=2))).to_be_visible()
    page.get_by_role("button", name=t("document.next_result")).click()
    expect(page.get_by_text(t("document.one_of_results", at=1, n=2))).to_be_visible()
    expect(page.get_by_role("button", name=t("document.previous_result"))).to_be_visible()
    expect(page.get_by_role("button", name=t("document.close_search"))).to_be_visible()


@pytest.mark.console("_stcore")
def test_why_a_file_is_not_taken_is_said_in_the_readers_language(
    dashboard: Dashboard, tmp_path: Path
) -> None:
    page, t = dashboard.page, texts("nb")
    dashboard.go("your_data", lang="nb")
    for name, content, reason in (
        ("list.pdf", b"%PDF-1.7", "pdf"),
        ("photo.jpg", b"\xff\xd8\xff\xe0", "picture"),
    ):
        (tmp_path / name).write_bytes(content)
        page.locator("input[type=file]").set_input_files(tmp_path / name)
        expect(page.get_by_role("alert").get_by_text(t(f"intake.{reason}"))).to_be_visible()
    with (tmp_path / "large.csv").open("wb") as large:
        large.truncate(60_000_000)
    page.locator("input[type=file]").set_input_files(tmp_path / "large.csv")
    box = page.get_by_text(t("document.too_large", size="50.0MB")).bounding_box()
    assert box
    assert box["width"] > READABLE, "only a tooltip says it"
    assert left_over(page, "nb") == set()


@pytest.mark.console("_stcore")
@pytest.mark.parametrize(("locale", "language"), [("nn-NO", "nb"), ("nb-NO", "nb"), ("de-DE", "en")])
def test_the_browsers_language_is_the_first_guess_and_the_link_decides(
    reader: Reader, locale: str, language: str
) -> None:
    dashboard = reader(locale=locale).go("compare")
    expect(dashboard.page.locator(f"html[lang={language}]")).to_be_attached(timeout=START_TIMEOUT)
    dashboard.go("compare", lang="nb" if language == "en" else "en")
    expect(dashboard.page.locator(f"html[lang={'nb' if language == 'en' else 'en'}]")).to_be_attached()


@pytest.mark.console("_stcore")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_sorts_by_the_languages_alphabet_and_numbers_are_written_its_way(
    dashboard: Dashboard, language: str
) -> None:
    t, page = texts(language), dashboard.page
    dashboard.go("clusters", lang=language)
    expect(page.locator(".ic-table td").first).to_be_visible(timeout=START_TIMEOUT)
    page.get_by_role("button", name=t("table.home")).click()
    homes = {cluster.home_place for cluster in CATALOGUE.clusters if cluster.home_place}
    last = page.locator(".ic-table tbody tr").last.get_by_role("cell").nth(2)
    expect(last).to_have_text(max(homes, key=t.sort_key))

    dashboard.go("programme", lang=language)
    effect = CATALOGUE.facts_by_id["effect-value-creation"].value
    assert effect is not None
    expect(page.locator(".ic-figures strong").first).to_have_text(f"+{t.number(effect)}")

"""Two languages: nothing on any page is left in the other one, and the switch keeps what the reader had."""

import re
from collections.abc import Callable, Iterator
from functools import cache, partial

import pytest
from playwright.sync_api import Frame, Page, expect

from data.history import load_history
from data.i18n import texts
from tests.browser.dashboard import START_TIMEOUT, Dashboard
from tests.browser.facts import CATALOGUE, CLUSTERS
from tests.browser.tour import LANGUAGES, tour
from tests.data.test_languages import forms_by_key

Reader = Callable[..., Dashboard]
# Every text that is seen, and every name that is spoken, with the language that it is marked as.
SAID = """() => {
    const said = [];
    const note = (text, element) => {
        if (/\\p{L}{2}/u.test(text)) said.push([text.trim().replace(/\\s+/g, " "), element.closest("[lang]").lang]);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        const said_by_nobody = element.closest("script, style, noscript, [data-testid=stIconMaterial]");
        const seen = element.checkVisibility({visibilityProperty: true});
        // A chart breaks a long name into lines.
        const lines = element.closest("svg text")?.querySelectorAll("tspan") ?? [];
        const text = lines.length ? [...lines].map(line => line.textContent).join(" ") : walker.currentNode.data;
        if (seen && !said_by_nobody) note(text, element);
    }
    for (const name of ["aria-label", "title", "placeholder", "alt", "aria-roledescription", "aria-description"])
        for (const element of document.querySelectorAll(`[${name}]`))
            if (!element.closest("[aria-hidden=true]")) note(element.getAttribute(name), element);
    return said;
}"""
# Common words of one language that are no words of the other.
TELLTALE = {
    "en": r"og|av|med|fra|som|ikke|klynger|klynge|vises|kilde|kilder|velg|fylke|kart|kunne|eller|til|på",
    "nb": r"the|of|and|with|from|which|are|was|were|you|your|shown|found|not|click|download|upload|remove|this|that"
    r"|open|close|show|search|help|select|clear|copy|sidebar|fullscreen|running|axis|titled|visualization",
}  # fmt: skip
# Names in the data may hold words of either language.
NAMES = sorted(
    {
        name
        for cluster in CATALOGUE.clusters
        for name in (
            *(*cluster.names, cluster.home_place, cluster.county, *cluster.sources),
            *(award.source for award in cluster.awards),
        )
        if name
    }
    | {level.full_name for level in CATALOGUE.levels if level.full_name}
    | {organisation.name for organisation in load_history(CATALOGUE).organisations}
    | {CATALOGUE.title},
    key=len,
    reverse=True,
)


@cache
def texts_of(language: str) -> frozenset[str]:
    """All texts of *language*, each plural form by itself."""
    return frozenset(form for forms in forms_by_key(language).values() for form in forms)


@cache
def foreign(language: str) -> re.Pattern[str]:
    """What fits a text of another language and of *language* itself not."""
    others = {text for other in LANGUAGES for text in texts_of(other)} - texts_of(language)
    worded = (text for text in others if len(re.sub(r"\{\w+\}|\W", "", text)) > 2)
    return re.compile("|".join(re.sub(r"\\\{\w+\\\}", ".+", re.escape(text)) for text in sorted(worded)))


def is_foreign(text: str, language: str) -> bool:
    """Whether *text*, which is no name, is of another language than *language*."""
    if text in texts_of(language):
        return False
    for name in NAMES:
        text = text.replace(name, "")
    return bool(
        foreign(language).fullmatch(text)
        or re.search(rf"(?<![\w-])({TELLTALE[language]})(?![\w-])", text, re.IGNORECASE)
    )


def said(page: Page) -> Iterator[tuple[str, str]]:
    """What the page and its frames say, with the language that it is marked as."""
    frames: list[Frame] = page.frames
    for frame in frames:
        yield from ((text, marked) for text, marked in frame.evaluate(SAID))


def left_over(page: Page, language: str) -> set[str]:
    """What is marked as of the page's *language* and is not."""
    return {text for text, marked in said(page) if marked == language and is_foreign(text, language)}


@pytest.mark.console("_stcore")
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_on_any_page_is_left_in_another_language(
    reader: Reader, language: str, subtests: pytest.Subtests
) -> None:
    dashboard = reader()
    for stop in tour(dashboard, language):
        with subtests.test(stop.name):
            dashboard.eventually(lambda: left_over(dashboard.page, language), set())


def test_the_switch_keeps_all_that_the_reader_had(reader: Reader) -> None:
    had = {"level": ["nce", "mature"], "county": ["vestland"], "q": ["media"], "cluster": ["nce-media"]}
    dashboard = reader().open(**had)
    for language in ("nb", "en", "nb"):
        dashboard.page.get_by_role("radio", name=texts(language)(f"language.{language}")).click(force=True)
        expect(dashboard.page.locator(f"html[lang={language}]")).to_be_attached(timeout=START_TIMEOUT)
        dashboard.expect_parameters(**had, lang=[language])
        dashboard.expect_card(CLUSTERS["nce-media"])
        expect(dashboard.status).to_have_text(texts(language)("panel.status", n=1, total=43))
        expect(dashboard.map.locator(f"html[lang={language}]")).to_be_attached()
        dashboard.eventually(partial(left_over, dashboard.page, language), set())


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

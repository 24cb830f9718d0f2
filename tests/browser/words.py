"""Which words of a page, seen or spoken, are of another language than the page's."""

import re
from collections.abc import Iterator
from functools import cache

from playwright.sync_api import Frame, Page

from data.history import load_history
from tests.browser.facts import CATALOGUE
from tests.browser.tour import LANGUAGES
from tests.data.test_languages import forms_by_key

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

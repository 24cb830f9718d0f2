"""How easily the product's texts are read: LIX and the longest sentence of each page, in each language.

``python -m tests.pages.lix`` prints the table that ``CONTRIBUTING.md`` holds. LIX (Björnsson 1968) is the mean
number of words in a sentence plus the percentage of words of more than six letters, so it needs no dictionary and fits
both languages: 30 is easy, 40 a newspaper, over 55 the language of experts. The package ``readability`` computes it.

A page is all of its sentences, the seldom ones such as errors too. Labels and names are not sentences and do not count.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from babel.messages.pofile import read_po
from readability import getmeasures

from data.history import load_history
from data.i18n import FOLDER, languages
from data.load import load_catalogue
from data.model import Catalogue, prose

MOST_LIX = 45
MOST_WORDS = 25  # of a sentence
CLUSTER_PAGE = "one cluster"
LAYOUT = "layout"

# Which page shows the texts whose keys begin like this. What is not named here stands in the layout around all pages.
_PAGES = {
    "map": ("basemap", "card", "export", "map", "near", "panel", "search", "share", "tray", "years"),
    "clusters": ("table",),
    "compare": ("compare",),
    "insights": ("flows", "insights", "time"),
    "programme": ("level", "programme", "words"),
    "about": ("about", "fact"),
    "your data": ("intake", "keep", "own", "place"),
    "accessibility": ("a11y",),
}
_PAGE_OF = {prefix: page for page, prefixes in _PAGES.items() for prefix in prefixes}
# A value such as "38 partners (2017)" is no sentence; a longer phrase is read like one.
_WORDS_OF_A_PHRASE = 8
_SENTENCE_END = re.compile(r"[.!?:…][”»)]*$")
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?:…])[”»)]*\s+")
_WORD = re.compile(r"[\w{][\w.,'’/&%{}-]*")
_CLUSTER_PROSE = ("summary", "notes", "region_note", "members_text", "host")
_HISTORY_PROSE = ("home_note", "ended_note")


@dataclass(frozen=True)
class Reading:
    """How hard a page is to read: its LIX, and its longest sentence."""

    page: str
    language: str
    lix: float
    longest: str

    @property
    def words(self) -> int:
        """How many words the longest sentence has."""
        return len(self.longest.split())


def readings() -> list[Reading]:
    """What each page is to read; every cluster has a page of its own."""
    catalogue = load_catalogue()
    return [
        _read(page, language, texts)
        for language in languages()
        for page, texts in chain(
            _pages(language, catalogue).items(),
            ((f"{CLUSTER_PAGE}: {name}", texts) for name, texts in _cluster_pages(language, catalogue)),
        )
        if texts
    ]


def table() -> str:
    """The readings as Markdown, of the clusters' pages only the hardest."""
    lines = ["| page | language | LIX | longest sentence, words |", "| --- | --- | --- | --- |"]
    by_kind = defaultdict(list)
    for reading in readings():
        by_kind[reading.page.partition(":")[0], reading.language].append(reading)
    for (page, language), of_kind in sorted(by_kind.items()):
        lix, words = max(one.lix for one in of_kind), max(one.words for one in of_kind)
        hardest = f", hardest of {len(of_kind)}" if len(of_kind) > 1 else ""
        lines.append(f"| {page}{hardest} | {language} | {lix:.0f} | {words} |")
    return "\n".join(lines)


def _read(page: str, language: str, texts: list[str]) -> Reading:
    sentences = [sentence for text in texts for sentence in _BETWEEN_SENTENCES.split(text)]
    words = [[word.rstrip(".,'’-") for word in _WORD.findall(sentence)] for sentence in sentences]
    measures = getmeasures("\n".join(" ".join(one) for one in words if one))
    longest = max(sentences, key=lambda one: len(one.split()))
    return Reading(page, language, measures["readability grades"]["LIX"], longest)


def _pages(language: str, catalogue: Catalogue) -> dict[str, list[str]]:
    """The sentences of each page by its name."""
    pages = defaultdict(list)
    for key, text in _texts(language):
        pages[_PAGE_OF.get(key.partition(".")[0], LAYOUT)].append(text)
    for organisation in load_history(catalogue).organisations:
        pages["map"] += _prose(organisation, language, _HISTORY_PROSE)
    return {page: [text for text in texts if _is_prose(text)] for page, texts in pages.items()}


def _texts(language: str) -> Iterator[tuple[str, str]]:
    """Each text of a language with its key, a plural once for each of its forms."""
    with (FOLDER / f"{language}.po").open("rb") as file:
        for message in read_po(file):
            if message.id:
                forms = [message.string] if isinstance(message.string, str) else message.string
                for form in forms or ():
                    yield message.id if isinstance(message.id, str) else message.id[0], form


def _cluster_pages(language: str, catalogue: Catalogue) -> Iterator[tuple[str, list[str]]]:
    """What is told of each cluster, with its id."""
    for cluster in catalogue.clusters:
        told = _prose(cluster, language, _CLUSTER_PROSE)
        remarks = [text for award in cluster.awards for text in _prose(award, language, ("note",))]
        yield cluster.id, [text for text in (*told, *remarks) if _is_prose(text)]


def _prose(record: object, language: str, columns: tuple[str, ...]) -> list[str]:
    found = (prose(record, column, language) for column in columns)
    return [one.text for one in found if one]


def _is_prose(text: str) -> bool:
    return bool(_SENTENCE_END.search(text)) or len(text.split()) >= _WORDS_OF_A_PHRASE


if __name__ == "__main__":
    print(table())

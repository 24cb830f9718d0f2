"""The reader's language, and the names of things in it."""

import re

from data.i18n import DEFAULT_LANGUAGE, Texts, languages, texts
from data.model import Level, facet_id

__all__ = [
    "DEFAULT_LANGUAGE",
    "WORD_JOINER",
    "Texts",
    "as_markdown",
    "languages",
    "level_meaning",
    "level_name",
    "match_language",
    "sector_name",
    "texts",
]

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~:$&])")
# Addresses become links wherever they stand, escaped or not, unless something parts them: a word joiner, unseen.
_ADDRESS = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?=@)", re.IGNORECASE)
WORD_JOINER = "\u2060"
# Browsers say "no" for Norwegian of either kind; readers of Nynorsk are nearer to Bokmål than to English.
_ALIASES = {"no": "nb", "nn": "nb", "da": "nb", "sv": "nb"}


def match_language(browser: str | None) -> str:
    """The language with texts that is nearest to a browser's locale, such as ``"nn-NO"``; English if none is."""
    code = (browser or "").replace("_", "-").split("-")[0].lower()
    code = _ALIASES.get(code, code)
    return code if code in languages() else DEFAULT_LANGUAGE


def as_markdown(text: str) -> str:
    """*text* as Markdown that looks just as it is, without links: Streamlit reads labels and messages as Markdown."""
    return _MARKDOWN.sub(r"\\\1", _ADDRESS.sub(WORD_JOINER, text))


def level_name(t: Texts, level: Level) -> str:
    """A level's name: the catalogue's own where the texts have none."""
    key = f"level.{level.id}.name"
    return t(key) if key in t else level.name


def level_meaning(t: Texts, level: Level) -> str | None:
    """What a level means, in one or two sentences, if the texts say."""
    key = f"level.{level.id}.meaning"
    return t(key) if key in t else None


def sector_name(t: Texts, label: str) -> str:
    """A sector's name: the catalogue's own where the texts have none."""
    key = f"sector.{facet_id(label)}"
    return t(key) if key in t else label

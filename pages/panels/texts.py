"""The reader's language, and the names of things in it."""

from functools import cache

from data.model import Level, facet_id
from data.texts import DEFAULT_LANGUAGE, Texts, languages, texts

__all__ = ["Texts", "languages", "level_meaning", "level_name", "sector_name", "texts_for"]


@cache
def texts_for(language: str | None) -> Texts:
    """The texts in *language*, or in English where there is none such."""
    return texts(language if language in languages() else DEFAULT_LANGUAGE)


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

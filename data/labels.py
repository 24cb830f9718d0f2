"""The names of levels and sectors in a reader's language."""

from data.history import Change, ChangeKind
from data.i18n import Texts
from data.model import Catalogue, Level, facet_id


def level_name(t: Texts, level: Level) -> str:
    """A level's name: the catalogue's own where the texts have none."""
    key = f"level.{level.id}.name"
    return t(key) if key in t else level.name


def level_meaning(t: Texts, level: Level) -> str | None:
    """What a level means, in one or two sentences, if there is a text."""
    key = f"level.{level.id}.meaning"
    return t(key) if key in t else None


def sector_name(t: Texts, label: str) -> str:
    """A sector's name: the catalogue's own where the texts have none."""
    key = f"sector.{facet_id(label)}"
    return t(key) if key in t else label


def news_text(t: Texts, catalogue: Catalogue, change: Change, year: int) -> str:
    """What was new with a cluster in *year*, in a few words."""
    before = catalogue.levels_by_id.get(change.before or "")
    if change.kind is ChangeKind.MOVED_UP and before:
        return t("news.moved_up", level=level_name(t, before), year=str(year))
    return t("news.admitted", year=str(year))

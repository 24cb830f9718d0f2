"""The map's own files: the base map in the reader's language, and the clusters on it."""

from data.i18n import Texts
from geo.dataset import Dataset
from geo.map.base_map import ClusterBaseMap
from geo.map.messages import TownLabel, as_table
from pages.panels.state import shared
from pages.panels.ui import assets

MAP_TEXTS = (
    "name", "zoom_in", "zoom_out", "reset_view", "fit_shown", "full_screen", "credit", "group", "shade_title",
    "two_fingers", "group_news", "group_count", "group_at", "group_nearby", "group_more", "close", "near_here", "ring",
)  # fmt: skip


def base_map(t: Texts) -> ClusterBaseMap:
    """The map without clusters, the same for every reader of a language."""
    return ClusterBaseMap(assets.map_links(labels()), map_texts(t))


def labels() -> str:
    """The address of the names of towns, relative to the server's root."""
    return assets.serve_json(as_table(TownLabel, shared.town_names()), "labels")


def payload(t: Texts, data: Dataset) -> str:
    """The address of the clusters' markers and rows, relative to the server's root."""
    return assets.serve(data.payload(t), "application/json", "payload", data.secret)


def map_texts(t: Texts) -> dict[str, str]:
    """The words that the map shows or speaks, and the language that they are in."""
    return {key: t(f"map.{key}") for key in MAP_TEXTS} | {"language": t.language}

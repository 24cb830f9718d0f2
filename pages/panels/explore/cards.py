"""A cluster's card beside the map or the table: in the session's messages, and by an address of its own.

The session sends the card with its answer to a choice. Streamlit's client then draws the whole page anew, which takes
longer than anything else between a click and the card. So beside the map the panel asks for the card by its address as
well, often from the press on (``web/card_file.js``), and shows whichever comes first: both are the same HTML.
"""

from threading import Lock
from urllib.parse import urlencode
from weakref import WeakKeyDictionary

from cachetools import LRUCache

from data.i18n import Texts
from data.model import Cluster
from geo.dataset import Dataset
from geo.view import View
from pages.panels.explore.more import more_of_the_same
from pages.panels.ui import card
from pages.panels.ui.embedding import EMBED

PATH = "card/{id}"
"""Of a card below the server's root, with a gap for the cluster's id."""
MOST_KEPT = 300
"""Cards of a dataset that are kept, some 10 kB each; the one asked for longest ago makes room."""

Key = tuple[str, str, tuple[str, ...], bool]
"""What the card of a dataset depends on: language, cluster, the clusters that are compared, whether it is embedded."""
_kept: WeakKeyDictionary[Dataset, LRUCache[Key, str]] = WeakKeyDictionary()
_lock = Lock()


def html(t: Texts, data: Dataset, cluster: Cluster, view: View, *, embedded: bool) -> str:
    """The card as HTML; in an *embedded* page, which has no chips to take a filter back, it leads to no filters.

    It is drawn once for the session and for who asks by its address.
    """
    key = (t.language, cluster.id, view.compared, embedded)
    with _lock:
        kept = _kept.setdefault(data, LRUCache(MOST_KEPT))
        known = kept.get(key)
    if known is not None:
        return known
    more = more_of_the_same(t, data, cluster)
    drawn = card.html(t, data, cluster, view, more=more, filters=not embedded)
    with _lock:
        kept[key] = drawn
    return drawn


def address(t: Texts, data: Dataset, view: View, *, embedded: bool) -> str | None:
    """The address of any cluster's card, like :data:`PATH`, with all that the card depends on as parameters.

    None for a reader's own list, which only their session knows.
    """
    if data.own:
        return None
    shown = View(lang=t.language, year=view.year, compared=view.compared)
    query = shown.to_query(data.index) | ({EMBED: ["true"]} if embedded else {})
    return f"{PATH}?{urlencode(query, doseq=True)}"

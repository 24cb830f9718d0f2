"""A cluster's card beside the map or the table: in the session's messages, and by an address of its own.

The session sends the card with its answer to a choice. Streamlit's client then draws the whole page anew, which takes
longer than anything else between a click and the card. So the panel asks for the card by its address as well, at the
moment of the click (``web/panel.js``), and shows whichever comes first: both are the same HTML.
"""

from urllib.parse import urlencode

from data.i18n import Texts
from data.model import Cluster
from geo.dataset import Dataset
from geo.view import View
from pages.panels.explore.more import more_of_the_same
from pages.panels.ui import card
from pages.panels.ui.embedding import EMBED

PATH = "card/{id}"
"""Of a card below the server's root, with a gap for the cluster's id."""


def html(t: Texts, data: Dataset, cluster: Cluster, view: View, *, embedded: bool) -> str:
    """The card as HTML; in an *embedded* page, which has no chips to take a filter back, it leads to no filters."""
    return card.html(t, data, cluster, view, more=more_of_the_same(t, data, cluster), filters=not embedded)


def address(t: Texts, data: Dataset, view: View, *, embedded: bool) -> str | None:
    """The address of any cluster's card, like :data:`PATH`, with all that the card depends on as parameters.

    None for a reader's own list, which only their session knows.
    """
    if data.own:
        return None
    shown = View(lang=t.language, year=view.year, compared=view.compared)
    query = shown.to_query(data.index) | ({EMBED: ["true"]} if embedded else {})
    return f"{PATH}?{urlencode(query, doseq=True)}"

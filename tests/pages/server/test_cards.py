"""A card by its address: the same that the session sends, in each language, year and comparison."""

import gc
import weakref
from collections.abc import Sequence
from itertools import count

import pytest

from data.i18n import texts
from geo.view import View
from pages.panels.explore import cards
from pages.panels.state import shared
from pages.panels.ui import card
from tests.pages.apptest import dashboard, panel
from tests.pages.own_list import own_list
from tests.pages.server.client import client

ASK = client()


@pytest.mark.parametrize(
    "parameters",
    [
        {},
        {"lang": ["nb"]},
        {"year": ["2021"]},
        {"compare": ["nce-media", "stiim"]},
        {"compare": ["nce-eyde"], "lang": ["nb"]},
        {"level": ["gce"], "q": ["ocean"], "order": ["name"]},
    ],
)
def test_a_card_is_the_same_by_its_address_and_from_the_session(parameters: dict[str, Sequence[str]]) -> None:
    sent = panel(dashboard(cluster=["nce-eyde"], **parameters))
    assert sent["card"]
    assert ASK.get(f"/{sent['card_address']}".format(id="nce-eyde")).text == sent["card"]


def test_what_a_card_does_not_depend_on_is_not_in_its_address() -> None:
    sent = panel(dashboard(level=["gce"], q=["ocean"], cluster=["nce-eyde"]))
    assert sent["card_address"] == "card/{id}?lang=en"


def test_a_card_of_a_readers_own_list_has_no_address() -> None:
    own = own_list("name,place\nOur company,Bergen\n")
    assert cards.address(texts("en"), own, View(), embedded=False) is None


def test_an_embedded_card_leads_to_no_filters() -> None:
    t, data = texts("en"), shared.programme()
    address = cards.address(t, data, View(), embedded=True)
    assert address == "card/{id}?lang=en&embed=true"
    answer = ASK.get(f"/{address}".format(id="nce-eyde")).text
    cluster = data.catalogue.clusters_by_id["nce-eyde"]
    assert answer == cards.html(t, data, cluster, View(), embedded=True)
    assert answer != cards.html(t, data, cluster, View(), embedded=False)


@pytest.mark.parametrize("address", ["card/none", "card/%3Cscript%3E", "card/nce-eyde?year=2012"])
def test_what_is_not_listed_has_no_card(address: str) -> None:
    answer = ASK.get(f"/{address}")
    assert (answer.status_code, answer.text) == (404, "There is no such cluster.")


def test_a_card_is_drawn_once_for_a_dataset_and_goes_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = count(1)
    monkeypatch.setattr(card, "html", lambda *_shown, **_more: f"card {next(numbers)}")
    t, data = texts("en"), own_list("name,place\nOur company,Bergen\n")
    (cluster,) = data.catalogue.clusters
    compared = View(compared=(cluster.id,))
    shown = [cards.html(t, data, cluster, view, embedded=False) for view in (View(), compared, View())]
    assert shown == ["card 1", "card 2", "card 1"]
    gone = weakref.ref(data)
    del data, cluster
    gc.collect()
    assert gone() is None


def test_search_engines_are_led_to_the_clusters_own_page_alone() -> None:
    answer = ASK.get("/card/nce-eyde")
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert ASK.get("/card/nce-eyde", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304

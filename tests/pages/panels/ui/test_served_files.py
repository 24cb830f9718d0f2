"""Files by a digest of their content: kept for all readers, or lent to one session until it ends."""

import re

from pages.panels.ui.served_files import MOST_LENT, ROUTE, FileStore
from tests.pages.apptest import dashboard, filtered

JSON = "application/json"


def content(store: FileStore, address: str) -> bytes | None:
    file = store.get(address.removeprefix(ROUTE))
    return file.content if file else None


def test_the_page_names_its_payload_by_a_digest() -> None:
    assert re.fullmatch(ROUTE + r"[0-9a-f]{40}\.json", filtered(dashboard())["payload"])


def test_equal_content_has_one_address_and_stays() -> None:
    store = FileStore()
    address = store.publish(b"{}", JSON)
    assert store.publish(bytes(bytearray(b"{}")), JSON) == address
    assert store.publish(b"[]", JSON) != address
    assert content(store, address) == b"{}"


def test_the_file_published_longest_ago_makes_room() -> None:
    store = FileStore(most_shared=2)
    one, two = store.publish(b"1", JSON), store.publish(b"2", JSON)
    store.publish(b"1", JSON)
    three = store.publish(b"3", JSON)
    assert [content(store, address) for address in (one, two, three)] == [b"1", None, b"3"]
    assert content(store, store.publish(b"2", JSON)) == b"2"


def test_a_lent_file_has_a_secret_address_and_ends_with_its_session() -> None:
    store = FileStore()
    addresses = {
        store.publish(b"{}", JSON),
        mine := store.lend(b"{}", JSON, "payload", "session", "secret"),
        store.lend(b"{}", JSON, "payload", "another", "other secret"),
    }
    assert len(addresses) == 3
    assert content(store, mine) == b"{}"
    store.end("session")
    assert content(store, mine) is None
    # A run of the session's script that has not noticed yet.
    assert content(store, store.lend(b"{}", JSON, "payload", "session", "secret")) is None


def test_a_place_keeps_its_newest_files() -> None:
    store = FileStore()
    lent = [store.lend(text, JSON, "payload", "session", "secret") for text in (b"1", b"2", b"2", b"3")]
    assert [content(store, address) for address in lent] == [None, b"2", b"2", b"3"]
    assert MOST_LENT == 2

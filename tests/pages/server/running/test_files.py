"""Files by a digest of their content: whom a cache may keep them for."""

from tests.pages.server.running.client import ask, open_page
from tests.pages.server.running.conftest import Running

LIST = b"name,level,home\nSecret One,Gold,Bergen\nSecret Two,Silver,Oslo\n"


def test_any_cache_may_keep_the_programmes_clusters_for_good(running: Running) -> None:
    with open_page(running.address) as page:
        page.run()
        address = page.addresses["filters"]
    answer = ask(running.address, address)
    assert answer.status == 200
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-type"] == "application/json"


def test_no_cache_may_keep_a_readers_list(running: Running) -> None:
    with open_page(running.address) as page:
        page.run(page="your_data")
        page.bring(LIST)
        page.show_own()
        answer = ask(running.address, page.addresses["filters"])
    assert answer.status == 200
    assert answer.headers["cache-control"] == "private, no-store"


def test_an_unknown_name_is_not_found(running: Running) -> None:
    assert ask(running.address, "files/none.json").status == 404

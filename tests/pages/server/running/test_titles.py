"""The tab's title in the running app, which is that of the first HTML."""

import pytest

from tests.pages.server.html import Html
from tests.pages.server.running.client import ask, open_page
from tests.pages.server.running.conftest import Running


@pytest.mark.parametrize(
    ("page", "query"),
    [("", ""), ("", "cluster=eyde&lang=nb"), ("clusters", "level=gce&lang=en"), ("about", "lang=nb")],
)
def test_the_tab_is_called_as_the_first_html_calls_the_page(running: Running, page: str, query: str) -> None:
    with open_page(running.address, query=query) as opened:
        opened.run(page=page, query=query)
        assert opened.title == Html(ask(running.address, f"{page}?{query}").body.decode()).title

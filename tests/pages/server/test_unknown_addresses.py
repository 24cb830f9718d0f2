"""Where nothing is, the server says so with 404 and ways on; what Streamlit has, it still answers."""

from urllib.parse import quote, urljoin

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient
from streamlit.web.server.starlette.starlette_static_routes import create_streamlit_static_assets_routes

from pages.panels.state import readiness, shared
from pages.panels.ui.streamlit_internals import INDEX
from pages.server.app import ROUTES
from pages.server.unknown_addresses import UnknownAddresses
from tests.pages.server.client import ROOT
from tests.pages.server.html import Html

SERVER = Starlette(
    routes=[*ROUTES, *create_streamlit_static_assets_routes(None)], middleware=[Middleware(UnknownAddresses)]
)
ASK = TestClient(SERVER, ROOT, headers={"Accept-Language": "nb"})


@pytest.mark.parametrize(
    "path", ["klynger", "insights/foo", "cluster/act/more", "wp-login.php", "index.html", "ny-klynge"]
)
def test_an_unknown_address_is_answered_with_ways_on_and_is_not_listed(path: str) -> None:
    answer = ASK.get(f"/{path}")
    assert (answer.status_code, answer.headers["vary"]) == (404, "Accept-Language")
    told = Html(answer.text)
    assert told.meta("robots") == "noindex"
    assert told.all("link", rel="canonical") == told.all("script") == []
    assert f"«{path}»" in answer.text
    here = f"{ROOT}{path}"
    links = {urljoin(here, str(one["href"])) for one in told.all("a")}
    name = path.rpartition("/")[2]
    words = quote(name.replace("-", " "), safe="").replace("%20", "+")
    assert {ROOT, f"{ROOT}clusters", f"{ROOT}?q={words}", f"{ROOT}{quote(path)}?lang=en"} <= links
    for link in links:
        if link.startswith(ROOT) and path not in link:
            assert ASK.get(link).status_code == 200


def test_the_language_of_the_address_goes_with_the_links() -> None:
    told = Html(ASK.get("/klynger?lang=en").text)
    links = {urljoin(ROOT, str(one["href"])) for one in told.all("a")}
    assert {f"{ROOT}?lang=en", f"{ROOT}clusters?lang=en", f"{ROOT}?q=klynger&lang=en"} < links


def test_a_head_is_answered_as_what_it_stands_for() -> None:
    assert ASK.head("/klynger").status_code == 404


def test_what_is_written_in_the_address_is_text_only() -> None:
    answer = ASK.get("/%3Cb%3Enobody")
    assert answer.status_code == 404
    assert Html(answer.text).all("b") == []


@pytest.mark.parametrize(
    "path", ["", "clusters", "cluster/act", "manifest.json", "favicon.png", "robots.txt"]
)
def test_what_is_there_is_answered(path: str) -> None:
    assert ASK.get(f"/{path}").status_code == 200


def test_a_slash_at_the_end_leads_to_the_page_without_it() -> None:
    answer = ASK.get("/insights/?lang=nb", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (301, "/insights?lang=nb")


def test_while_the_data_cannot_be_shown_streamlits_page_comes_and_explains_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse() -> None:
        raise readiness.CAUSES[0]("the list is damaged")

    monkeypatch.setattr(shared, "programme", refuse)
    answer = ASK.get("/klynger")
    assert (answer.status_code, answer.text) == (200, INDEX.read_text("utf-8"))

"""The headers of each answer."""

import pytest

from tests.pages.server.running.client import ask, open_page
from tests.pages.server.running.conftest import Running


@pytest.mark.parametrize("path", ["", "clusters", "_stcore/health", "media/none.json", "favicon.png"])
def test_each_answer_tells_the_browser_what_a_page_may_do(running: Running, path: str) -> None:
    headers = ask(running.address, path).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["script-src"].startswith("'self' blob: 'sha256-")
    assert "unsafe" not in policy["script-src"]
    assert policy["frame-ancestors"] == "*"
    assert (policy["object-src"], policy["base-uri"]) == ("'none'", "'self'")
    assert "https://tile.openstreetmap.org" in policy["img-src"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in headers["permissions-policy"]


def test_only_the_maps_frame_may_run_inline_scripts(running: Running) -> None:
    with open_page(running.address):  # which declares the component
        frame = ask(running.address, "component/streamlit_folium.st_folium/index.html")
    assert frame.status == 200
    assert (
        "script-src 'self' blob: 'unsafe-inline' 'unsafe-eval';" in frame.headers["content-security-policy"]
    )


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"X_Forwarded_For": "127.0.0.1"}, 404),
        ({"Via": "1.1 proxy"}, 404),
        ({"Forwarded": "for=x"}, 404),
    ],
)
def test_figures_about_the_process_are_for_this_machine_alone(
    running: Running, headers: dict[str, str], status: int
) -> None:
    assert ask(running.address, "_stcore/metrics", "GET", None, **headers).status == status

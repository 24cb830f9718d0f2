"""The settings: the server's README names each that is read, with its default; the server's own suit a public one."""

import os
import re
import tomllib
from pathlib import Path

import pytest

from data.errors import SettingError
from data.intake.limits import MAX_BYTES
from geo.places.settings import GeocodingSettings
from pages.panels.state.settings import Settings
from pages.panels.ui.streamlit_internals import READER_HEADER
from pages.server.settings import ServerSettings
from tests.asked import Asked

ROOT = Path(__file__).parent.parent


def documented() -> dict[str, str]:
    """The default of each setting in the README's table."""
    text = (ROOT / "pages" / "server" / "README.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^\| `(CLUSTERMAP_\w+)` \| `?([^|`]+?)`? \|", text, re.MULTILINE))


def test_the_readme_names_every_setting_that_is_read_and_no_other() -> None:
    environment = Asked()
    Settings.read(environment)
    GeocodingSettings.read(environment)
    ServerSettings.read(environment)
    assert set(documented()) == set(environment.names)


def test_the_readme_tells_the_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    settings, geocoding, server = Settings.read({}), GeocodingSettings.read({}), ServerSettings.read({})
    assert documented() == {
        "CLUSTERMAP_DATA": str(settings.data.relative_to(ROOT)),
        "CLUSTERMAP_BASEMAP": settings.basemap,
        "CLUSTERMAP_CONTACT": str(settings.contact).lower(),
        "CLUSTERMAP_LISTS_AT_ONCE": str(settings.lists_at_once),
        "CLUSTERMAP_LISTS_WAITING": str(settings.lists_waiting),
        "CLUSTERMAP_FRAME_ANCESTORS": server.frame_ancestors,
        "CLUSTERMAP_UPLOADS_TOTAL": str(server.uploads_total),
        "CLUSTERMAP_PUBLIC_URL": str(server.public_url).lower(),
        "CLUSTERMAP_GEOCODE_ONLINE": ",".join(geocoding.services) or "none",
        "CLUSTERMAP_GEOCODE_USER_AGENT": str(geocoding.user_agent).lower(),
        "CLUSTERMAP_GEOCODE_CACHE": str(geocoding.cache).replace(str(Path.home()), "~"),
        "CLUSTERMAP_GEOCODE_TIMEOUT": f"{geocoding.timeout:g}",
        "CLUSTERMAP_GEOCODE_LOOKUPS": str(geocoding.lookups),
        "CLUSTERMAP_GEOCODE_KARTVERKET_DOMAIN": geocoding.domains["kartverket"],
        "CLUSTERMAP_GEOCODE_NOMINATIM_DOMAIN": geocoding.domains["nominatim"],
        "CLUSTERMAP_GEOCODE_SCHEME": geocoding.scheme,
    }


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CLUSTERMAP_DATA", "no/such/folder"),
        ("CLUSTERMAP_BASEMAP", "moon"),
        ("CLUSTERMAP_DATA", os.devnull),
        ("CLUSTERMAP_CONTACT", "javascript:alert(1)"),
        ("CLUSTERMAP_CONTACT", "mailto:"),
        ("CLUSTERMAP_CONTACT", "https://"),
        ("CLUSTERMAP_LISTS_AT_ONCE", "0"),
        ("CLUSTERMAP_LISTS_WAITING", "many"),
        ("CLUSTERMAP_LISTS_WAITING", "9" * 5_000),
    ],
)
def test_a_value_that_makes_no_sense_is_reported_with_its_setting(name: str, value: str) -> None:
    with pytest.raises(SettingError, match=f"{name} must .*{re.escape(value)}"):
        Settings.read({name: value})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CLUSTERMAP_FRAME_ANCESTORS", "https://a.example; script-src *"),
        ("CLUSTERMAP_FRAME_ANCESTORS", "javascript:alert(1)"),
        ("CLUSTERMAP_UPLOADS_TOTAL", "49"),
        ("CLUSTERMAP_UPLOADS_TOTAL", "much"),
        ("CLUSTERMAP_UPLOADS_TOTAL", "9" * 5_000),
        ("CLUSTERMAP_PUBLIC_URL", "map.example.org"),
        ("CLUSTERMAP_PUBLIC_URL", "https://map.example.org/?page=1"),
        ("CLUSTERMAP_PUBLIC_URL", "https://map.example.org:99999/"),
    ],
)
def test_a_value_for_the_server_that_makes_no_sense_is_reported_with_its_setting(
    name: str, value: str
) -> None:
    with pytest.raises(SettingError, match=f"{name} must .*{re.escape(value)}"):
        ServerSettings.read({name: value})


def test_sites_that_may_show_the_dashboard_in_a_frame_are_taken_as_written() -> None:
    sites = "'self' https://a.example https://*.b.example:8443"
    assert ServerSettings.read({"CLUSTERMAP_FRAME_ANCESTORS": sites}).frame_ancestors == sites


def test_the_public_address_ends_with_a_slash() -> None:
    for text in ("https://map.example.org/clusters", "https://map.example.org/clusters/"):
        read = ServerSettings.read({"CLUSTERMAP_PUBLIC_URL": text})
        assert read.public_url == "https://map.example.org/clusters/"


def test_an_empty_value_is_as_good_as_none() -> None:
    names = ("CLUSTERMAP_DATA", "CLUSTERMAP_BASEMAP", "CLUSTERMAP_CONTACT")
    assert Settings.read(dict.fromkeys(names, "")) == Settings.read({})
    assert ServerSettings.read({"CLUSTERMAP_FRAME_ANCESTORS": " "}) == ServerSettings.read({})


def test_a_contact_is_taken_as_written() -> None:
    for contact in (
        "mailto:map@example.org?subject=Map",
        "https://example.org/map/issues",
        "http://localhost:3000",
    ):
        assert Settings.read({"CLUSTERMAP_CONTACT": contact}).contact == contact


def test_streamlit_is_set_up_for_a_public_server() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    server = config["server"]
    assert (server["enableXsrfProtection"], server["enableCORS"]) == (True, True)
    assert server["maxUploadSize"] * 1_000_000 <= MAX_BYTES
    assert server["maxMessageSize"] == server["maxUploadSize"]
    # So no message refers to an earlier one, which the browser may have forgotten by then.
    assert config["global"]["minCachedMessageSize"] >= server["maxMessageSize"] * 1_000_000
    assert config["client"]["showErrorDetails"] == "none"
    assert config["browser"]["gatherUsageStats"] is False
    assert config["logger"] == {"level": "warning", "hideWelcomeMessage": True}
    assert server["trustedUserHeaders"] == {READER_HEADER: "reader"}

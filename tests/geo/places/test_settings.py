from pathlib import Path

import pytest

from data.errors import SettingError
from geo.places.settings import PREFIX, GeocodingSettings

AGENT = {"USER_AGENT": "map/1 (me@example.org)"}


def read(**values: object) -> GeocodingSettings:
    return GeocodingSettings.read({PREFIX + name: value for name, value in values.items()})


def test_everything_is_off_by_default() -> None:
    assert GeocodingSettings.read({}).services == ()


def test_empty_values_are_as_good_as_none() -> None:
    names = ("ONLINE", "USER_AGENT", "CACHE", "TIMEOUT", "SCHEME", "KARTVERKET_DOMAIN", "NOMINATIM_DOMAIN")
    assert read(**dict.fromkeys(names, "")) == GeocodingSettings.read({})


@pytest.mark.parametrize(
    ("value", "services"),
    [
        ("kartverket", ("kartverket",)),
        ("nominatim", ("nominatim",)),
        ("kartverket,nominatim", ("kartverket", "nominatim")),
        (" Nominatim , KARTVERKET ", ("nominatim", "kartverket")),
    ],
)
def test_services_are_asked_in_the_order_given(value: str, services: tuple[str, ...]) -> None:
    assert read(ONLINE=value, **AGENT).services == services


def test_all_values_are_taken(tmp_path: Path) -> None:
    settings = read(
        ONLINE="kartverket",
        USER_AGENT="a/1",
        CACHE=str(tmp_path / "c"),
        TIMEOUT=2.5,
        SCHEME="HTTP",
        KARTVERKET_DOMAIN="localhost:8080",
        NOMINATIM_DOMAIN="example.org/nominatim",
        LOOKUPS="20",
    )
    assert settings == GeocodingSettings(
        ("kartverket",),
        "a/1",
        tmp_path / "c",
        2.5,
        "http",
        {"kartverket": "localhost:8080", "nominatim": "example.org/nominatim"},
        20,
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ONLINE", "google"),
        ("LOOKUPS", "0"),
        ("LOOKUPS", "many"),
        ("LOOKUPS", "10001"),
        ("LOOKUPS", "9" * 5_000),
        ("USER_AGENT", "Kartet – drift@example.no"),
        ("ONLINE", "kartverket nominatim"),
        ("ONLINE", "nominatim,nominatim"),
        ("ONLINE", "1"),
        ("TIMEOUT", "soon"),
        ("TIMEOUT", "0"),
        ("TIMEOUT", "-1"),
        ("TIMEOUT", "nan"),
        ("TIMEOUT", "inf"),
        ("TIMEOUT", "3600"),
        ("SCHEME", "ftp"),
        ("KARTVERKET_DOMAIN", "https://ws.geonorge.no"),
        ("NOMINATIM_DOMAIN", "a b"),
        ("NOMINATIM_DOMAIN", "x?y=1"),
    ],
)
def test_a_bad_value_is_reported_with_its_name(name: str, value: str) -> None:
    with pytest.raises(SettingError, match=f"^{PREFIX}{name} is '{value}'".replace("?", r"\?")):
        read(**AGENT | {name: value})


def test_nominatim_wants_to_know_who_asks() -> None:
    assert read(ONLINE="kartverket").user_agent is None
    with pytest.raises(SettingError, match=f"{PREFIX}USER_AGENT must name"):
        read(ONLINE="kartverket,nominatim")


def test_the_cache_can_be_switched_off() -> None:
    assert read(CACHE="off").cache is None


def test_the_cache_is_in_the_users_cache_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert read().cache == tmp_path / "clustermap" / "geocoding.sqlite"


def test_a_user_without_a_home_has_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    assert read().cache is None


def test_the_environment_is_read_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"{PREFIX}TIMEOUT", "9")
    assert GeocodingSettings.read().timeout == 9

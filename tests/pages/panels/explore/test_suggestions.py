"""Suggestions while typing: clusters, places, counties, sectors and levels, in both languages."""

import pytest

from data.i18n import texts
from pages.panels.explore import suggestions
from pages.panels.state import shared

DATA = shared.programme()


def offered(text: str, language: str = "en") -> dict[str, list[tuple[str, str]]]:
    """The values and labels by kind."""
    groups = suggestions.groups(texts(language), DATA, text)
    assert all(group["options"] for group in groups)
    return {
        group["kind"]: [(option["value"], option["label"]) for option in group["options"]] for group in groups
    }


def test_nothing_typed_suggests_nothing() -> None:
    assert suggestions.groups(texts("en"), DATA, "") == []
    assert suggestions.groups(texts("en"), DATA, "?!") == []


@pytest.mark.parametrize(
    ("text", "language", "kind", "value", "label"),
    [
        ("gce oc", "en", "cluster", "gce-ocean-technology", "GCE Ocean Technology"),
        ("hels", "nb", "sector", "health", "Helse"),
        ("heal", "en", "sector", "health", "Health"),
        ("modn", "nb", "level", "mature", "Modne klynger"),
        ("vestl", "en", "county", "vestland", "Vestland"),
        ("hammerf", "en", "near", "Hammerfest, Finnmark", "Hammerfest, Finnmark"),
    ],
)  # fmt: skip
def test_beginnings_of_words_suggest_what_they_may_mean(
    text: str, language: str, kind: str, value: str, label: str
) -> None:
    assert (value, label) in offered(text, language)[kind]


def test_homes_of_clusters_come_before_other_places_and_say_how_many_there_are() -> None:
    (places,) = [group for group in suggestions.groups(texts("en"), DATA, "berg") if group["kind"] == "near"]
    assert places["options"][0] == {"value": "Bergen, Vestland", "label": "Bergen", "detail": "6 clusters"}
    assert places["options"][1]["detail"] == ""

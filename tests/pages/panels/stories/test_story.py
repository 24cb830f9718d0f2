"""Programme and about page: their sentences are of the 2021 programme, and are told of no other list."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.i18n import texts
from pages.panels.state import shared
from pages.panels.stories.origin import REQUIRED_FACTS
from tests.pages.apptest import dashboard

T = texts()


def said(app: AppTest) -> str:
    """All that the page says."""
    assert not app.exception
    return " ".join([*(html.proto.body for html in app.get("html")), *(info.value for info in app.info)])


@pytest.mark.usefixtures("data_folder")
def test_the_programme_is_told_with_its_report() -> None:
    assert T("programme.what.text") in said(dashboard("programme"))
    about = said(dashboard("about"))
    assert T("about.sources.report") in about
    assert T("about.geocoding.report") in about


@pytest.mark.parametrize("fact", sorted(REQUIRED_FACTS))
def test_a_catalogue_without_one_of_the_facts_is_another_one(data_folder: Path, fact: str) -> None:
    for name in ("programme.csv", "sources.csv"):
        file = data_folder / name
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        file.write_text("".join(line for line in lines if f"{fact}," not in line), encoding="utf-8")
    expect_another()


def test_a_served_list_is_another_one(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = data_folder / "list.csv"
    file.write_text("name,level,home region\nAlfa,NCE,Oslo\n", encoding="utf-8")
    monkeypatch.setenv("CLUSTERMAP_DATA", str(file))
    shared.forget()
    expect_another()


def expect_another() -> None:
    programme, about = said(dashboard("programme")), said(dashboard("about"))
    assert T("programme.nothing") in programme
    assert T("programme.what.text") not in programme
    assert T("about.sources.served") in about
    assert T("about.sources.report") not in about
    assert T("about.geocoding.other") in about
    assert T("about.the_44th.text") not in about

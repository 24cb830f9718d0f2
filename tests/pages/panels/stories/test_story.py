"""Programme and about page: their sentences are of the 2021 programme, and are told of no other list."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from data.i18n import languages, texts
from data.version import version
from pages.panels.state import shared
from pages.panels.stories import about
from pages.panels.stories.origin import REQUIRED_FACTS
from tests.pages.apptest import dashboard

T = texts()


def said(app: AppTest) -> str:
    """All that the page says."""
    assert not app.exception
    return " ".join([*(html.proto.body for html in app.get("html")), *(info.value for info in app.info)])


@pytest.mark.usefixtures("data_folder")
def test_the_programme_is_described_with_its_report() -> None:
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


@pytest.mark.parametrize("language", languages())
def test_a_reader_who_found_a_mistake_writes_with_the_questions_filled_in(language: str) -> None:
    t, data = texts(language), shared.programme()
    page = about.html(t, data, "mailto:map@example.org")
    address = re.search(r'href="(mailto:[^"]+)"', page)
    assert address
    body = parse_qs(urlsplit(unescape(address[1])).query)["body"][0]
    assert all(t(f"about.mistake.{part}") in body for part in ("which", "right", "source"))
    assert version() in body
    assert t("about.mistake.no_contact") in about.html(t, data, None)


def test_the_about_page_says_how_to_cite_the_list() -> None:
    catalogue = shared.programme().catalogue
    page = unescape(about.html(T, shared.programme(), None))
    assert catalogue.created
    assert f"{catalogue.title}. Edition of {T.date(catalogue.created)}. List: {catalogue.source}" in page


def test_the_last_release_is_that_of_the_changelog() -> None:
    changelog = (Path(__file__).parents[4] / "CHANGELOG.md").read_text(encoding="utf-8")
    released = re.findall(r"^## (\S+) \((\S+)\)", changelog, re.MULTILINE)
    assert released[0] == (about.RELEASED, about.RELEASED_ON.isoformat())


def expect_another() -> None:
    programme, about = said(dashboard("programme")), said(dashboard("about"))
    assert T("programme.nothing") in programme
    assert T("programme.what.text") not in programme
    assert T("about.sources.served") in about
    assert T("about.sources.report") not in about
    assert T("about.geocoding.other") in about
    assert T("about.the_44th.text") not in about

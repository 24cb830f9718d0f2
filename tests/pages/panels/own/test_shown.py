"""A reader's own list is shown as their list: its title, its columns, and nothing of the programme."""

import pytest

from data.i18n import languages, texts
from geo.view import View
from pages.panels.explore import table
from pages.panels.stories import about
from pages.panels.ui.titles import page_title
from tests.pages.own_list import own_list

PLAIN = "Bedrift;Poststed\nA;Oslo\nB;Bergen\n"
FULL = (
    "Bedrift;Poststed;Kategori;Medlemmer;Ansatte;Fylke\nA;Oslo;Fisk;12;3;Oslo\nB;Bergen;Skog;;4;Hordaland\n"
)


def headings(text: str) -> list[str]:
    return list(table._content(texts(), own_list(text)).headings.values())


def test_the_table_has_the_lists_own_columns() -> None:
    t = texts()
    assert headings(PLAIN) == [t("table.name"), t("table.home"), t("table.county")]
    known = [t(f"table.{column}") for column in ("home", "county", "members")]
    assert headings(FULL) == [t("table.name"), "Kategori", *known, "Ansatte", t("card.written_county")]
    content = table._content(t, own_list(FULL))
    rows = [dict(zip(content.columns, row, strict=True)) for row in content.rows]
    assert [(row["extra_0"], row["extra_1"]) for row in rows] == [("3", None), ("4", "Hordaland")]


def test_a_list_of_many_columns_shows_the_first_of_them() -> None:
    columns = [f"K{n}" for n in range(20)]
    shown = headings(f"Navn;Sted;{';'.join(columns)}\nA;Oslo{';x' * 20}\n")
    assert shown[3:] == columns[: table.MOST_EXTRA]


@pytest.mark.parametrize("language", languages())
def test_the_tab_bears_the_lists_title(language: str) -> None:
    t, data = texts(language), own_list(PLAIN, "Våre medlemmer")
    assert page_title(t, data, "map", View()) == "Våre medlemmer"
    assert page_title(t, data, "clusters", View()) == f"{t('page.clusters.title')} · Våre medlemmer"
    assert t("app.title") not in page_title(t, data, "insights", View())


@pytest.mark.parametrize("language", languages())
def test_the_about_page_counts_no_gaps_in_columns_that_the_list_never_had(language: str) -> None:
    t = texts(language)
    plain, full = (about.html(t, own_list(text), None) for text in (PLAIN, FULL))
    assert t("about.gaps") not in plain
    assert t("about.sure.homes") not in plain
    assert f'<th scope="row">{t("about.gap.members")}</th>' in full
    assert f'<th scope="row">{t("about.gap.website")}</th>' not in full
    assert t("about.the_44th") not in full

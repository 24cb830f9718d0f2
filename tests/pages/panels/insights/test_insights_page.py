"""The insights page on lists whose own words could be mistaken for the charts' columns."""

from pathlib import Path

import pytest

from data.i18n import texts
from pages.panels.state import shared
from tests.pages.apptest import dashboard, query


def test_levels_may_be_called_like_the_columns_of_a_chart(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("group", "level", "count", "rank", "year", "name", "note", "said", "constructor", "__proto__")
    rows = "".join(f"Cluster of {name},{name},Oslo\n" for name in names)
    file = data_folder / "list.csv"
    file.write_text(f"name,level,home region\n{rows}", encoding="utf-8")
    monkeypatch.setenv("CLUSTERMAP_DATA", str(file))
    shared.forget()
    app = dashboard("insights")
    assert not app.exception
    table = next(
        html.proto.body for html in app.get("html") if "Clusters by level, as a table" in html.proto.body
    )
    assert [name for name in names if f">{name}</th>" in table] == list(names)


def test_the_numbers_of_a_table_are_written_as_its_language_does_and_years_as_they_are() -> None:
    for language, rate in (("en", ("243,081", "1.65", "1.20")), ("nb", ("243\xa0081", "1,65", "1,20"))):
        t, app = texts(language), dashboard("insights", lang=[language])
        tables = {
            title: next(
                html.proto.body
                for html in app.get("html")
                if t("insights.as_table", title=t(title)) in html.proto.body
            )
            for title in ("insights.rate", "time.per_year")
        }
        assert [number for number in rate if f">{number}</td>" not in tables["insights.rate"]] == []
        assert ">2021</th>" in tables["time.per_year"]


def test_clusters_without_any_award_leave_a_sentence_in_place_of_the_chart(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = data_folder / "list.csv"
    file.write_text("name,level,home region\nAlfa,NCE,Oslo\n", encoding="utf-8")
    monkeypatch.setenv("CLUSTERMAP_DATA", str(file))
    shared.forget()
    app = dashboard("insights")
    assert texts()("time.nothing") in [info.value for info in app.info]
    assert texts()("time.no_award", names="Alfa") in [words.value for words in app.markdown]


def test_filters_that_leave_nothing_can_be_reset_where_it_is_said() -> None:
    app = dashboard("insights", q=["zzzz"], near=["Bergen"])
    assert texts()("panel.nothing") in [info.value for info in app.info]
    app.button(key="reset_here").click().run()
    assert texts()("panel.nothing") not in [info.value for info in app.info]
    assert query(app) == {}

"""The map page without a browser: what its widgets do to the URL, the panel and the map."""

from pathlib import Path

import pytest

from tests.pages.apptest import component, dashboard, filtered, map_arguments, panel, query

LEVELS = ("arena", "arena-pro", "nce", "gce", "mature")
COUNTS = {"arena": 20, "arena-pro": 8, "nce": 9, "gce": 2, "mature": 4}


def test_the_first_run_shows_every_cluster_and_leaves_the_url_bare() -> None:
    app = dashboard()
    assert not app.exception
    assert filtered(app)["status"] == "43 of 43 clusters shown"
    assert filtered(app)["chips"] == []
    assert panel(app)["card"] is None
    assert query(app) == {}


@pytest.mark.parametrize("level", LEVELS)
def test_a_level_switched_off_leaves_panel_and_url(level: str) -> None:
    app = dashboard()
    app.checkbox(key=f"level_{level}").uncheck().run()
    assert filtered(app)["status"] == f"{43 - COUNTS[level]} of 43 clusters shown"
    assert query(app) == {"level": [other for other in LEVELS if other != level]}


def test_a_level_switched_on_again_leaves_the_url_bare() -> None:
    app = dashboard()
    app.checkbox(key="level_nce").uncheck().run()
    app.checkbox(key="level_nce").check().run()
    assert filtered(app)["status"] == "43 of 43 clusters shown"
    assert query(app) == {}


def test_no_level_and_all_levels() -> None:
    app = dashboard()
    app.button(key="levels_none").click().run()
    assert filtered(app)["status"] == "0 of 43 clusters shown"
    assert query(app) == {"level": ["none"]}
    app.button(key="levels_all").click().run()
    assert filtered(app)["status"] == "43 of 43 clusters shown"
    assert query(app) == {}


def test_search_place_sector_and_county_add_up_and_reset_takes_them_all_back() -> None:
    app = dashboard(q=["  wind "], near=["Bergen"])
    app.multiselect(key="sector").select("energy").run()
    app.multiselect(key="county").select("rogaland").run()
    assert query(app) == {"sector": ["energy"], "county": ["rogaland"], "q": ["wind"], "near": ["Bergen"]}
    ids = [chip["id"] for chip in filtered(app)["chips"]]
    assert ids == ["near", "q", "sector:energy", "county:rogaland"]
    app.button(key="reset").click().run()
    assert query(app) == {}
    assert (filtered(app)["search"], filtered(app)["near"]) == ("", None)
    assert app.multiselect(key="sector").value == []
    assert filtered(app)["status"] == "43 of 43 clusters shown"


def test_an_answer_with_the_label_of_an_earlier_run_still_means_its_sector() -> None:
    app = dashboard()
    app.multiselect(key="county").select("rogaland").run()
    app.multiselect(key="sector").set_value(["Energy (7)"]).run()
    assert query(app) == {"sector": ["energy"], "county": ["rogaland"]}


def test_no_filter_and_no_choice_changes_what_the_map_is_made_of() -> None:
    app = dashboard()
    before = map_arguments(app)
    app.checkbox(key="level_nce").uncheck().run()
    app.multiselect(key="county").select("rogaland").run()
    assert map_arguments(app) == before
    assert map_arguments(dashboard(cluster=["eyde"], level=["nce"], q=["wind"], near=["Bergen"])) == before


def test_a_link_sets_every_widget() -> None:
    app = dashboard(
        level=["gce", "nce"], sector=["energy"], county=["viken"], q=["wind"], basemap=["counties"]
    )
    assert [level for level in LEVELS if app.checkbox(key=f"level_{level}").value] == ["nce", "gce"]
    assert app.multiselect(key="sector").value == ["energy"]
    assert filtered(app)["search"] == "wind"
    assert app.selectbox(key="basemap").value == "counties"


def test_a_link_to_a_cluster_opens_its_card() -> None:
    app = dashboard(cluster=["nce-eyde"])
    assert panel(app)["chosen"] == "nce-eyde"
    assert "Eyde" in panel(app)["card"]


def test_a_chosen_cluster_that_the_filters_hide_keeps_its_card() -> None:
    app = dashboard(cluster=["nce-eyde"], level=["gce"])
    assert panel(app)["chosen"] == "nce-eyde"
    assert "Eyde" in panel(app)["card"]
    assert filtered(app)["status"] == "2 of 43 clusters shown"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("level", "boss"),
        ("sector", "<script>"),
        ("county", "atlantis"),
        ("cluster", "nobody"),
        ("cluster", "x" * 5000),
        ("basemap", "https://example.org/{z}"),
        ("lang", "tlh"),
        ("other", "1"),
    ],
)
def test_an_unknown_value_in_the_url_is_dropped_without_an_error(name: str, value: str) -> None:
    app = dashboard(**{name: [value]})
    assert not app.exception
    assert filtered(app)["status"] == "43 of 43 clusters shown"
    assert panel(app)["chosen"] is None
    assert name == "other" or query(app) == {}


def test_a_broken_row_gives_one_page_that_names_file_row_and_reason(data_folder: Path) -> None:
    clusters = data_folder / "clusters.csv"
    clusters.write_text(clusters.read_text("utf-8").replace(",arena-pro,", ",boss,", 1), "utf-8")
    app = dashboard()
    assert not app.exception
    assert [title.value for title in app.title] == ["The dashboard cannot be shown"]
    lines = [text.value for text in app.text]
    assert any("clusters.csv" in line and "row 22" in line and "boss" in line for line in lines)


def test_a_missing_file_gives_one_page_that_names_it(data_folder: Path) -> None:
    (data_folder / "levels.csv").unlink()
    app = dashboard()
    assert not app.exception
    assert any("levels.csv" in text.value for text in app.text)
    assert not app.checkbox


def test_a_setting_without_sense_gives_a_page_that_names_it(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLUSTERMAP_BASEMAP", "moon")
    app = dashboard()
    assert not app.exception
    assert any("CLUSTERMAP_BASEMAP" in text.value for text in app.text)


def test_the_unbroken_copy_of_the_data_is_shown(data_folder: Path) -> None:
    assert filtered(dashboard())["status"] == "43 of 43 clusters shown"


def test_the_map_learns_of_the_counties_and_levels_that_are_asked_for() -> None:
    sent = filtered(dashboard(county=["agder", "more-og-romsdal"], level=["gce", "nce"]))
    assert sent["counties"] == ["Agder", "Møre og Romsdal"]
    assert sent["levels"] == ["nce", "gce"]
    assert filtered(dashboard())["counties"] == []


def test_on_a_phone_the_filters_end_in_the_way_back_to_what_they_leave() -> None:
    assert component(dashboard(), "drawer_end")["label"] == "Show 43 clusters"
    assert component(dashboard("insights", q=["hydrogen"]), "drawer_end")["label"] == "Show 3 clusters"
    assert component(dashboard(), "phone_bar")["filters"] is True
    assert component(dashboard("about"), "phone_bar")["filters"] is False

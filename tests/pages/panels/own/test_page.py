"""The page for a reader's own list, run without a browser: columns matched, places mended, changes undone."""

import sys
from typing import IO

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button, Selectbox

from data.i18n import languages, texts
from data.intake import RawTable, example_csv
from data.intake.limits import MAX_LEVELS
from data.intake.project import write_project
from data.intake.reading import ReadingTask
from data.intake.table import Decisions
from geo.checking import CheckingTask
from pages.panels.own import pin, reading, report, waiting
from pages.panels.own.columns import few_valued
from pages.panels.own.work import Work
from pages.panels.state import shown
from tests.data.intake.files import opened, workbook
from tests.pages.apptest import component, dashboard, filtered, run_with_typed

LIST = (
    "Hvem;Poststed;Bransje;Fylke\nA;Oslo;Fisk;OSLO\nB;Florø;Fisk;Rogaland\nC;Myre;Olje;\nD;;Olje;Hordaland\n"
)
MYRE = "place_Myre"


def pasted(text: str, language: str = "en") -> AppTest:
    app = dashboard("your_data", lang=[language])
    app.text_area(key="own_pasted_0").set_value(text).run()
    assert not app.exception
    return app


def key(app: AppTest, name: str) -> str:
    """The key of the widget that asks for *name* about the list that is worked on."""
    return str(app.session_state["own_brought"][1].key(name))


def pin_row(app: AppTest) -> Selectbox[str]:
    """The box that says which row's place is on the map."""
    return next(box for box in app.selectbox if box.label == texts()("own.pin.row"))


def work_in(app: AppTest) -> Work:
    """The list that is worked on."""
    work: Work = app.session_state["own_brought"][1]
    return work


def stop_checking(work: Work) -> None:
    """Let the rows be checked, and their homes not, as when a reader stops that."""
    assert work.result
    assert work.checking
    work.checking[0].intake = work.result.intake
    work.result = None
    work.cancel()


def editor(app: AppTest) -> tuple[str, list[list[str]]]:
    """The id of the grid in which rows are mended, and its cells."""
    table = next(table for table in app.dataframe if "own_editor" in table.proto.id)
    return table.proto.id, table.value.to_numpy().tolist()


def buttons(app: AppTest, text: str, **values: int) -> list[Button]:
    """The buttons with the text of this key."""
    return [button for button in app.button if button.label == texts()(text, **values)]


def upload(app: AppTest, name: str, content: bytes) -> AppTest:
    app.file_uploader[0].set_value((name, content, "")).run()
    assert not app.exception
    return app


def status(app: AppTest) -> str:
    """How many rows are shown of how many."""
    return str(filtered(app)["status"])


def sector() -> str:
    return texts()("intake.field.sector_group")


def metrics(app: AppTest) -> list[str]:
    return [metric.value for metric in app.metric]


def test_a_list_without_headings_keeps_its_first_row() -> None:
    table = work_in(pasted("Kunnskapsparken;Oslo\nBeta;Bergen\nGamma;Bodø")).table
    assert [row.cells["#1"] for row in table.rows] == ["Kunnskapsparken", "Beta", "Gamma"]


@pytest.mark.parametrize("language", languages())
def test_only_what_is_missing_is_asked_and_the_lists_remarks_are_shown_meanwhile(language: str) -> None:
    t = texts(language)
    app = pasted("Oversikt\n" + LIST, language)
    assert [error.value for error in app.error] == [
        t("own.columns.missing", names=t("intake.field.listed_name"))
    ]
    remarks = next(frame.value for frame in app.dataframe if t("own.report.what") in frame.value.columns)
    assert t("intake.rows-above", n=1) in list(remarks[t("own.report.what")])
    app.selectbox(key=key(app, "column_listed_name")).set_value("Hvem").run()
    assert not app.error
    assert metrics(app) == ["4", "4", "2"]
    assert [warning.value for warning in app.warning] == [
        t("own.placing", n=2, total=4, unplaced=2, rough=1, low=0)
    ]


def test_the_preview_heads_each_column_with_what_its_box_holds() -> None:
    app = pasted(LIST.replace("Hvem", "Navn"))

    def headings() -> list[str]:
        return list(app.dataframe[0].value.columns)

    name, home, county = (
        texts()(f"intake.field.{field}") for field in ("listed_name", "home_place", "county")
    )
    assert headings() == [
        f"Navn → {name}",
        f"Poststed → {home}",
        "Bransje → " + sector(),
        f"Fylke → {county}",
    ]
    app.selectbox(key=key(app, "column_level")).set_value("Bransje").run()
    assert headings()[2] == f"Bransje → {texts()('intake.field.level')}, {sector()}"
    app.selectbox(key=key(app, "column_county")).set_value("").run()
    assert headings()[3] == "Fylke"


def test_columns_to_group_by_have_few_values_of_which_most_stand_in_several_rows() -> None:
    rows = [("A", "x", "a.example", "1"), ("B", "y", "b.example", "1"), ("C", "x", "", "2"), ("D", "y", "", "2"),
            ("E", "", "", "2"), ("F", "x", "c.example", "3")]  # fmt: skip
    table = opened("\n".join(map(";".join, [("Navn", "Slag", "Nettside", "Sone"), *rows])))
    assert few_valued(table) == ["Slag", "Sone"]
    many = "\n".join(f"{number};{number // 2}" for number in range(2 * MAX_LEVELS + 2))
    assert few_valued(opened(f"Navn;Slag\n{many}")) == []


@pytest.mark.parametrize("language", languages())
def test_a_home_can_be_said_by_two_columns_of_coordinates_and_the_page_says_so(language: str) -> None:
    t = texts(language)
    app = pasted("Navn;Den ene;Den andre\nA;59.91;10.75\n", language)
    assert [error.value for error in app.error] == [t("own.columns.missing", names=t("own.columns.home"))]
    app.selectbox(key=key(app, "column_latitude")).set_value("Den ene").run()
    assert len(app.error) == 1
    app.selectbox(key=key(app, "column_longitude")).set_value("Den andre").run()
    assert not app.error
    assert metrics(app) == ["1", "1", "1"]


def test_a_browser_that_missed_a_run_still_gets_what_each_column_holds() -> None:
    app = pasted(LIST.replace("Hvem", "Navn"))
    app.run()
    box = app.selectbox(key=key(app, "column_listed_name"))
    assert box.proto.set_value
    assert box.proto.raw_value == box.value == "Navn"


def test_another_list_is_asked_about_in_widgets_of_its_own() -> None:
    """A browser that misses a run would send what it holds of the list before, as if it were about the new one."""
    app = pasted(LIST.replace("Hvem", "Navn"))
    app.text_input(key=key(app, "title")).set_value("Ours").run()
    about = {"title", "column_level", "pin_row_0", "keep", "place_Myre"}
    before = {key(app, name) for name in about}
    app.text_area(key="own_pasted_0").set_value(LIST.replace("Hvem", "Klynge")).run()
    assert before.isdisjoint(key(app, name) for name in about)
    title = app.text_input(key=key(app, "title"))
    assert (title.value, title.proto.set_value) == (texts()("own.pasted"), False)


@pytest.mark.parametrize("language", languages())
def test_the_example_is_tried_in_one_click_and_has_a_place_for_each_row(language: str) -> None:
    t = texts(language)
    app = dashboard("your_data", lang=[language])
    next(button for button in app.button if button.label == t("own.example")).click().run()
    assert not app.exception
    assert not app.error
    rows = str(len(example_csv().decode().splitlines()) - 1)
    assert metrics(app) == [rows, rows, rows]
    assert t("own.show", n=int(rows)) in [button.label for button in app.button]


def test_a_long_list_is_checked_in_a_process_and_a_process_that_fails_is_reported(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("geo.checking.SHORT", 0)
    app = pasted(LIST.replace("Hvem", "Navn"))
    assert metrics(app) == ["4", "4", "2"]
    assert [button for button in app.button if button.label == texts()("own.cancel")] == []
    monkeypatch.setattr(CheckingTask, "command", (sys.executable, "-c", "raise SystemExit(1)"))
    app.text_input(key=key(app, "title")).set_value("Another").run()
    assert [error.value for error in app.error] == [texts()("intake.reading-failed")]
    assert not app.exception
    monkeypatch.undo()
    app.text_input(key=key(app, "title")).set_value("A third").run()
    assert (metrics(app), list(app.error)) == (["4", "4", "2"], [])


def test_a_check_that_is_stopped_leaves_what_is_known_and_can_be_begun_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("geo.checking.SHORT", 0)
    app = pasted(LIST.replace("Hvem", "Navn"))
    stop_checking(work_in(app))
    app.run()
    assert metrics(app) == ["4", "4", texts()("own.report.cancelled")]
    next(button for button in app.button if button.label == texts()("own.locate")).click().run()
    assert metrics(app) == ["4", "4", "2"]


def test_a_place_is_chosen_and_taken_back() -> None:
    app = pasted(LIST.replace("Hvem", "Navn"))
    assert metrics(app) == ["4", "4", "2"]
    app.selectbox(key=key(app, MYRE)).set_value("Myre, Øksnes, Nordland").run()
    assert metrics(app) == ["4", "4", "3"]
    undo = next(button for button in app.button if button.label == texts()("own.undo"))
    undo.click().run()
    assert metrics(app) == ["4", "4", "2"]
    assert not app.exception


def test_what_is_typed_into_one_row_is_not_kept_for_another_one() -> None:
    """Streamlit keeps it for an editor with the same id, whatever rows that has."""
    app = pasted("Navn;Sted;Nett;Side\nA;Oslo;a.example;not an address\nB;Oslo;not an address;b.example\n")
    app.selectbox(key=key(app, "column_website")).set_value("Nett").run()
    first, rows = editor(app)
    assert [row[0] for row in rows] == ["B"]
    app.run()
    assert editor(app) == (first, rows)
    app.selectbox(key=key(app, "column_website")).set_value("Side").run()
    second, rows = editor(app)
    assert [row[0] for row in rows] == ["A"]
    assert first != second
    assert not app.exception


def test_a_project_is_worked_on_as_it_was_left() -> None:
    decisions = Decisions(
        "Ours", {"listed_name": "Hvem", "home_place": "Poststed", "level": "Bransje"}, {4: "Oslo"}
    )
    app = pasted(write_project(opened(LIST), decisions).decode())
    assert app.text_input(key=key(app, "title")).value == "Ours"
    assert app.selectbox(key=key(app, "column_level")).value == "Bransje"
    assert metrics(app) == ["4", "3", "3"]


def test_a_list_is_saved_with_its_project_file_until_something_changes() -> None:
    app = pasted(LIST.replace("Hvem", "Navn"))
    brought = app.session_state["own_brought"][1]

    def is_saved() -> bool:
        app.run()
        return bool(component(app, "keep")["saved"])

    assert not is_saved()
    brought.note_saved()
    assert is_saved()
    app.text_input(key=key(app, "title")).set_value("Ours")
    assert not is_saved()
    brought.note_saved()
    app.selectbox(key=key(app, MYRE)).set_value("Myre, Øksnes, Nordland")
    assert not is_saved()
    brought.undo(1)
    assert is_saved()
    app.selectbox(key=key(app, "column_level")).set_value("Bransje")
    assert not is_saved()
    brought.note_saved()
    brought.mend({3: {"Poststed": "Bodø"}})
    assert not is_saved()
    assert not app.exception


def test_a_project_file_is_saved_as_it_is_opened_and_a_new_list_is_not() -> None:
    decisions = Decisions("Ours", {"listed_name": "Hvem", "home_place": "Poststed"}, {4: "Oslo"})
    project = write_project(opened(LIST), decisions)
    app = pasted(project.decode())
    assert component(app, "keep")["saved"]
    app.text_area(key="own_pasted_0").set_value(LIST.replace("Hvem", "Navn")).run()
    assert not component(app, "keep")["saved"]


def test_the_sheet_with_the_list_is_read_and_another_can_be_chosen() -> None:
    sheets: dict[str, list[tuple[str, ...]]] = {
        "Forside": [("Internt",)],
        "A": [("Navn", "Sted"), ("A", "Oslo")],
        "B": [("Navn", "Sted"), ("B", "Bodø")],
    }
    app = dashboard("your_data")
    app.file_uploader[0].set_value(("list.xlsx", workbook(sheets), "")).run()
    box = next(box for box in app.selectbox if box.label == texts()("own.sheet"))
    assert (box.value, box.options) == ("A", ["Forside", "A", "B"])
    box.set_value("B").run()
    preview = app.dataframe[0].value
    assert preview.iloc[0].tolist() == ["B", "Bodø"]
    assert not app.exception


def test_swapped_coordinates_are_put_right_in_all_rows_by_one_button_and_back() -> None:
    app = pasted("Navn;Sted;Lat;Lon\nA;Oslo;10.75;59.91\nB;;5.32;60.39\nC;Oslo;60.39;5.32\n")
    assert metrics(app) == ["3", "3", "1"]
    app.button(key=key(app, "correct_swap")).click().run()
    assert metrics(app) == ["3", "3", "2"]
    assert key(app, "correct_swap") not in [button.key for button in app.button]
    app.button(key=key(app, "correct_name")).click().run()
    assert metrics(app) == ["3", "3", "3"]
    for _ in range(2):
        next(button for button in app.button if button.label == texts()("own.undo")).click().run()
    assert metrics(app) == ["3", "3", "1"]
    assert not app.exception


def test_a_spot_on_the_map_is_the_home_of_a_row_if_it_lies_in_norway(monkeypatch: pytest.MonkeyPatch) -> None:
    clicked: dict[str, dict[str, float]] = {}
    monkeypatch.setattr(pin, "st_folium", lambda *_, key, **__: {"last_clicked": clicked.get(key)})
    app = pasted(LIST.replace("Hvem", "Navn"))
    clicked[key(app, "pin_map_4")] = {"lat": 55.6, "lng": 12.6}
    app.checkbox(key="own_pin").check().run()
    rows = pin_row(app).options
    assert rows[:2] == ["3 · B · Florø", "4 · C · Myre"]
    assert "own_pin_use" not in [button.key for button in app.button]
    pin_row(app).set_value(rows[1]).run()
    assert texts()("own.pin.outside") in [warning.value for warning in app.warning]

    clicked[key(app, "pin_map_4")] = {"lat": 68.91, "lng": 15.09}
    app.run()
    app.button(key="own_pin_use").click().run()
    assert metrics(app) == ["4", "4", "3"]
    assert pin_row(app).value == "3 · B · Florø"
    assert not app.exception


def test_the_programmes_clusters_can_be_shown_beside_the_list_and_hidden_again() -> None:
    app = pasted("Navn;Sted\nA;Oslo\nB;Bodø\n")
    t = texts()
    next(button for button in app.button if button.label == t("own.show", n=2)).click().run()
    app.switch_page("../map.py").run()
    assert status(app) == "2 of 2 entries shown"
    app.checkbox(key="own_layer").check().run()
    assert status(app) == "45 of 45 entries shown"
    app.checkbox(key="own_layer").uncheck().run()
    assert status(app) == "2 of 2 entries shown"
    app.checkbox(key="own_layer").check().run()
    next(button for button in app.button if button.label.startswith("Back to")).click().run()
    assert status(app) == "43 of 43 clusters shown"
    assert "own_layer" not in [box.key for box in app.checkbox]
    assert not app.exception


def test_what_is_compared_stays_where_the_programmes_clusters_are_shown_too_or_hidden_again() -> None:
    app = pasted("Navn;Sted\nA;Oslo\nB;Bodø\n")
    buttons(app, "own.show", n=2)[0].click().run()
    app.switch_page("../compare.py").run()
    app.multiselect(key="compare").set_value(["a", "b"]).run()
    app.checkbox(key="own_layer").check().run()
    assert app.multiselect(key="compare").value == ["a", "b"]
    app.multiselect(key="compare").set_value(["a", "b", "act"]).run()
    app.checkbox(key="own_layer").uncheck().run()
    assert app.multiselect(key="compare").value == ["a", "b"]
    assert not app.exception


def test_the_map_says_how_many_of_the_list_it_lacks() -> None:
    app = pasted("Navn;Sted\nA;Oslo\nB;Xyzzy\nC;Qwerty\n")
    next(button for button in app.button if button.label == texts()("own.show", n=3)).click().run()
    app.switch_page("../map.py").run()
    assert status(app) == "3 of 3 entries shown · 2 entries have no place on this map"


@pytest.mark.parametrize("language", languages())
def test_the_example_takes_the_place_of_no_list_that_is_worked_on(language: str) -> None:
    t = texts(language)
    app = pasted(LIST.replace("Hvem", "Navn"), language)
    assert "own_example" not in [button.key for button in app.button]
    assert t("own.template") in [button.label for button in app.download_button]
    assert app.text_input(key=key(app, "title")).value == t("own.pasted")


def test_the_example_appears_in_place_of_a_file_that_could_not_be_read() -> None:
    app = upload(dashboard("your_data"), "list.csv", b"Navn;Sted\n")
    app.text_area(key="own_pasted_0").set_value("Navn\n").run()
    assert app.error
    app.button(key="own_example").click().run()
    assert not app.error
    assert app.text_input(key=key(app, "title")).value == texts()("own.example.name")
    assert app.text_area(key="own_pasted_1").value == ""
    app.run()
    assert app.text_input(key=key(app, "title")).value == texts()("own.example.name")


def test_the_example_appears_in_place_of_a_file_that_is_being_read() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "wait", lambda _t, _place, handle: handle)
        app = upload(dashboard("your_data"), "list.csv", LIST.encode())
        assert metrics(app) == []
    app.button(key="own_example").click().run()
    assert app.text_input(key=key(app, "title")).value == texts()("own.example.name")


@pytest.mark.parametrize("language", languages())
def test_a_list_is_worked_on_until_the_next_one_is_read(language: str) -> None:
    t, listed = texts(language), LIST.replace("Hvem", "Navn").encode()
    app = upload(dashboard("your_data", lang=[language]), "first.csv", listed)
    app.text_input(key=key(app, "title")).set_value("Ours").run()
    first = work_in(app)

    upload(app, "empty.csv", b"")
    assert [error.value for error in app.error] == [t("intake.empty")]
    assert t("own.remembered", name="first.csv") in [text.value for text in app.text]
    assert app.text_input(key=first.key("title")).value == "Ours"
    upload(app, "wrong.csv", b"%PDF-1.7")
    assert app.text_input(key=first.key("title")).value == "Ours"
    assert "own_example" not in [button.key for button in app.button]

    app.file_uploader[0].set_value([]).run()
    assert not app.error
    assert work_in(app) is first
    assert app.text_input(key=first.key("title")).value == "Ours"

    upload(app, "second.csv", listed)
    assert app.text_input(key=key(app, "title")).value == "second"


def test_a_list_that_was_worked_on_is_there_as_it_was_once_the_next_one_is_taken_back() -> None:
    app = upload(dashboard("your_data"), "first.csv", LIST.replace("Hvem", "Navn").encode())
    app.text_input(key=key(app, "title")).set_value("Ours").run()
    first = work_in(app)
    app.text_area(key="own_pasted_0").set_value("Navn;Sted\nA;Oslo\n").run()
    assert app.text_input(key=key(app, "title")).value == texts()("own.pasted")
    app.text_area(key="own_pasted_0").set_value("").run()
    assert work_in(app) is first
    assert app.text_input(key=key(app, "title")).value == "Ours"


def test_a_table_that_begins_as_an_earlier_one_is_a_list_of_its_own() -> None:
    app = pasted("Navn;Sted\nA;Oslo sentrum")
    app.text_area(key="own_pasted_0").set_value("Navn;Sted\nB;Bergen").run()
    app.text_area(key="own_pasted_0").set_value("Navn;Sted\nA;Oslo").run()
    assert [row.cells["Sted"] for row in work_in(app).table.rows] == ["Oslo"]


def test_a_sheet_that_was_worked_on_is_there_as_it_was_once_it_is_chosen_again() -> None:
    rows = [["Navn", "Sted"], ["A", "Oslo"]]
    app = upload(dashboard("your_data"), "w.xlsx", workbook({"K": rows, "B": [*rows, ["B", "Bergen"]]}))
    app.text_input(key=key(app, "title")).set_value("Ours").run()
    sheets = next(box for box in app.selectbox if box.label == texts()("own.sheet"))
    sheets.set_value("B").run()
    assert metrics(app) == ["2", "2", "2"]
    next(box for box in app.selectbox if box.label == texts()("own.sheet")).set_value("K").run()
    assert (app.text_input(key=key(app, "title")).value, metrics(app)) == ("Ours", ["1", "1", "1"])


def test_of_two_long_lists_one_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Work, "is_short", False)
    listed = LIST.replace("Hvem", "Navn").encode()
    app = upload(upload(dashboard("your_data"), "first.csv", listed), "second.csv", listed)
    assert app.text_input(key=key(app, "title")).value == "second"
    assert "own_before" not in app.session_state


def test_a_list_that_is_taken_back_while_it_is_read_leaves_the_one_before() -> None:
    app = upload(dashboard("your_data"), "first.csv", LIST.replace("Hvem", "Navn").encode())
    first = work_in(app)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ReadingTask, "exchange", never_answered)
        patch.setattr(reading, "wait", lambda _t, _place, handle: handle)
        upload(app, "second.csv", LIST.encode())
    app.file_uploader[0].set_value([]).run()
    assert work_in(app) is first
    assert app.text_input(key=first.key("title")).value == "first"
    assert not app.exception


def test_a_list_is_worked_on_while_the_next_one_is_not_read() -> None:
    t, listed = texts(), LIST.replace("Hvem", "Navn").encode()
    app = upload(dashboard("your_data"), "first.csv", listed)
    first = work_in(app)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ReadingTask, "exchange", never_answered)
        patch.setattr(waiting, "wait", lambda awaited, *_, **__: awaited.cancel())
        upload(app, "second.csv", listed)
    assert t("own.reading.cancelled") in [text.value for text in app.text]
    assert app.text_input(key=first.key("title")).value == "first"
    (again,) = buttons(app, "own.reading.again")
    again.click().run()
    assert app.text_input(key=key(app, "title")).value == "second"


def test_a_list_whose_reading_was_stopped_is_not_told_of_once_it_is_taken_back() -> None:
    app = dashboard("your_data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ReadingTask, "exchange", never_answered)
        patch.setattr(waiting, "wait", lambda awaited, *_, **__: awaited.cancel())
        upload(app, "first.csv", LIST.encode())
    assert len(buttons(app, "own.reading.again")) == 1
    app.file_uploader[0].set_value([]).run()
    assert buttons(app, "own.reading.again") == []
    assert texts()("own.reading.cancelled") not in [text.value for text in app.text]


def never_answered(_task: ReadingTask, _asked: IO[bytes], answer: IO[bytes], _progress: object) -> RawTable:
    answer.read()
    raise AssertionError("it was cancelled")


def test_what_was_brought_last_counts_and_the_other_once_that_is_taken_back() -> None:
    app = upload(dashboard("your_data"), "uploaded.csv", LIST.replace("Hvem", "Navn").encode())

    def title() -> str:
        return str(app.text_input(key=key(app, "title")).value)

    assert title() == "uploaded"
    app.text_area(key="own_pasted_0").set_value("Navn;Sted\nA;Oslo\n").run()
    assert (title(), metrics(app)) == (texts()("own.pasted"), ["1", "1", "1"])
    app.text_input(key=key(app, "title")).set_value("Ours").run()
    assert title() == "Ours"
    upload(app, "again.csv", LIST.replace("Hvem", "Navn").encode())
    assert title() == "again"
    app.text_area(key="own_pasted_0").set_value("Navn;Sted\nB;Oslo\n").run()
    assert title() == texts()("own.pasted")
    app.text_area(key="own_pasted_0").set_value("").run()
    assert title() == "again"


@pytest.mark.parametrize("language", languages())
def test_after_another_page_the_list_is_said_to_be_of_one_sheet_of_several(language: str) -> None:
    t = texts(language)
    rows = [("Navn", "Sted"), ("A", "Oslo")]
    for sheets, said in ((["A_1", "B"], [t("own.sheet.read", sheet="A\\_1")]), (["A_1"], [])):
        app = dashboard("your_data", lang=[language])
        upload(app, "list.xlsx", workbook(dict.fromkeys(sheets, rows)))
        app.switch_page("../about.py").run()
        app.switch_page("../your_data.py").run()
        captions = [caption.value for caption in app.caption]
        assert [text for text in captions if "A\\_1" in text] == said
        assert buttons(app, "own.forget") or language != "en"


FLAWED = "Navn;Sted;Nett\nA;Oslo;not an address\nB;Borte;b.example\nC;Myre;c.example\n"


def flawed() -> AppTest:
    app = pasted(FLAWED)
    app.selectbox(key=key(app, "column_website")).set_value("Nett").run()
    return app


def test_what_was_typed_into_the_grid_is_taken_with_whatever_comes_next_and_once() -> None:
    app = flawed()
    grid, rows = editor(app)
    assert rows == [["A", "Oslo", "not an address"], ["B", "Borte", "b.example"], ["C", "Myre", "c.example"]]
    # The box that is changed with it changes which rows are left to mend.
    app.selectbox(key=key(app, "column_website")).set_value("")
    run_with_typed(app, grid, {1: {"Sted": "Bodø"}})
    assert metrics(app) == ["3", "3", "2"]
    assert editor(app)[1] == [["C", "Myre", "c.example"]]
    assert len(work_in(app).history) == 1
    app.run()
    assert len(work_in(app).history) == 1
    buttons(app, "own.undo")[0].click().run()
    assert metrics(app) == ["3", "3", "1"]
    app.run()
    assert metrics(app) == ["3", "3", "1"]
    assert not app.exception


def test_of_two_presses_that_take_back_a_change_the_second_leaves_what_was_typed_meanwhile() -> None:
    app = flawed()
    app.selectbox(key=key(app, MYRE)).set_value("Myre, Øksnes, Nordland").run()
    work = work_in(app)
    number = work.last_change
    buttons(app, "own.undo")[0].click()
    run_with_typed(app, editor(app)[0], {1: {"Sted": "Bodø"}})
    assert (dict(work.places), work.table.rows[1].cells["Sted"]) == ({}, "Bodø")
    work.undo(number)
    app.run()
    assert metrics(app) == ["3", "3", "2"]
    buttons(app, "own.undo")[0].click().run()
    assert metrics(app) == ["3", "3", "1"]
    assert buttons(app, "own.undo") == []


def test_what_is_read_as_it_stood_before_is_no_change() -> None:
    app = flawed()
    grid, rows = editor(app)
    run_with_typed(app, grid, {2: {"Sted": " Myre "}})
    assert (work_in(app).history, editor(app)) == ([], (grid, rows))
    assert not app.exception


def test_a_list_is_shown_with_what_was_typed_before_the_button_was_pressed() -> None:
    app = flawed()
    buttons(app, "own.show", n=3)[0].click()
    run_with_typed(app, editor(app)[0], {1: {"Sted": "Bodø"}})
    app.switch_page("../map.py").run()
    assert status(app) == "3 of 3 entries shown · 1 entry has no place on this map"
    own = app.session_state["own_dataset"]
    assert {cluster.home_place for cluster in own.catalogue.clusters} == {"Oslo", "Bodø", "Myre"}


def test_a_list_is_not_shown_once_its_check_was_stopped_or_it_lacks_a_column(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shows: list[object] = []
    monkeypatch.setattr(shown, "show_own", shows.append)
    monkeypatch.setattr("geo.checking.SHORT", 0)
    app = flawed()
    buttons(app, "own.show", n=3)[0].click()
    stop_checking(work_in(app))
    app.run()
    buttons(app, "own.locate")[0].click().run()
    assert metrics(app) == ["3", "3", "1"]
    buttons(app, "own.show", n=3)[0].click()
    app.selectbox(key=key(app, "column_home_place")).set_value("").run()
    app.selectbox(key=key(app, "column_home_place")).set_value("Sted").run()
    assert metrics(app) == ["3", "3", "1"]
    assert shows == []


def test_a_list_is_not_shown_by_a_press_from_before_a_visit_to_another_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shows: list[object] = []
    monkeypatch.setattr(shown, "show_own", shows.append)
    app = flawed()
    app.switch_page("../about.py").run()
    work_in(app).want()
    app.switch_page("../your_data.py").run()
    assert (metrics(app), shows) == (["3", "3", "1"], [])


def test_a_list_with_changes_that_were_typed_after_it_was_saved_is_not_saved() -> None:
    app = flawed()
    work_in(app).note_saved()
    run_with_typed(app, editor(app)[0], {1: {"Sted": "Bodø"}})
    assert not component(app, "keep")["saved"]


def test_a_home_that_is_typed_counts_more_than_one_that_was_given_before() -> None:
    app = pasted(LIST.replace("Hvem", "Navn"))
    app.selectbox(key=key(app, MYRE)).set_value("Myre, Øksnes, Nordland").run()
    work = work_in(app)
    assert dict(work.places) == {4: "Myre, Øksnes, Nordland"}
    cells = {"Navn": "C", "Poststed": "Myre", "Bransje": "Olje", "Fylke": ""}
    work.mend({4: cells | {"Navn": "D"}})
    assert dict(work.places) == {4: "Myre, Øksnes, Nordland"}
    work.mend({4: cells | {"Fylke": "Troms"}})
    assert dict(work.places) == {}
    work.undo(3)
    assert work.table.rows[2].cells["Navn"] == "D"
    assert dict(work.places) == {4: "Myre, Øksnes, Nordland"}
    work.give({4: "Bodø"})
    work.mend({4: cells | {"Poststed": "Oslo"}})
    assert dict(work.places) == {4: "Bodø"}
    assert work.table.rows[2].cells["Poststed"] == "Oslo"


@pytest.mark.parametrize("language", languages())
def test_rows_beyond_those_in_the_grid_are_told_of(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    t = texts(language)
    monkeypatch.setattr(report, "MOST_ROWS_TO_MEND", 2)
    text = "Navn;Sted\nA;\nB;\nC;\n"
    app = pasted(text, language)
    assert app.expander[-1].label == t("own.mend", n=3)
    assert t("own.mend.first", n=2) in [caption.value for caption in app.caption]
    assert len(editor(app)[1]) == 2
    app = pasted(text.replace("C;", "C;Oslo"), language)
    assert t("own.mend.first", n=2) not in [caption.value for caption in app.caption]


def test_a_change_after_the_list_was_shown_is_said_not_to_be_on_the_map_until_it_is_shown_again() -> None:
    app = flawed()
    t = texts()

    def show() -> None:
        buttons(app, "own.show", n=3)[0].click().run()
        app.switch_page("../your_data.py").run()

    def said() -> list[str]:
        return [info.value for info in app.info]

    assert said() == []
    show()
    assert said() == []
    app.text_input(key=key(app, "title")).set_value("Ours").run()
    assert said() == [t("own.show.changed")]
    show()
    assert said() == []
    app.selectbox(key=key(app, MYRE)).set_value("Myre, Øksnes, Nordland").run()
    assert said() == [t("own.show.changed")]
    buttons(app, "own.undo")[0].click().run()
    assert said() == []
    app.selectbox(key=key(app, "column_level")).set_value("Nett").run()
    assert said() == [t("own.show.changed")]
    app.session_state["own_dataset"] = None  # back to the programme
    app.run()
    assert said() == []


def test_a_remark_on_the_whole_list_has_no_row_and_the_others_sort_as_numbers() -> None:
    rows = [f"{n};Oslo;{'no address' if n in (8, 98) else 'a.example'}" for n in range(1, 100)]
    app = pasted("\n".join(["Oversikt", "Navn;Sted;Nett", *rows]))
    app.selectbox(key=key(app, "column_website")).set_value("Nett").run()
    t = texts()
    remarks = next(frame.value for frame in app.dataframe if t("own.report.what") in frame.value.columns)
    assert list(remarks[t("own.report.row")]) == ["", " 10", "100"]

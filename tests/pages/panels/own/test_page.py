"""The page for a reader's own list, run without a browser: columns matched, places mended, changes undone."""

import pytest
from streamlit.testing.v1 import AppTest

from data.i18n import languages, texts
from data.intake import example_csv
from data.intake.project import write_project
from data.intake.table import Decisions
from tests.data.intake.files import opened, workbook
from tests.pages.apptest import dashboard

LIST = (
    "Hvem;Poststed;Bransje;Fylke\nA;Oslo;Fisk;OSLO\nB;Florø;Fisk;Rogaland\nC;Myre;Olje;\nD;;Olje;Hordaland\n"
)
MYRE = "own_place_Myre"


def pasted(text: str, language: str = "en") -> AppTest:
    app = dashboard("your_data", lang=[language])
    app.text_area(key="own_pasted").set_value(text).run()
    assert not app.exception
    return app


def metrics(app: AppTest) -> list[str]:
    return [metric.value for metric in app.metric]


@pytest.mark.parametrize("language", languages())
def test_only_what_is_missing_is_asked_and_the_lists_remarks_are_told_meanwhile(language: str) -> None:
    t = texts(language)
    app = pasted("Oversikt\n" + LIST, language)
    assert [error.value for error in app.error] == [
        t("own.columns.missing", names=t("intake.field.listed_name"))
    ]
    remarks = next(frame.value for frame in app.dataframe if t("own.report.what") in frame.value.columns)
    assert t("intake.rows-above", n=1) in list(remarks[t("own.report.what")])
    app.selectbox(key="own_column_listed_name").set_value("Hvem").run()
    assert not app.error
    assert metrics(app) == ["4", "4", "2"]
    assert [warning.value for warning in app.warning] == [
        t("own.placing", n=2, total=4, unplaced=2, rough=1, low=0)
    ]


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


def test_a_place_is_chosen_and_taken_back() -> None:
    app = pasted(LIST.replace("Hvem", "Navn"))
    assert metrics(app) == ["4", "4", "2"]
    app.selectbox(key=MYRE).set_value("Myre, Øksnes, Nordland").run()
    assert metrics(app) == ["4", "4", "3"]
    undo = next(button for button in app.button if button.label == texts()("own.undo"))
    undo.click().run()
    assert metrics(app) == ["4", "4", "2"]
    assert not app.exception


def test_a_project_is_worked_on_as_it_was_left() -> None:
    decisions = Decisions(
        "Ours", {"listed_name": "Hvem", "home_place": "Poststed", "level": "Bransje"}, {4: "Oslo"}
    )
    app = pasted(write_project(opened(LIST), decisions).decode())
    assert app.text_input(key="own_title").value == "Ours"
    assert app.selectbox(key="own_column_level").value == "Bransje"
    assert metrics(app) == ["4", "3", "3"]


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

"""A list is brought to the page: in each format and encoding, pasted, as the template, with odd headings."""

import codecs

import pytest
from playwright.sync_api import expect

from tests.browser.dashboard import Dashboard
from tests.browser.own_page import LOOKED_FOR_BELOW, OwnPage
from tests.data.intake.files import HEADER, ROWS, delimited, feature, features, point, workbook

pytestmark = pytest.mark.console(LOOKED_FOR_BELOW)
FEATURES = features(
    feature(point(18.95, 69.65), name="Blå klynge", place="Tromsø"),
    feature(point(6.15, 62.47), name="Grønn klynge", level="NCE", place="Ålesund"),
)
TABLE = delimited()
WINDOWS = "The text is not UTF-8 and was read as Windows-1252. Check that æ, ø and å are right."
FILES = {
    "utf-8.csv": TABLE.encode(),
    "byte-order-mark.csv": codecs.BOM_UTF8 + TABLE.encode(),
    "windows.csv": TABLE.encode("cp1252"),
    "utf-16.csv": TABLE.encode("utf-16"),
    "semicolons.csv": delimited(separator=";").encode(),
    "tabs.tsv": delimited(separator="\t").encode(),
    "workbook.xlsx": workbook({"Klynger": (HEADER, *ROWS)}),
    "features.geojson": FEATURES,
}


@pytest.fixture
def own(dashboard: Dashboard) -> OwnPage:
    return OwnPage(dashboard).open()


def test_every_format_and_encoding_is_read(own: OwnPage, subtests: pytest.Subtests) -> None:
    for name, content in FILES.items():
        with subtests.test(name):
            own.upload(name, content)
            own.expect_title(name.rsplit(".", 1)[0])
            own.expect_read(2, 2, 2)
            own.dashboard.eventually(lambda: [row[3] for row in own.remarks()], said_of(name))


def said_of(name: str) -> list[str]:
    return [WINDOWS] if name == "windows.csv" else []


def test_a_pasted_table_is_read(own: OwnPage) -> None:
    own.paste(delimited(separator="\t"))
    own.expect_read(2, 2, 2)


def test_the_template_comes_back_as_a_good_list(own: OwnPage) -> None:
    own.upload("template.csv", own.download("Download a template"))
    own.expect_read(1, 1, 1)
    expect(own.main.get_by_text("Every row could be read without a remark.")).to_be_visible()


def test_a_column_that_was_not_recognised_is_named_by_hand_and_stays_so(own: OwnPage) -> None:
    own.upload("odd.csv", delimited([("Hva", "Nivå", "Hvor"), *(row[:3] for row in ROWS)]).encode())
    expect(own.refusal).to_have_text(
        ["Say which column holds: Name, Home region (or latitude and longitude)."]
    )
    own.map_column("Name", "Hva")
    expect(own.refusal).to_have_text(["Say which column holds: Home region (or latitude and longitude)."])
    own.map_column("Home region", "Hvor")
    own.expect_read(2, 2, 2)
    own.show()
    own.visit()
    own.expect_read(2, 2, 2)

"""Files that are no list, or a broken one: each gets its sentence, no stack trace, and the page goes on working."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.attack.files import far_column, zip_bomb
from tests.browser.dashboard import Dashboard
from tests.browser.own_page import LOOKED_FOR_BELOW, UPLOAD_TIMEOUT, OwnPage
from tests.data.intake.files import HEADER, ROWS, delimited, feature, features, point, workbook

pytestmark = pytest.mark.console(LOOKED_FOR_BELOW)

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452")
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
SQUARE = {"type": "Polygon", "coordinates": [[[10, 59], [11, 59], [11, 60], [10, 59]]]}
REFUSED: Mapping[str, tuple[bytes, str]] = {
    "empty.csv": (b"", "The file is empty."),
    "header-only.csv": (b"Name,Level,Place\n", "There is a header, but no row below it."),
    "picture.csv": (
        PNG,
        "This is a picture, not a list. "
        "Copy the table from where the picture was taken, or type it into a spreadsheet.",
    ),
    "two-million-cells.csv": (
        (b"x," * 99 + b"x\n") * 20_000,
        "The list has too many cells: 1,000,000 is the most.",
    ),
    "encrypted.xlsx": (
        OLE + "EncryptedPackage".encode("utf-16-le"),
        "The workbook is protected by a password. Save it without one.",
    ),
    "bomb.xlsx": (
        zip_bomb(),
        "The workbook is far larger unpacked than a list can be (150 MB), so it was not opened.",
    ),
    "cut.xlsx": (workbook({"A": (HEADER, *ROWS)})[:-200], "The workbook is damaged and cannot be opened."),
    "cut.geojson": (
        b'{"type": "FeatureCollection", "features": [',
        "The GeoJSON breaks off or has an error near line 1.",
    ),
}


def placed(latitude: str, longitude: str) -> bytes:
    """A list whose only row gives coordinates."""
    return delimited(
        [("Name", "Level", "Place", "Lat", "Lon"), ("A", "Arena", "Oslo", latitude, longitude)]
    ).encode()


# Each file, how many of its rows are read and used, and what is said of it.
WARNED: Mapping[str, tuple[bytes, int, int, str]] = {
    "quotes.csv": (
        b'Name,Level,Place\n"A,Arena,Oslo\nB,NCE,Bergen\n',
        2, 1, "The quotation marks do not match",
    ),
    "ragged.csv": (
        b"Name,Level,Place\nA,Arena,Oslo,Bergen\nB,NCE\nC,GCE,Oslo\n",
        3, 1, "The row has 4 cells, the header 3.",
    ),
    "merged.xlsx": (
        workbook({"A": (("Name", "Level", "Place"), ("A", "Arena", "Oslo"), ("B", None, "Bergen"))}, ["B2:B3"]),
        2, 2, "merged",
    ),
    "formula.xlsx": (
        workbook({"A": (("Name", "Level", "Place"), ("=1+1", "Arena", "Oslo"), ("B", "NCE", "Bergen"))}),
        2, 1, "formula",
    ),
    "sheets.xlsx": (
        workbook({"Klynger": (HEADER, *ROWS), "Notater": (("Hei",), ("du",))}),
        2, 2, "The sheet “Klynger” was read. Other sheets were not: Notater.",
    ),
    "polygon.geojson": (
        features(feature(SQUARE), feature(None, name="B"), feature(point(10.7, 59.9), name="C")),
        3, 3, "The feature is a Polygon, and only points have one place.",
    ),
    "null.geojson": (features(feature(None)), 1, 1, "The feature has no geometry."),
    "swapped.csv": (placed("10,75", "59,91"), 1, 1, "Latitude and longitude seem to be swapped, so they"),
    "utm.csv": (placed("6642000", "597000"), 1, 1, "These coordinates are metres in a grid such as UTM"),
}  # fmt: skip


@pytest.fixture
def own(dashboard: Dashboard) -> OwnPage:
    return OwnPage(dashboard).open()


def expect_to_work(own: OwnPage) -> None:
    """A good list is read after all that went wrong."""
    own.upload("good.csv", delimited().encode())
    own.expect_read(2, 2, 2)
    expect(own.refusal).to_have_count(0)
    expect(own.page.get_by_text("Traceback")).to_have_count(0)


def test_a_file_that_is_no_list_is_refused_with_the_reason(own: OwnPage, subtests: pytest.Subtests) -> None:
    for name, (content, reason) in REFUSED.items():
        with subtests.test(name):
            own.upload(name, content)
            expect(own.refusal).to_have_text([reason], timeout=UPLOAD_TIMEOUT)
    expect_to_work(own)


def test_a_broken_list_is_read_as_far_as_it_goes(own: OwnPage, subtests: pytest.Subtests) -> None:
    for name, (content, rows, used, remark) in WARNED.items():
        with subtests.test(name):
            own.upload(name, content)
            own.expect_title(name.rsplit(".", 1)[0])
            own.expect_read(rows, used, used)
            own.expect_remark(remark)
    expect_to_work(own)


def test_a_file_of_sixty_megabytes_is_refused_before_it_is_sent(own: OwnPage, tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(60_000_000)
    own.upload_file(path)
    expect(own.main.get_by_text("File must be 50.0MB or smaller")).to_be_visible()
    own.main.get_by_role("button", name="Remove large.csv").click()
    expect_to_work(own)


def test_a_list_that_takes_long_to_read_can_be_cancelled_and_read_again(own: OwnPage) -> None:
    own.upload("far.xlsx", far_column())  # is read until its time is over
    cancel, again = (
        own.main.get_by_role("button", name=name, exact=True) for name in ("Cancel", "Read it again")
    )
    cancel.press("Enter", timeout=UPLOAD_TIMEOUT)
    expect(own.main.get_by_text("The list was not read.")).to_be_visible()
    expect(again).to_be_focused()
    again.press("Enter")
    cancel.press("Enter", timeout=UPLOAD_TIMEOUT)
    expect(own.main.get_by_text("The list was not read.")).to_be_visible()
    own.main.get_by_role("button", name="Remove far.xlsx").click()
    expect(again).to_have_count(0)
    expect(own.main.get_by_text("The list was not read.")).to_have_count(0)
    own.upload("short.csv", b"name,level,home\nOne,Gold,Bergen\n")
    expect(own.show_button()).to_be_visible(timeout=UPLOAD_TIMEOUT)


def test_a_list_is_worked_on_until_the_next_one_is_read(own: OwnPage) -> None:
    own.upload("short.csv", b"name,level,home\nOne,Gold,Bergen\n")
    name = own.main.get_by_role("textbox", name="Name of the list")
    name.fill("Ours")
    name.press("Enter")
    expect(own.show_button()).to_be_visible(timeout=UPLOAD_TIMEOUT)
    own.upload("empty.csv", b"")
    expect(own.main.get_by_text("The file is empty.")).to_be_visible()
    expect(own.main.get_by_text("Working on short.csv.")).to_be_visible()
    expect(name).to_have_value("Ours")
    own.main.get_by_role("button", name="Remove empty.csv").click()
    expect(own.main.get_by_text("The file is empty.")).to_have_count(0)
    expect(name).to_have_value("Ours")
    own.show().expect_listed(["one"])


def test_a_file_that_is_removed_while_it_is_read_leaves_the_list_before(own: OwnPage) -> None:
    own.upload("short.csv", b"name,level,home\nOne,Gold,Bergen\n")
    expect(own.show_button()).to_be_visible(timeout=UPLOAD_TIMEOUT)
    own.upload("far.xlsx", far_column())  # is read until its time is over
    cancel = own.main.get_by_role("button", name="Cancel", exact=True)
    expect(cancel).to_be_visible(timeout=UPLOAD_TIMEOUT)
    own.main.get_by_role("button", name="Remove far.xlsx").click()
    expect(own.main.get_by_text("Working on short.csv.")).to_be_visible()
    expect(cancel).to_have_count(0)
    own.show().expect_listed(["one"])

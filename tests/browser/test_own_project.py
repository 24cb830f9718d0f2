"""From a messy workbook to a mended map, to a project file, and to the same map on another day."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.dashboard import Dashboard
from tests.browser.own_page import LOOKED_FOR_BELOW, OwnPage
from tests.data.intake.files import workbook

pytestmark = pytest.mark.console(LOOKED_FOR_BELOW)

MESSY = workbook(
    {
        "Forside": [("Medlemmer 2026",), ("Internt",)],
        "Liste": [
            ("Oversikt",),
            ("Hvem", "Poststed", "Bransje", "Fylke", "Land"),
            ("Fiskebruket", "Florø", "Fisk", "Sogn og Fjordane", "Norge"),
            ("Myrvarme", "Myre", "Energi", "", "Norge"),
            ("Lundbolaget", "Lund", "Energi", "", "Sverige"),
            ("Oslohavna", "Oslo", "Fisk", "OSLO", ""),
        ],
    }
)
NAMES = {"Fiskebruket", "Myrvarme", "Oslohavna", "Lundbolaget"}
TROMSO = (69.65, 18.96)  # degrees: latitude, longitude


def test_a_messy_workbook_becomes_a_map_that_lasts(reader: Callable[..., Dashboard]) -> None:
    own = OwnPage(reader()).open()
    own.upload("medlemmer.xlsx", MESSY)
    expect(own.refusal).to_have_text(["Say which column holds: Name."])
    own.map_column("Name", "Hvem")
    own.map_column("Level", "Bransje")
    own.expect_read(4, 4, 2)
    assert own.leave() == "beforeunload"
    own.keep()
    own.dashboard.eventually(own.kept, {})
    own.pick_place("Myre", "Myre, Øksnes, Nordland")
    own.expect_read(4, 4, 3)
    expect(own.main.get_by_text("On the map: 3 of 4. Without a place: 1.")).to_be_visible()
    own.put_pin("5 · Lundbolaget · Lund", *TROMSO)
    own.expect_read(4, 4, 4)
    own.dashboard.eventually(lambda: set(own.kept() or {}), {"4", "5"})
    project = own.download("Save as a project file")
    shown = own.show()
    shown.eventually(lambda: {name.split(",")[0] for name in shown.symbols()}, NAMES)
    markers = set(shown.symbols())
    assert {"Fiskebruket, Fisk, Florø", "Myrvarme, Energi, Myre, Øksnes, Nordland"} < markers

    own.open()  # in a new session, which knows nothing of the list
    expect(own.main.get_by_text("This browser keeps your list medlemmer.")).to_be_visible()
    own.main.get_by_role("button", name="Open it").click()
    own.expect_title("medlemmer")
    own.expect_read(4, 4, 4)
    shown = own.show()
    shown.eventually(lambda: set(shown.symbols()), markers)

    own.visit()
    own.keep()  # no longer
    own.dashboard.eventually(own.kept, None)

    again = OwnPage(reader()).open()
    again.upload("medlemmer.clustermap.json", project)
    again.expect_title("medlemmer")
    again.expect_read(4, 4, 4)
    again.expect_warning(False)
    again.rename("Medlemmer i dag")
    again.expect_warning(True)
    again.download("Save as a project file")
    again.expect_warning(False)
    shown = again.show()
    shown.eventually(lambda: set(shown.symbols()), markers)

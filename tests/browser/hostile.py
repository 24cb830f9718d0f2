"""A list whose every text is one that a page, a spreadsheet or a template could take for more than text."""

import io
from collections.abc import Mapping, Sequence

from openpyxl import Workbook, load_workbook

from data.columns import COLUMNS
from data.spelling import slug
from geo.places import Gazetteer
from tests.data.intake.files import PAYLOADS, delimited

LONG_WORD = "Rakfisklag" * 40
RUN = "window.hostileRan=true"
HOSTILE = (
    *PAYLOADS,
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f'"><img src=nowhere.example/x onerror="{RUN}">',
    f"<svg onload={RUN}><a href='javascript:{RUN}'>press</a>",
    f"[press](javascript:{RUN}) ![](https://outside.example/picture)",
    f"data:text/html,<script>{RUN}</script>",
    f'<a href="data:text/html,<script>{RUN}</script>">press</a>',
    LONG_WORD,
)
LEVELS = tuple(text[:90] for text in HOSTILE[len(PAYLOADS) :])
HEADINGS = {name: column.headings[0] for name, column in COLUMNS.items()}
GAZETTEER = Gazetteer()
TOWNS = (
    "Kristiansand", "Stavanger", "Bergen", "Florø", "Ålesund", "Kristiansund", "Trondheim", "Namsos", "Brønnøysund",
    "Mo i Rana", "Bodø", "Narvik", "Harstad", "Tromsø", "Alta", "Kirkenes", "Oslo", "Hamar", "Røros", "Geilo",
    "Kongsberg", "Arendal", "Fredrikstad", "Haugesund", "Molde", "Steinkjer", "Lillehammer", "Skien",
)  # fmt: skip
OWN_HEADING = f"<b onclick={RUN}>Own</b>"
_PLAIN: Mapping[str, str] = {
    "country": "Norway", "postal_code": "",
    "members": "12", "members_year": "2021", "admitted_year": "2019", "home_confidence": "high",
}  # fmt: skip


def rows(payloads: Sequence[str] = HOSTILE) -> list[dict[str, str]]:
    """A row for each payload, which fills every text; each has a place of its own on the map."""
    return [_row(number, payload) for number, payload in enumerate(payloads)]


def _row(number: int, payload: str) -> dict[str, str]:
    home = GAZETTEER.find(TOWNS[number])
    assert home is not None
    cells = {HEADINGS[field]: _PLAIN.get(field, payload) for field in COLUMNS}
    return cells | {
        HEADINGS["id"]: f"row-{number}",
        HEADINGS["level"]: LEVELS[number % len(LEVELS)],
        HEADINGS["latitude"]: str(home.latitude),
        HEADINGS["longitude"]: str(home.longitude),
        HEADINGS["awards"]: f"2019 {slug(LEVELS[0])} {payload}; ? {payload}",
        OWN_HEADING: payload,
    }


def as_csv(payloads: Sequence[str] = HOSTILE) -> bytes:
    """The list as CSV, as somebody without our guards would write it."""
    made = rows(payloads)
    return delimited([list(made[0]), *(list(row.values()) for row in made)]).encode()


def as_workbook(content: bytes) -> Workbook:
    """An exported workbook, opened as a person's own program does."""
    return load_workbook(io.BytesIO(content))

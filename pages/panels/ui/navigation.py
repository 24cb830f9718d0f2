"""The pages of the dashboard, in the order of the menu."""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[2]


@dataclass(frozen=True)
class PageEntry:
    """One page; its title is the text ``page.<name>.title`` and its heading ``page.<name>.heading``."""

    name: str
    icon: str
    in_menu: bool = True

    @property
    def path(self) -> Path:
        """The page's file."""
        return page_file(self.name)


def page_file(name: str) -> Path:
    """The file of the page *name*."""
    return FOLDER / f"{name}.py"


# The first page is the one that the bare address opens.
PAGES = (
    PageEntry("map", ":material/map:"),
    PageEntry("clusters", ":material/table_rows:"),
    PageEntry("compare", ":material/compare_arrows:"),
    PageEntry("insights", ":material/bar_chart:"),
    PageEntry("programme", ":material/flag:"),
    PageEntry("your_data", ":material/upload_file:"),
    PageEntry("about", ":material/info:"),
    PageEntry("accessibility", ":material/accessibility_new:", in_menu=False),
)

CHOOSING = ("map", "clusters")
"""The pages on which a cluster can be chosen."""
COMPARING = ("compare",)
"""The pages that show the compared clusters."""
FILTERING = ("map", "clusters", "insights")
"""The pages that follow the filters."""
THROUGH_YEARS = (*FILTERING, *COMPARING)
"""The pages that can show the list at a year."""


def url_path(page: str) -> str:
    """The address of *page*, relative to the server's root; the first page is at the root itself."""
    return "" if page == PAGES[0].name else page

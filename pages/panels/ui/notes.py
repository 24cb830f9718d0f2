"""Sources as numbered notes: a number in the text, the list at the end of the page."""

from pages.panels.ui.links import source_links


class Notes:
    """The sources of one page in the order in which its text first names them."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, url: str) -> int:
        """The number of the source at *url*, from 1; it is the next one if the source was not named before."""
        return self._numbers.setdefault(url, len(self._numbers) + 1)

    @property
    def all(self) -> list[tuple[str, str]]:
        """Addresses and labels of all sources named so far, by number."""
        return source_links(self._numbers)

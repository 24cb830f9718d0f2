"""Twelve fixed views and the small pictures that they must look like.

    python -m tests.geo.map.picture.views

draws the small pictures anew, after a change that is meant; look at each before it is kept.
"""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from data.filters import Filters
from data.i18n import texts
from data.load import FOLDER
from geo.dataset import Dataset
from geo.map.picture import draw, to_png
from geo.map.symbols import Theme
from geo.places import Chain

PICTURES = Path(__file__).parent / "views"
WIDTH = 320  # pixels


@dataclass(frozen=True)
class Example:
    """A view and how it is drawn."""

    form: str = "16x9"
    theme: Theme = "light"
    language: str = "en"
    filters: Filters = field(default_factory=Filters)
    chosen: str | None = None
    shaded: bool = False

    def draw(self) -> str:
        """The picture as SVG."""
        return draw(
            programme(),
            programme().index.select(self.filters),
            texts(self.language),
            form=self.form,
            theme=self.theme,
            chosen=self.chosen,
            shaded=self.shaded,
        )


@cache
def programme() -> Dataset:
    """The dataset that comes with the product."""
    return Dataset.load(FOLDER, Chain())


ROGALAND = frozenset({"rogaland"})
EXAMPLES = {
    "wide": Example(),
    "wide-dark": Example(theme="dark"),
    "wide-nb": Example(language="nb"),
    "square": Example("square"),
    "square-dark-nb": Example("square", "dark", "nb"),
    "a4": Example("a4"),
    "shaded-a4-dark": Example("a4", "dark", shaded=True),
    "county": Example(filters=Filters(counties=ROGALAND)),
    "county-square-nb": Example("square", language="nb", filters=Filters(counties=ROGALAND | {"agder"})),
    "chosen": Example(chosen="gce-blue-maritime"),
    "search-a4-nb": Example("a4", language="nb", filters=Filters(text="havvind")),
    "nothing": Example(filters=Filters(levels=frozenset())),
}


def main() -> None:
    """Draw the small pictures anew."""
    for name, example in EXAMPLES.items():
        (PICTURES / f"{name}.png").write_bytes(to_png(example.draw(), WIDTH))


if __name__ == "__main__":
    main()

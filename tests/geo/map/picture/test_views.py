"""Twelve fixed views look as they did when somebody last looked at them."""

import pytest

from geo.map.picture import to_png
from tests.geo.map.picture.views import EXAMPLES, PICTURES, WIDTH, Example
from tests.pictures import MOST_DIFFERENCE, greatest_difference, pixels


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_view_looks_as_it_did(name: str) -> None:
    kept = pixels((PICTURES / f"{name}.png").read_bytes())
    drawn = pixels(to_png(EXAMPLES[name].draw(), WIDTH))
    assert drawn.shape == kept.shape
    assert greatest_difference(drawn, kept) < MOST_DIFFERENCE


def test_another_choice_or_filter_counts_as_a_difference() -> None:
    kept = pixels((PICTURES / "chosen.png").read_bytes())
    assert greatest_difference(pixels(to_png(Example().draw(), WIDTH)), kept) > MOST_DIFFERENCE


def test_each_small_picture_belongs_to_a_view() -> None:
    assert {path.stem for path in PICTURES.iterdir()} == set(EXAMPLES)

"""Twelve fixed views look as they did when somebody last looked at them."""

import io

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from geo.map.picture import to_png
from tests.geo.map.picture.views import EXAMPLES, PICTURES, WIDTH, Example

BLOCK = 8  # pixels; a symbol of a small picture fills about a quarter of a block
MOST_DIFFERENCE = 12  # of 255, on average over a block and its colours


def pixels(png: bytes) -> NDArray[np.float64]:
    image = Image.open(io.BytesIO(png)).convert("RGB")
    return np.asarray(image, dtype=float)


def greatest_difference(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """The difference of the two blocks, one of each picture, that differ most."""
    high, wide = (length // BLOCK * BLOCK for length in one.shape[:2])
    difference = np.abs(one - other)[:high, :wide].mean(axis=2)
    return float(difference.reshape(high // BLOCK, BLOCK, wide // BLOCK, BLOCK).mean(axis=(1, 3)).max())


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

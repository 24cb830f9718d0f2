"""How much two pictures differ, by blocks: letters drawn otherwise are little, another colour or place is much."""

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

BLOCK = 8  # pixels
MOST_DIFFERENCE = 12  # of 255, on average over a block and its colours


def pixels(png: bytes) -> NDArray[np.float64]:
    """The colours of a PNG as rows, columns, and red, green and blue from 0 to 255."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    return np.asarray(image, dtype=float)


def greatest_difference(one: NDArray[np.float64], other: NDArray[np.float64], block: int = BLOCK) -> float:
    """The difference of the two blocks, one of each picture, that differ most."""
    high, wide = (length // block * block for length in one.shape[:2])
    difference = np.abs(one - other)[:high, :wide].mean(axis=2)
    return float(difference.reshape(high // block, block, wide // block, block).mean(axis=(1, 3)).max())

"""A reader's own list, read and placed as the page for it does."""

from data.intake.check import build
from data.intake.mapping import guess_mapping
from data.intake.read import read_table
from geo.dataset import Dataset
from geo.locate import locate, with_counties
from geo.places import Chain


def own_list(text: str, title: str = "A list") -> Dataset:
    """The dataset of a list in CSV."""
    table = read_table("list.csv", text.encode())
    intake = build(table, guess_mapping(table.columns), title=title)
    assert intake.catalogue is not None
    located = locate(intake.catalogue, Chain())
    return Dataset(with_counties(intake.catalogue, located), located, own=True)

"""Which catalogue the stories are about, and where its facts are from."""

from data.model import Catalogue, Fact
from pages.panels.ui.links import source_links

# What the pages' own sentences rest on: facts and levels that only a catalogue of this programme has.
REQUIRED_FACTS = {
    "programme-since", "umbrella-launched", "served-2021", "to-arena-pro-2021", "count-2018-11-nce", "nce-2018-sum",
    "nce-last-intake", "mature-recognised-2020", "announced-2021", "budget-cut-2022", "map-groups-2022",
    "revision-2024",
}  # fmt: skip
REQUIRED_LEVELS = {"nce", "mature"}


def is_programme(catalogue: Catalogue) -> bool:
    """Whether the catalogue is of the programme that these pages describe, and not any other list."""
    return catalogue.facts_by_id.keys() >= REQUIRED_FACTS and catalogue.levels_by_id.keys() >= REQUIRED_LEVELS


def fact_links(fact: Fact) -> list[tuple[str, str]]:
    """A fact's sources as addresses and labels."""
    return source_links(fact.sources)

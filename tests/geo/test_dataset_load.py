"""Loading what a server shows: a list is placed, and one that no map can show is refused."""

from pathlib import Path

import pytest

from data.errors import DataError
from geo.dataset import Dataset
from geo.places import Chain


def test_a_list_without_any_place_is_no_map(tmp_path: Path) -> None:
    path = tmp_path / "ours.csv"
    path.write_text("Navn;Sted\nA;Atlantis\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"ours\.csv: no row has a place on the map"):
        Dataset.load(path, Chain())


def test_a_list_that_is_placed_in_part_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "ours.csv"
    path.write_text("Navn;Kommune\nA;Atlantis\nB;4601\n", encoding="utf-8")
    data = Dataset.load(path, Chain())
    assert [cluster.county for cluster in data.catalogue.clusters] == [None, "Vestland"]
    assert data.given == {
        "id",
        "organisation",
        "listed_name",
        "level",
        "home_place",
        "municipality",
        "county",
    }

"""The levels of a list: the programme's by any of their names, or the list's own in its order."""

import pytest

from data.intake.levels import map_levels
from data.load import load_catalogue

PROGRAMME = load_catalogue().levels


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Arena", "arena"), ("ARENA", "arena"), ("Arena Pro", "arena-pro"), ("arena-pro", "arena-pro"),
        ("ArenaPro", "arena-pro"), ("nce", "nce"), ("Norwegian Centres of Expertise", "nce"),
        ("Norwegian Center of Expertise", "nce"), ("GCE", "gce"), ("Global Centres of Expertise", "gce"),
        ("Mature clusters", "mature"), ("mature", "mature"), ("Modne klynger", "mature"), ("Moden klynge", "mature"),
    ],
)  # fmt: skip
def test_a_level_of_the_programme_is_known_by_each_of_its_names(name: str, level: str) -> None:
    made = map_levels([name])
    assert made.id_of(name) == level
    assert made.levels == PROGRAMME
    assert made.unknown == ()


def test_other_levels_have_ids_from_their_names_in_order_of_first_appearance() -> None:
    made = map_levels(["Vekst", "Start", "vekst", "Større enn stor", "Start", "VEKST"])
    assert [(level.id, level.name) for level in made.levels] == [
        ("vekst", "Vekst"), ("start", "Start"), ("storre-enn-stor", "Større enn stor")
    ]  # fmt: skip
    assert made.id_of("VEKST") == "vekst"
    assert made.unknown == ()


def test_a_level_unknown_to_a_list_of_the_programme_follows_its_levels() -> None:
    made = map_levels(["NCE", "Regional", "Arena", "Arenaa"])
    assert made.levels[:5] == PROGRAMME
    assert [level.id for level in made.levels[5:]] == ["regional", "arenaa"]
    assert made.unknown == ("Regional", "Arenaa")


def test_a_common_word_does_not_make_a_list_the_programmes_nor_take_its_id() -> None:
    made = map_levels(["Emerging", "Mature"])
    assert [(level.id, level.name) for level in made.levels] == [
        ("emerging", "Emerging"),
        ("mature-2", "Mature"),
    ]
    assert made.unknown == ()


def test_names_that_no_id_can_hold_get_one_all_the_same() -> None:
    made = map_levels(["初級", "高級", "+", "a b", "a-c", "a_c"])
    assert [level.id for level in made.levels] == ["level-1", "level-2", "level-3", "a-b", "a-c", "a-c-2"]
    assert made.id_of("高級") == "level-2"

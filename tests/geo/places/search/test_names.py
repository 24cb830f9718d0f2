import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.places.search.names import LONGEST_TEXT, Part, RegionText, UnitKind, spelling, spelling_key

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    "forms",
    [
        ("Ålesund", "ålesund", "ÅLESUND", "Aalesund", "Alesund", "A\u030alesund", "Ａalesund"),
        ("Tromsø", "Tromso", "Tromsoe", "Tromsö", "Tromsœ", "TROMSØ"),
        ("Mosjøen", "Mosjoen", "Mosjöen", "mosjoeen"),
        ("Lærdal", "Laerdal", "Lärdal", "LÆRDAL"),
        ("Mo i Rana", "Mo-i-Rana", "mo  i rana", "MoiRana", "Mo_i_Rana", "Mo i\u00a0Rana"),
        ("Kárášjohka", "Karasjohka", "KÁRÁŠJOHKA"),
        ("Deatnu", "đeatnu".upper(), "Ðeatnu"),
        ("Ruoŧŧa", "Ruotta"),
        ("Łódź", "Lodz"),
        ("Þingvellir", "Thingvellir"),
        ("Porsáŋgu", "Porsangu"),
        ("Sør-Varanger", "Sør Varanger", "Sorvaranger", "Soer-Varanger"),
        ("Trööndelage", "Troondelage"),
        ("Å", "å", "Aa", "A"),
    ],
)
def test_usual_ways_to_write_a_name_have_one_key(forms: tuple[str, ...]) -> None:
    assert len({spelling_key(form) for form in forms}) == 1


@pytest.mark.parametrize(("one", "other"), [("Lærdal", "Lardal"), ("Hol", "Hole"), ("Os", "Ås")])
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert spelling_key(one) != spelling_key(other)


def test_the_spelling_keeps_the_letters_that_the_key_drops() -> None:
    assert spelling("Mo-i-Rana") == spelling("MO I  RANA") == "mo i rana"
    assert spelling("Ås") != spelling("As")


@given(ANY_TEXT)
def test_a_key_has_only_letters_and_digits_of_any_text(text: str) -> None:
    key = spelling_key(text)
    assert key == "" or key.isalnum()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Florø", ["Florø"]),
        ("Florø, Kinn, Vestland, Norway", ["Florø", "Kinn", "Vestland"]),
        ("Norge, Rogaland, Stavanger", ["Rogaland", "Stavanger"]),
        ("4020 Stavanger", ["Stavanger"]),
        ("N-4020 Stavanger", ["Stavanger"]),
        ("NO-4020 Stavanger", ["Stavanger"]),
        ("no 4020 Stavanger", ["Stavanger"]),
        ("N4020 Stavanger", ["Stavanger"]),
        ("A4020 Stavanger", ["A4020 Stavanger"]),
        ("40201 Stavanger", ["40201 Stavanger"]),
        ("Stavanger (Rogaland)", ["Stavanger", "Rogaland"]),
        ("Stavanger [Rogaland]", ["Stavanger", "Rogaland"]),
        ("Mo i Rana/Rana", ["Mo i Rana", "Rana"]),
        ("Stavanger – Rogaland", ["Stavanger", "Rogaland"]),
        ("Stavanger - Rogaland", ["Stavanger", "Rogaland"]),
        ("Stavanger — Rogaland", ["Stavanger", "Rogaland"]),
        ("Stavanger -- Rogaland", ["Stavanger", "Rogaland"]),
        ("Stavanger\\Rogaland", ["Stavanger", "Rogaland"]),
        ("Stavanger\rRogaland", ["Stavanger", "Rogaland"]),
        ("Stavanger • Rogaland", ["Stavanger", "Rogaland"]),
        ("Stavanger · Rogaland", ["Stavanger", "Rogaland"]),
        ("Stavanger; Rogaland | Noreg", ["Stavanger", "Rogaland"]),
        ("Stavanger\nRogaland", ["Stavanger", "Rogaland"]),
        ("Sør-Varanger", ["Sør-Varanger"]),
        ("Stavanger Norway", ["Stavanger"]),
        ("Stavanger norge", ["Stavanger"]),
        ("STAVANGER NOREG", ["STAVANGER"]),
        ("Norga / Norja; Noorje, Kingdom of Norway, NO | NOR", []),
        ("Stavanger, Kingdom of Norway", ["Stavanger"]),
        ("  'Oslo'. ", ["Oslo"]),
        (",,, /;", []),
        ("", []),
        ("Norway", []),
        ("0184", []),
        ("x" * LONGEST_TEXT, ["x" * LONGEST_TEXT]),
        ("x" * (LONGEST_TEXT + 1), []),
    ],
)
def test_a_text_falls_into_its_parts(text: str, parts: list[str]) -> None:
    assert [part.name for part in RegionText.parse(text).parts] == parts


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Kinn kommune", "Kinn", UnitKind.MUNICIPALITY),
        ("Kinn Kommune", "Kinn", UnitKind.MUNICIPALITY),
        ("Kvam herad", "Kvam", UnitKind.MUNICIPALITY),
        ("Kinn municipality", "Kinn", UnitKind.MUNICIPALITY),
        ("Municipality of Kinn", "Kinn", UnitKind.MUNICIPALITY),
        ("Kinn kommunen", "Kinn", UnitKind.MUNICIPALITY),
        ("Kinn kommun", "Kinn", UnitKind.MUNICIPALITY),
        ("Romssa suohkan", "Romssa", UnitKind.MUNICIPALITY),
        ("Romssa gielda", "Romssa", UnitKind.MUNICIPALITY),
        ("Raarvihken tjïelte", "Raarvihken", UnitKind.MUNICIPALITY),
        ("Porsangin kunta", "Porsangin", UnitKind.MUNICIPALITY),
        ("Porsangin komuuni", "Porsangin", UnitKind.MUNICIPALITY),
        ("Vestland fylke", "Vestland", UnitKind.COUNTY),
        ("Vestland fylket", "Vestland", UnitKind.COUNTY),
        ("Vestland fylkeskommune", "Vestland", UnitKind.COUNTY),
        ("Finnmárkku fylka", "Finnmárkku", UnitKind.COUNTY),
        ("Finnmárkku fylkkasuohkan", "Finnmárkku", UnitKind.COUNTY),
        ("Trööndelagen fylhke", "Trööndelagen", UnitKind.COUNTY),
        ("Rogaland County", "Rogaland", UnitKind.COUNTY),
        ("County of Rogaland", "Rogaland", UnitKind.COUNTY),
        ("Bergen by", "Bergen", UnitKind.TOWN),
        ("Bergen city", "Bergen", UnitKind.TOWN),
        ("Bergen town", "Bergen", UnitKind.TOWN),
        ("Myre tettsted", "Myre", UnitKind.TOWN),
        ("Myre village", "Myre", UnitKind.TOWN),
        ("City of Bergen", "Bergen", UnitKind.TOWN),
        ("Town of Bergen", "Bergen", UnitKind.TOWN),
        ("Bergen", "Bergen", None),
        ("By", "By", None),
        ("Kommune", "Kommune", None),
    ],
)
def test_a_word_beside_the_name_claims_a_kind(text: str, name: str, kind: UnitKind | None) -> None:
    assert Part.parse(text) == Part(name, kind)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("5003 Bergen", ("5003",)),
        ("N-5003 Bergen", ("5003",)),
        ("NO 5003", ("5003",)),
        ("0301", ("0301",)),
        ("301", ("0301",)),
        ("Storgata 301, Oslo", ()),
        ("A4020 Stavanger", ()),
        ("50031 Bergen", ()),
    ],
)
def test_numbers_of_four_digits_may_be_postal_codes(text: str, codes: tuple[str, ...]) -> None:
    assert RegionText.parse(text).codes == codes


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("HQ Oslo", ["Oslo"]),
        ("HQ: Oslo", ["Oslo"]),
        ("Oslo HQ", ["Oslo"]),
        ("Head office in Bergen", ["Bergen"]),
        ("Hovedkontor i Bergen", ["Bergen"]),
        ("Bergen (hovedkontor)", ["Bergen"]),
        ("based in Tromsø", ["Tromsø"]),
        ("avd. Oslo", ["Oslo"]),
        ("Oslo sentrum", ["Oslo"]),
        ("Oslo city centre", ["Oslo"]),
        ("Oslo m.fl.", ["Oslo"]),
        ("Oslo, Bergen m.fl.", ["Oslo", "Bergen"]),
        ("Oslo, etc.", ["Oslo"]),
        ("bl.a. Oslo", ["Oslo"]),
        ("Bergen m/omegn", ["Bergen m/omegn"]),
    ],
)
def test_words_for_offices_and_other_places_are_no_names(text: str, parts: list[str]) -> None:
    assert [part.name for part in RegionText.parse(text).parts] == parts


@pytest.mark.parametrize(
    ("text", "others"), [("Oslo m.fl.", "m.fl."), ("Oslo and others", "and others"), ("Oslo", "")]
)
def test_a_text_may_say_that_there_are_others(text: str, others: str) -> None:
    assert RegionText.parse(text).others == others


@pytest.mark.parametrize(
    ("text", "is_list"),
    [
        ("Bergen/Oslo", True),
        ("Bergen, Oslo", False),
        ("Bergen m/omegn", False),
        ("Bergen OG/ELLER Oslo", False),
    ],
)
def test_slashes_make_a_list(text: str, is_list: bool) -> None:
    assert RegionText.parse(text).is_list is is_list


@pytest.mark.parametrize(
    ("text", "centre"),
    [
        ("Stavanger-regionen", "Stavanger"),
        ("Stavanger region", "Stavanger"),
        ("Osloregionen", "Oslo"),
        ("Greater Oslo", "Oslo"),
        ("greater oslo", "oslo"),
        ("Stor-Oslo", "Oslo"),
        ("Osloområdet", "Oslo"),
        ("Oslo area", "Oslo"),
        ("Oslo", None),
        ("Region", None),
    ],
)
def test_a_region_is_named_after_its_centre(text: str, centre: str | None) -> None:
    around = Part(text).around()
    assert (around and around.name) == centre


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Fredrikstad and Asker", ["Fredrikstad", "Asker"]),
        ("OSLO OG BERGEN", ["OSLO", "BERGEN"]),
        ("Oslo samt Bergen", ["Oslo", "Bergen"]),
        ("Oslo & Bergen", ["Oslo", "Bergen"]),
        ("Oslo+Bergen", ["Oslo", "Bergen"]),
        ("Oslo eller Bergen", ["Oslo", "Bergen"]),
        ("Oslo or Bergen", ["Oslo", "Bergen"]),
        ("Oslo og/eller Bergen", ["Oslo", "Bergen"]),
        ("Oslo–Bergen", ["Oslo", "Bergen"]),
        ("Oslo—Bergen–Bodø", ["Oslo", "Bergen", "Bodø"]),
        ("Nord-Aurdal", []),
        ("Oslo", []),
        ("Oslo &", []),
    ],
)
def test_a_list_is_taken_apart(text: str, names: list[str]) -> None:
    assert [part.name for part in Part(text).listed()] == names


def splits(text: str) -> list[list[str]]:
    return [[part.name for part in split] for split in Part(text).splits()]


@pytest.mark.parametrize("word", ["i", "I", "in", "på", "on", "ved", "near"])
def test_a_part_can_be_read_as_a_place_in_another(word: str) -> None:
    assert splits(f"Fornebu {word} Bærum")[0] == ["Fornebu", "Bærum"]


def test_a_part_can_be_cut_at_any_of_its_words() -> None:
    assert splits("Mo i Rana Nordland")[1:] == [
        ["Mo", "i Rana Nordland"],
        ["Mo i", "Rana Nordland"],
        ["Mo i Rana", "Nordland"],
    ]


@given(ANY_TEXT)
def test_any_text_can_be_parsed_and_every_part_has_a_name(text: str) -> None:
    for part in RegionText.parse(text).parts:
        assert part.key
        assert all(piece.key for pieces in (part.listed(), *part.splits()) for piece in pieces)

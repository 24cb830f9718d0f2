import json

import pytest

from data.model import Confidence
from geo.places.place import Found, Note, NoteCode, Place, PlaceKind, Precision


def place(kind: PlaceKind, **values: object) -> Place:
    row = {
        "id": "x",
        "name": "Florø",
        "kind": kind,
        "municipality": "Kinn",
        "counties": ("Vestland",),
        "latitude": 61.6,
        "longitude": 5.03,
        "source": "test",
    }
    return Place(**row | values)  # type: ignore[arg-type]


def found(**values: object) -> Found:
    plain = Found.from_place(place(PlaceKind.TOWN), query="floro", matched="Florø", provider="test").to_dict()
    return Found.from_dict(plain | values)


@pytest.mark.parametrize(
    ("row", "label"),
    [
        (place(PlaceKind.TOWN), "Florø, Kinn, Vestland"),
        (place(PlaceKind.TOWN, name="Kinn"), "Kinn, Vestland"),
        (place(PlaceKind.LOCALITY, name="Longyearbyen", municipality=None, counties=()), "Longyearbyen"),
        (place(PlaceKind.MUNICIPALITY, name="Kinn"), "Kinn kommune, Vestland"),
        (place(PlaceKind.COUNTY, name="Vestland", municipality=None), "Vestland fylke"),
    ],
)
def test_the_label_names_each_unit_once(row: Place, label: str) -> None:
    assert row.label == label


@pytest.mark.parametrize(
    ("kind", "precision"),
    [
        (PlaceKind.TOWN, Precision.TOWN),
        (PlaceKind.LOCALITY, Precision.TOWN),
        (PlaceKind.MUNICIPALITY, Precision.MUNICIPALITY),
        (PlaceKind.COUNTY, Precision.COUNTY),
        (PlaceKind.FORMER_COUNTY, Precision.COUNTY),
    ],
)
def test_the_precision_follows_from_the_kind(kind: PlaceKind, precision: Precision) -> None:
    assert place(kind).precision is precision


def test_a_place_in_several_counties_has_no_single_county() -> None:
    assert place(PlaceKind.FORMER_COUNTY, counties=("Akershus", "Østfold")).county is None


@pytest.mark.parametrize("code", NoteCode)
def test_every_note_lowers_the_confidence(code: NoteCode) -> None:
    assert found().with_notes(Note(code, "x")).confidence is not Confidence.HIGH


def test_the_weakest_note_decides_the_confidence() -> None:
    noted = found().with_notes(Note(NoteCode.UNRECOGNISED, "x")).with_notes(Note(NoteCode.FAR_LARGER, "y"))
    assert noted.confidence is Confidence.LOW
    assert [note.code for note in noted.notes] == [NoteCode.UNRECOGNISED, NoteCode.FAR_LARGER]


def test_an_answer_survives_json() -> None:
    noted = found().with_notes(Note(NoteCode.FAR_LARGER, "Florø, Nowhere"))
    answer = noted.with_candidates(["Florø, Nowhere"])
    assert Found.from_dict(json.loads(json.dumps(answer.to_dict()))) == answer


@pytest.mark.parametrize(
    "damage", [{"precision": "galaxy"}, {"notes": [{"code": "?", "about": ""}]}, {"unknown": 1}, {"notes": 3}]
)
def test_a_damaged_stored_answer_is_a_value_error(damage: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="not a stored answer"):
        Found.from_dict(found().to_dict() | damage)


def test_a_stored_answer_without_a_precision_is_a_value_error() -> None:
    plain = found().to_dict()
    del plain["precision"]
    with pytest.raises(ValueError, match="precision"):
        Found.from_dict(plain)

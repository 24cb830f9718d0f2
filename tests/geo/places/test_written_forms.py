"""How people write Norwegian homes, in both languages, and what they mean: ``written_forms.csv``.

``answer`` is a precision (town, municipality, region, county) or why there is no single place. A place must
be found within ``km`` of the point, in the municipality and county given; an empty cell means any.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from geopy.distance import geodesic

from data.model import Confidence
from geo.places import Chain, Found
from geo.places.place import Answer, Reason

Row = dict[str, str]
with (Path(__file__).parent / "written_forms.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))
PLACES = [row for row in ROWS if row["latitude"]]
REASON = {
    "ambiguous": Reason.SAME_NAME,
    "several": Reason.SEVERAL_PLACES,
    "conflict": Reason.CONFLICT,
    "abroad": Reason.ABROAD,
    "unknown": Reason.NOT_FOUND,
}


@pytest.fixture(scope="module")
def answers() -> dict[str, Answer]:
    chain = Chain()
    return {row["text"]: chain.ask(row["text"]) for row in ROWS}


def is_right(row: Row, found: Found) -> bool:
    point = float(row["latitude"]), float(row["longitude"])
    near = geodesic(point, (found.latitude, found.longitude)).km <= float(row["km"])
    municipality = row["municipality"] in ("", found.municipality)
    return near and municipality and row["county"] in ("", found.county)


def is_as_precise(row: Row, found: Found) -> bool:
    """A town may be answered by its municipality if the answer says so."""
    return found.precision == row["answer"] or (row["answer"], found.precision) in (
        ("town", "municipality"),
        ("municipality", "town"),
    )


def test_there_are_at_least_500_forms_and_each_stands_once() -> None:
    texts = [row["text"] for row in ROWS]
    assert len(texts) == len(set(texts)) >= 500


def test_each_form_of_a_place_is_right_or_has_the_place_among_its_candidates(
    answers: dict[str, Answer],
) -> None:
    wrong = []
    for row in PLACES:
        answer = answers[row["text"]]
        meant = [answer.found] if answer.found else list(answer.candidates)
        if not any(is_right(row, found) and is_as_precise(row, found) for found in meant):
            wrong.append((row["text"], [found.label for found in meant], answer.reason))
    assert wrong == []


def test_nearly_every_form_of_a_place_has_one_answer(answers: dict[str, Answer]) -> None:
    ambiguous = [row["text"] for row in PLACES if not answers[row["text"]].found]
    assert len(ambiguous) <= len(PLACES) // 50, ambiguous


def test_none_is_wrong_with_high_confidence(answers: dict[str, Answer]) -> None:
    sure = [
        (row["text"], found.label)
        for row in ROWS
        if (found := answers[row["text"]].found) and found.confidence is Confidence.HIGH
        if not row["latitude"] or not is_right(row, found)
    ]
    assert sure == []


def test_forms_without_a_single_place_say_why(answers: dict[str, Answer]) -> None:
    wrong = [
        (row["text"], row["answer"], answers[row["text"]].reason)
        for row in ROWS
        if row["answer"] in REASON and answers[row["text"]].reason is not REASON[row["answer"]]
    ]
    assert wrong == []

"""What people write into cells, and how it is read."""

import pytest

from data.intake.remarks import Code
from data.intake.values import (
    award,
    degrees,
    is_unknown,
    position,
    position_problem,
    whole_number,
    year,
)
from data.intake.web_addresses import web_address


@pytest.mark.parametrize(
    ("text", "value", "altered"),
    [
        ("0", 0, False),
        ("120", 120, False),
        ("1 200", 1200, False),
        ("1\u00a0200", 1200, False),
        ("1\u202f200", 1200, False),
        ("38,0", 38, True),
        ("38.00", 38, True),
        ("1,200", 1200, True),
        ("1.200", 1200, True),
        ("1.000", 1000, True),
        ("12’345’678", 12345678, True),
    ],
)
def test_whole_numbers(text: str, value: int, altered: bool) -> None:
    assert whole_number(text) == (value, altered)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "38,5",
        "-3",
        "+3",
        "ca. 120",
        "120 (2018)",
        "1e3",
        "9" * 10,
        "9" * 5_000,
        "1,2,3",
        "٣½",
        "12 34",
    ],
)
def test_what_is_no_whole_number(text: str) -> None:
    assert whole_number(text) is None


@pytest.mark.parametrize(
    ("text", "value", "altered"),
    [
        ("2018", 2018, False),
        ("2018,0", 2018, True),
        ("2018-08-01", 2018, True),
        ("2018-08-01 09:30:00", 2018, True),
        ("1.8.2018", 2018, True),
        ("31/12/2018", 2018, True),
        ("2 018", 2018, False),
    ],
)
def test_years(text: str, value: int, altered: bool) -> None:
    assert year(text) == (value, altered)


@pytest.mark.parametrize("text", ["", "2018 kroner", "201/2019", "18.", "2018-x"])
def test_what_is_no_year(text: str) -> None:
    assert year(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("59.91", 59.91), ("59,91", 59.91), (" 59,91° ", 59.91), ("-5", -5.0), ("−5,5", -5.5), ("1e-05", 1e-05),
        ("59.91 N", 59.91), ("Ø 10,75", 10.75), ("S33.9", -33.9), ("10 V", -10.0), ("59°54'", 59.9),
        ("59° 54′ 36″ N", 59.91), ("10°45'0\"Ø", 10.75), ("10°30,0' w", -10.5),
    ],
)  # fmt: skip
def test_degrees_as_people_write_them(text: str, number: float) -> None:
    assert degrees(text) == number


@pytest.mark.parametrize(
    "text", ["", "N", "59°54", "59 N 10", "N59N.", "nan", "inf", "1e999", "5,9,1", "5_9", "9" * 400]
)
def test_what_is_no_number_of_degrees(text: str) -> None:
    assert degrees(text) is None


@pytest.mark.parametrize(
    ("latitude", "longitude", "problem"),
    [
        (59.91, 10.75, None),
        (78.2, 15.6, None),
        (-33.9, 18.4, None),
        (90.0, 180.0, None),
        (10.75, 20.0, None),
        (10.75, 59.91, Code.COORDINATES_SWAPPED),
        (6_651_000.0, 262_000.0, Code.COORDINATES_UTM),
        (262_000.0, 6_651_000.0, Code.COORDINATES_UTM),
        (7_800_000.0, -30_000.0, Code.COORDINATES_UTM),
        (5991.0, 10.75, Code.COORDINATES_RANGE),
        (59.91, 180.1, Code.COORDINATES_RANGE),
        (90.1, 0.0, Code.COORDINATES_RANGE),
        (0.0, 0.0, Code.COORDINATES_ZERO),
        (0.0, 10.0, None),
    ],
)
def test_coordinates_that_cannot_be_meant_are_told_apart(
    latitude: float, longitude: float, problem: Code | None
) -> None:
    assert position_problem(latitude, longitude) is problem


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("www.example.no", "https://www.example.no"),
        ("example.no/en?x=1", "https://example.no/en?x=1"),
        ("blåbær.no", "https://blåbær.no"),
        ("http://example.no", "http://example.no"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("post@example.no", "post@example.no"),
        ("see example.no", "see example.no"),
        ("v1.2", "v1.2"),
    ],
)
def test_an_address_without_a_scheme_gets_one(text: str, address: str) -> None:
    assert web_address(text) == address


@pytest.mark.parametrize(
    ("text", "unknown"),
    [("", True), ("-", True), ("N/A", True), ("Ukjent", True), ("0", False), ("Nærøy", False)],
)
def test_ways_to_say_that_nothing_is_known(text: str, unknown: bool) -> None:
    assert is_unknown(text) is unknown


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("2018 arena", {"year": "2018", "level": "arena"}),
        ("? nce noted", {"level": "nce", "note": "noted"}),
        ("2017 arena extension two years",
         {"year": "2017", "level": "arena", "kind": "extension", "note": "two years"}),
        ("2024 Another scale; inferred", {"year": "2024", "note": "Another scale; inferred"}),
        ("2011 arena predecessor akvARENA",
         {"year": "2011", "level": "arena", "kind": "predecessor", "note": "akvARENA"}),
        ("2021 arena month=11 start_year=2022 confidence=high source=https://a.example/?b=c as A note_nb=som A",
         {"year": "2021", "level": "arena", "month": "11", "start_year": "2022", "confidence": "high",
          "source": "https://a.example/?b=c", "note": "as A", "note_nb": "som A"}),
        ("2021 month=11", {"year": "2021", "month": "11"}),
        ("2021 a month=11", {"year": "2021", "note": "a month=11"}),
        ("2024", {"year": "2024"}),
        ("arena 2018", None),
        ("20181", None),
    ],
)  # fmt: skip
def test_awards_as_exports_write_them(text: str, fields: dict[str, str] | None) -> None:
    assert award(text, {"arena", "nce"}) == fields


@pytest.mark.parametrize(
    ("text", "first"),
    [("2019-2021", 2019), ("2018/2019", 2018), ("2019–21", 2019), ("juni 2020", 2020), ("1. juni 2020", 2020),
     ("høsten 2018", 2018), ("ca. 1998", 1998), ("2019-", 2019)],
)  # fmt: skip
def test_the_year_of_a_span_or_month(text: str, first: int) -> None:
    assert year(text) == (first, True)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("59.91, 10.75", (59.91, 10.75)), ("59.91 10.75", (59.91, 10.75)), ("59,91; 10,75", (59.91, 10.75)),
        ("59,91 10,75", (59.91, 10.75)), ("(59.91,10.75)", (59.91, 10.75)), ("59.91°N, 10.75°E", (59.91, 10.75)),
        ("POINT(10.75 59.91)", (59.91, 10.75)), ("SRID=4326;POINT Z (10.75 59.91 4)", (59.91, 10.75)),
        ("10.75 Ø, 59.91 N", (59.91, 10.75)), ("N59.91 E10.75", (59.91, 10.75)), ("59.91 N 10.75 V", (59.91, -10.75)),
        ("59°54'36\"N 10°45'0\"E", (59.91, 10.75)), ("59°54′36″ N, 10°45′ Ø", (59.91, 10.75)),
        ("N59.91, E10.75", (59.91, 10.75)), ("n59.91 ø10.75", (59.91, 10.75)), ("N59,91 Ø10,75", (59.91, 10.75)),
        ("N59,91,E10,75", (59.91, 10.75)), ("N59.91E10.75", (59.91, 10.75)), ("59.91N10.75E", (59.91, 10.75)),
        ("E10.75 N59.91", (59.91, 10.75)), ("S33.9° W18.4°", (-33.9, -18.4)), ("59.91°N 10°45'E", (59.91, 10.75)),
        ("N59°54' E10°45'", (59.9, 10.75)), ("N 59° 54' Ø 10° 45'", (59.9, 10.75)), ("N59°54'E10°45'", (59.9, 10.75)),
        ("N59° 54.6' E010° 45.0'", (59.91, 10.75)), ("N59° 54,6′, Ø10° 45′", (59.91, 10.75)),
        ("Ø10°45' N59°54'", (59.9, 10.75)), ("E 10° 45'; N 59° 54' 36\"", (59.91, 10.75)),
        ("N70°30' W8°30'", (70.5, -8.5)), ("V8°30' N70°30'", (70.5, -8.5)), ("59°54'N10°45'E", (59.9, 10.75)),
        ("59°54'N E10°45'", (59.9, 10.75)), ("59°54' 10°45'", (59.9, 10.75)), ("10°45'E, 59°54'N", (59.9, 10.75)),
        ("N59.91", None), ("59.91 N", None), ("N59.91 E", None),
        ("59.91", None), ("Oslo", None), ("POLYGON((1 2))", None), ("59,91", None),
    ],
)  # fmt: skip
def test_a_position_in_one_cell(text: str, wanted: tuple[float, float] | None) -> None:
    assert position(text) == wanted


def test_a_long_cell_of_spaces_takes_no_time() -> None:
    assert position("1" + " " * 500_000 + "x") is None
    assert degrees("1" + " " * 500_000 + "x") is None
    assert year("1999" + " " * 500_000 + "x") is None

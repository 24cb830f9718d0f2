"""Building a catalogue: what is used, what is left out, and what is said of it."""

import pytest

from data.columns import LIST_COLUMNS
from data.export import to_dataframe
from data.intake.check import build
from data.intake.levels import NOT_GIVEN, WHOLE_LIST
from data.intake.limits import MAX_EXTRA, MAX_LEVELS
from data.intake.mapping import guess_mapping
from data.intake.read import read_table
from data.intake.remarks import Code, Remark, Severity
from data.intake.rows import placed_cells
from data.intake.table import FileFormat, RawRow, RawTable
from data.model import Cluster
from tests.data.intake.files import HEADER, PAYLOADS, ROWS, codes, delimited, only_row, opened, taken_in


def only_cluster(**cells: str) -> Cluster:
    intake = only_row(**cells)
    assert intake.catalogue is not None
    return intake.catalogue.clusters[0]


def test_a_good_list_becomes_a_catalogue_without_a_remark() -> None:
    intake = taken_in(delimited())
    assert intake.remarks == ()
    assert (intake.rows_read, intake.rows_used) == (2, 2)
    assert intake.catalogue is not None
    assert (intake.catalogue.id, intake.catalogue.title) == ("a-list", "A list")
    assert [(c.listed_name, c.level, c.home_place, c.website) for c in intake.catalogue.clusters] == [
        ("Blå klynge", "arena", "Tromsø", "https://blue.example"),
        ("Grønn, åpen klynge", "nce", "Ålesund", "https://green.example"),
    ]
    assert intake.rows == {"bla-klynge": 2, "gronn-apen-klynge": 3}


@pytest.mark.parametrize("title", ["", " ", "初級", "x" * 10_000, "A\ud800B"])
def test_any_title_will_do(title: str) -> None:
    table = read_table("x", delimited().encode())
    mapping = dict(zip(("listed_name", "level", "home_place"), HEADER, strict=False))
    intake = build(table, mapping, title=title)
    assert intake.catalogue is not None
    assert intake.catalogue.title


@pytest.mark.parametrize(
    "mapping",
    [
        {},
        {"listed_name": "Navn", "level": "Nivå"},
        {"listed_name": "Navn", "level": "Nivå", "home_place": "gone"},
        {"listed_name": "Navn", "latitude": "Nivå"},
    ],
)
def test_a_required_field_without_a_column_is_reported_and_nothing_is_built(mapping: dict[str, str]) -> None:
    intake = build(read_table("x", delimited().encode()), mapping, title="A list")
    assert intake.catalogue is None
    assert (intake.rows_read, intake.rows_used) == (2, 0)
    assert Remark(Code.HOME_UNMAPPED, Severity.ERROR) in intake.errors
    field = {"field": "listed_name"}
    assert (Remark(Code.FIELD_UNMAPPED, Severity.ERROR, parameters=field) in intake.errors) == (not mapping)


@pytest.mark.parametrize("nothing", ["", "-", "ukjent", "#N/A"])
def test_a_row_without_a_home_is_an_error_and_the_others_are_used(nothing: str) -> None:
    intake = taken_in(delimited([HEADER, ("A", "Arena", nothing, ""), *ROWS]))
    assert intake.rows_used == 2
    field = {"field": "home_place"}
    assert intake.errors == (Remark(Code.VALUE_MISSING, Severity.ERROR, 2, "Hjemsted", parameters=field),)


def test_a_row_that_was_broken_in_the_file_is_not_used() -> None:
    intake = taken_in("Name,Level,Place\nA,Arena,Oslo,x\nB,NCE,Bergen\n")
    assert list(intake.rows) == ["b"]
    assert codes(intake) == [Code.TOO_MANY_FIELDS]


def test_a_list_of_unusable_rows_is_no_catalogue() -> None:
    intake = taken_in("Name,Level,Place\nA,Arena,\n,NCE,Bergen\n")
    assert intake.catalogue is None
    assert codes(intake) == [Code.NOTHING_USABLE, Code.VALUE_MISSING, Code.VALUE_MISSING]


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        ("Website", "javascript:alert(1)", Code.URL),
        ("Website", "post@example.no", Code.URL),
        ("Website", "https://[x", Code.URL),
        ("Website", "#REF!", Code.SPREADSHEET_ERROR),
        ("Year", "1066", Code.YEAR),
        ("Year", "1850–1900", Code.YEAR),
        ("Year", "01.05.1814", Code.YEAR),
        ("Year", "1.850", Code.YEAR),
        ("Year", "en gang etter 2018", Code.YEAR),
        ("home_confidence", "quite", Code.CHOICE),
        ("sources", "a book", Code.URL),
        ("awards", "soon", Code.AWARD),
        ("awards", "1066 arena", Code.AWARD),
    ],
)
def test_a_value_that_is_refused_is_left_out_and_reported_and_the_row_is_used(
    column: str, text: str, code: Code
) -> None:
    intake = only_row(**{column: text})
    assert intake.rows_used == 1
    assert [(r.code, r.severity, r.row, r.column, r.value) for r in intake.remarks] == [
        (code, Severity.WARNING, 2, column, text)
    ]
    assert intake.catalogue is not None
    kept = intake.catalogue.clusters[0]
    assert (kept.website, kept.admitted_year, kept.members, kept.home_confidence) == (None,) * 4
    assert (kept.sources, kept.awards) == ((), ())


TOO_LONG = "x" * 5_001
# For each column that holds a list: an entry that the model takes, one that it refuses, and how that is called.
LIST_ENTRIES = {
    "earlier_names": ("Name {}", f"{{}} {TOO_LONG}", Code.INVALID),
    "inferred": ("column-{}", f"{{}} {TOO_LONG}", Code.INVALID),
    "general_knowledge": ("column-{}", f"{{}} {TOO_LONG}", Code.INVALID),
    "sources": ("https://{}.example", "book {}", Code.URL),
    "awards": ("19{} arena", "soon {}", Code.AWARD),
}


def test_each_column_that_holds_a_list_is_tested_with_refused_entries() -> None:
    assert set(LIST_ENTRIES) == LIST_COLUMNS


@pytest.mark.parametrize("column", LIST_ENTRIES)
@pytest.mark.parametrize(
    ("count", "refused"),
    [(4, {1, 3}), (12, {8, 9}), (12, {9, 10}), (30, {2, 10, 11, 20, 29}), (11, set(range(11)))],
)
def test_of_a_list_only_the_refused_entries_are_left_out(column: str, count: int, refused: set[int]) -> None:
    taken, not_taken, code = LIST_ENTRIES[column]
    entries = [(not_taken if at in refused else taken).format(at + 10) for at in range(count)]
    row = {"listed_name": "A", "level": "Arena", "home_place": "Oslo", column: "|".join(entries)}
    table = RawTable("x", FileFormat.CSV, tuple(row), (RawRow(2, row),))
    intake = build(table, {field: field for field in row}, title="x")
    assert [(remark.code, remark.column, remark.value) for remark in intake.remarks] == [
        (code, column, entries[at]) for at in sorted(refused)
    ]
    assert intake.catalogue is not None
    kept = to_dataframe(intake.catalogue.clusters).loc[0, column]
    assert (kept or "") == "|".join(entries[at] for at in range(count) if at not in refused)


def test_addresses_without_a_scheme_are_completed() -> None:
    cluster = only_cluster(Website="www.a.example", sources="b.example/list|https://c.example")
    assert cluster.website == "https://www.a.example"
    assert cluster.sources == ("https://b.example/list", "https://c.example")


def test_a_number_written_unusually_is_used_and_reported() -> None:
    intake = only_row(Members="1.200", Year="2018,0")
    assert intake.catalogue is not None
    cluster = intake.catalogue.clusters[0]
    assert (cluster.members, cluster.admitted_year) == (1200, 2018)
    assert {(r.code, r.value, r.parameters["used"]) for r in intake.remarks} == {
        (Code.NUMBER_READ_AS, "1.200", "1200"), (Code.NUMBER_READ_AS, "2018,0", "2018")
    }  # fmt: skip


@pytest.mark.parametrize("text", ["over 100", "ca. 80", "-4", "38,5"])
def test_members_that_are_no_number_are_kept_in_words_and_the_remark_says_so(text: str) -> None:
    intake = only_row(Members=text)
    assert [(r.code, r.severity, r.column, r.value) for r in intake.remarks] == [
        (Code.NUMBER_IN_WORDS, Severity.WARNING, "Members", text)
    ]
    assert intake.catalogue is not None
    (cluster,) = intake.catalogue.clusters
    assert (cluster.members, cluster.members_text) == (None, text)


def test_members_that_are_no_number_are_left_out_where_the_list_has_words_of_its_own() -> None:
    intake = only_row(Members="ca. 80", members_text="many")
    assert codes(intake) == [Code.NUMBER]
    assert only_cluster(Members="ca. 80", members_text="many").members_text == "many"


@pytest.mark.parametrize("unknown", ["", "-", "n/a", "Ukjent", "?"])
def test_what_is_said_to_be_unknown_is_unknown_without_a_remark(unknown: str) -> None:
    intake = only_row(Website=unknown, Members=unknown, Latitude=unknown, Longitude=unknown)
    assert intake.remarks == ()


@pytest.mark.parametrize(
    ("latitude", "longitude", "code", "column"),
    [
        ("59,91", "10,75", None, None),
        ("59.91", "", Code.COORDINATE_ALONE, "Latitude"),
        ("", "10.75", Code.COORDINATE_ALONE, "Longitude"),
        ("59.91", "east", Code.COORDINATE_UNREADABLE, "Longitude"),
        ("6651000", "262000", Code.COORDINATES_UTM, "Latitude"),
        ("5991", "1075", Code.COORDINATES_RANGE, "Latitude"),
        ("0", "0", Code.COORDINATES_ZERO, "Latitude"),
    ],
)
def test_coordinates_are_used_only_if_they_can_be_meant(
    latitude: str, longitude: str, code: Code | None, column: str | None
) -> None:
    intake = only_row(Latitude=latitude, Longitude=longitude)
    assert [(remark.code, remark.column) for remark in intake.remarks] == ([(code, column)] if code else [])
    assert intake.catalogue is not None
    cluster = intake.catalogue.clusters[0]
    assert (cluster.latitude, cluster.longitude) == ((None, None) if code else (59.91, 10.75))


def said(text: str) -> list[tuple[Code, str | int | None]]:
    """The remarks on the rows of a list, each with the home that is used instead of a point."""
    return [(r.code, r.parameters.get("home")) for r in taken_in(text).remarks if r.row]


def test_a_home_is_said_to_stand_for_coordinates_only_where_the_row_has_one() -> None:
    rows = "A,Oslo,0,0\nB,,0,0\nC,,59.91,\nD,,,\n"
    assert said(f"Name,Place,Latitude,Longitude\n{rows}") == [
        (Code.COORDINATES_ZERO, "Oslo"),
        (Code.COORDINATES_ZERO, None),
        (Code.HOME_MISSING, None),
        (Code.COORDINATE_ALONE, None),
        (Code.HOME_MISSING, None),
        (Code.HOME_MISSING, None),
    ]
    assert said('Name,Place\nA,"0, 0"\n') == [(Code.COORDINATES_ZERO, None)]


def test_a_list_of_coordinates_alone_needs_no_home_and_a_row_without_them_says_what_it_lacks() -> None:
    intake = taken_in("Navn;Bredde;Lengde\nA;59,91;10,75\nB;;\nC;60.39;5.32\n")
    assert intake.remarks == (Remark(Code.HOME_MISSING, Severity.ERROR, 3),)
    assert intake.catalogue is not None
    assert [(one.home_place, one.latitude) for one in intake.catalogue.clusters] == [
        ("59.91000, 10.75000", 59.91),
        ("60.39000, 5.32000", 60.39),
    ]


def test_swapped_coordinates_are_kept_for_a_person_to_swap_and_reported() -> None:
    intake = only_row(Latitude="10.75", Longitude="59.91")
    assert [(said.code, said.column, said.value) for said in intake.remarks] == [
        (Code.COORDINATES_SWAPPED, "Latitude", "10.75, 59.91")
    ]
    assert intake.catalogue is not None
    (cluster,) = intake.catalogue.clusters
    assert (cluster.latitude, cluster.longitude) == (10.75, 59.91)


@pytest.mark.parametrize(
    ("located_by", "kept"), [("", True), ("list", True), ("gazetteer", False), ("nominatim", False)]
)
def test_coordinates_that_a_geocoder_found_are_left_to_be_found_again(located_by: str, kept: bool) -> None:
    cluster = only_cluster(Latitude="59.91", Longitude="10.75", located_by=located_by)
    assert (cluster.latitude is not None) == kept
    assert cluster.extra == ()


def test_ids_are_made_from_names_and_each_is_different() -> None:
    rows = [(name, "Arena", "Oslo", "") for name in ("Blå", "Bla", "初級", "x" * 300, "Blå 2", "Blå-2")]
    ids = list(taken_in(delimited([HEADER, *rows])).rows)
    assert ids == ["bla", "bla-2", "cluster-4", "x" * 90, "bla-2-2", "bla-2-3"]


def test_given_ids_are_kept_and_reported_where_they_cannot_be() -> None:
    intake = taken_in(
        "id,Name,Level,Place\nown-1,A,Arena,Oslo\nown-1,B,NCE,Oslo\nA B,C,NCE,Oslo\n,D,NCE,Oslo\n"
    )
    assert list(intake.rows) == ["own-1", "own-1-2", "a-b", "d"]
    assert [(r.code, r.row, r.value, dict(r.parameters)) for r in intake.remarks] == [
        (Code.ID_TWICE, 3, "own-1", {"used": "own-1-2"})
    ]


def test_a_name_that_stands_twice_is_reported_and_both_rows_are_one_organisation() -> None:
    intake = taken_in("Name,Level,Place\nEyde,NCE,Kristiansand\nX,NCE,Oslo\nEYDE,Mature,Arendal\n")
    assert [(r.code, r.row, r.value, dict(r.parameters)) for r in intake.remarks] == [
        (Code.NAME_TWICE, 4, "EYDE", {"first": "2"})
    ]
    assert intake.catalogue is not None
    assert [cluster.organisation for cluster in intake.catalogue.clusters] == ["eyde", "x", "eyde"]


def test_two_listings_that_are_given_one_organisation_are_meant() -> None:
    intake = taken_in(
        "Name,Level,Place,organisation\nEyde,NCE,Kristiansand,Eyde AS\nEyde,Mature,Arendal,Eyde AS\n"
    )
    assert intake.remarks == ()
    assert intake.catalogue is not None
    assert intake.catalogue.organisation_count == 1


def test_a_level_that_the_programme_does_not_know_is_reported_once() -> None:
    intake = taken_in("Name,Level,Place\nA,NCE,Oslo\nB,Regional,Oslo\nC,regional,Oslo\n")
    assert intake.remarks == (Remark(Code.LEVEL_UNKNOWN, row=3, column="Level", value="Regional"),)
    assert intake.catalogue is not None
    assert [cluster.level for cluster in intake.catalogue.clusters] == ["nce", "regional", "regional"]


def test_as_many_levels_as_the_limit_are_used_and_with_one_more_the_list_is_one_group() -> None:
    def numbered(count: int) -> str:
        return "Name,Level,Place\n" + "".join(f"C{n},L{n},Oslo\n" for n in range(count))

    assert taken_in(numbered(MAX_LEVELS)).remarks == ()
    intake = taken_in(numbered(MAX_LEVELS + 1))
    counts = {"n": MAX_LEVELS + 1, "limit": MAX_LEVELS}
    assert intake.remarks == (Remark(Code.TOO_MANY_LEVELS, column="Level", parameters=counts),)
    assert intake.catalogue is not None
    assert intake.catalogue.levels == (WHOLE_LIST,)
    assert intake.catalogue.clusters[7].extra == (("Level", "L7"),)


def test_a_paragraph_is_no_level() -> None:
    intake = taken_in(f"Name,Level,Place\nA,{'x' * 101},Oslo\nB,NCE,Oslo\n")
    assert [(remark.code, remark.row) for remark in intake.errors] == [(Code.INVALID, 2)]
    assert intake.rows_used == 1


def test_other_columns_are_kept_in_their_order_up_to_a_limit() -> None:
    own = [f"Own {number}" for number in range(MAX_EXTRA + 2)]
    intake = taken_in(delimited([["Name", "Level", "Place", *own], ["A", "Arena", "Oslo", "", *own[1:]]]))
    assert intake.catalogue is not None
    assert intake.catalogue.clusters[0].extra == tuple((name, name) for name in own[1:MAX_EXTRA])
    assert [(r.code, r.value, dict(r.parameters)) for r in intake.remarks] == [
        (Code.EXTRA_COLUMNS, ", ".join(own[MAX_EXTRA:]), {"n": 2, "limit": MAX_EXTRA})
    ]


def test_an_extra_column_cannot_take_the_name_of_a_field() -> None:
    table = read_table("x", b"Name,Level,Place,id,notes,id (2)\nA,Arena,Oslo,secret,hello,other\n")
    intake = build(table, {"listed_name": "Name", "level": "Level", "home_place": "Place"}, title="x")
    assert intake.catalogue is not None
    assert intake.catalogue.clusters[0].extra == (
        ("id (3)", "secret"),
        ("notes (2)", "hello"),
        ("id (2)", "other"),
    )


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markup_scripts_templates_and_formulas_are_text_like_any_other(payload: str) -> None:
    texts = ("Name", "Level", "Place", "Sector", "Summary", "Host", "Notes", "Own")
    intake = taken_in(delimited([texts, [payload] * len(texts)]))
    assert intake.remarks == ()
    assert intake.catalogue is not None
    cluster = intake.catalogue.clusters[0]
    assert {cluster.listed_name, cluster.home_place, cluster.summary, cluster.host, cluster.notes} == {
        payload
    }
    assert cluster.extra == (("Own", payload),)
    assert [level.name for level in intake.catalogue.levels] == [payload]
    assert only_cluster(Website=payload).website is None


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_heading_can_hold_anything_too(payload: str) -> None:
    assert only_cluster(**{payload: "x"}).extra == ((payload, "x"),)


def test_remarks_are_about_the_list_first_then_row_by_row() -> None:
    rows = "Name,Level,Place,Web,Note,Note\nA,Arena,,x,,\nB,Arena\nC,Arena,Oslo,nowhere,,\n"
    intake = taken_in(rows)
    assert [remark.row for remark in intake.remarks] == [None, 2, 3, 3, 4]


def test_a_list_without_levels_is_one_group() -> None:
    intake = taken_in("Bedrift;Poststed\nA;Oslo\nB;Bergen\n")
    assert intake.remarks == ()
    assert intake.catalogue is not None
    assert intake.catalogue.levels == (WHOLE_LIST,)
    assert {cluster.level for cluster in intake.catalogue.clusters} == {WHOLE_LIST.id}


def test_the_levels_are_headed_as_their_column_unless_they_are_the_programmes() -> None:
    def grouped_by(text: str) -> str | None:
        catalogue = taken_in(text).catalogue
        assert catalogue
        return catalogue.grouped_by

    assert grouped_by("Navn;Kategori;Sted\nA;Skole;Oslo\nB;Kontor;Bergen\n") == "Kategori"
    assert grouped_by("Navn;Kategori;Sted\nA;;Oslo\nB;;Bergen\n") is None
    assert grouped_by("Navn;Nivå;Sted\nA;Arena;Oslo\nB;Regional;Bergen\n") is None


def test_a_row_without_a_level_is_in_a_group_of_its_own() -> None:
    intake = taken_in("Name,Level,Place\nA,Stor,Oslo\nB,,Bergen\nC,Liten,Oslo\nD,\u200bStor,Oslo\n")
    assert intake.remarks == ()
    assert intake.catalogue is not None
    assert [level.id for level in intake.catalogue.levels] == ["stor", "liten", NOT_GIVEN.id]
    assert [c.level for c in intake.catalogue.clusters] == ["stor", NOT_GIVEN.id, "liten", "stor"]


@pytest.mark.parametrize(
    ("headings", "row", "home"),
    [
        ("Navn;Kommune", "A;Kvam", "Kvam kommune"),
        ("Navn;Kommune", "A;Kvam herad", "Kvam herad"),
        ("Navn;Kommune", "A;Bø i Vesterålen", "Bø i Vesterålen kommune"),
        ("Navn;Fylke", "A;Vestland", "Vestland fylke"),
        ("Navn;Postnr", "A;301", "301"),
        ("Navn;Poststed;Kommune", "A;;Kvam", "Kvam kommune"),
        ("Navn;Lat;Lon", "A;59,91;10,75", "59.91000, 10.75000"),
        ("Navn;Koordinater", "A;59.91, 10.75", "59.91000, 10.75000"),
        ("Navn;WKT", "A;POINT (10.75 59.91)", "59.91000, 10.75000"),
    ],
)
def test_any_column_of_a_row_that_tells_where_it_is_stands_for_its_home(
    headings: str, row: str, home: str
) -> None:
    intake = taken_in(f"{headings}\n{row}\n")
    assert intake.remarks == ()
    assert intake.catalogue is not None
    assert intake.catalogue.clusters[0].home_place == home


def test_country_and_numbers_of_the_home_are_known_and_stay_among_the_lists_own_columns() -> None:
    intake = taken_in("Name;Category;City;Country;Zip;Kommunenr\nA;Hub;Lund;Sweden;223 50;1281\n")
    assert intake.catalogue is not None
    (cluster,) = intake.catalogue.clusters
    assert (cluster.country, cluster.postal_code, cluster.municipality_number) == ("Sweden", "223 50", "1281")
    assert cluster.extra == (("Country", "Sweden"), ("Zip", "223 50"), ("Kommunenr", "1281"))


def test_of_two_web_addresses_in_a_cell_the_first_is_used_and_reported() -> None:
    intake = only_row(Website="www.a.no; https://b.no")
    assert codes(intake) == [Code.SEVERAL_ADDRESSES]
    assert intake.catalogue is not None
    assert intake.catalogue.clusters[0].website == "https://www.a.no"


@pytest.mark.parametrize(
    ("place", "home", "point"),
    [("Florø, Kinn, Vestland", "Florø, Kinn, Vestland", None), ("61.6, 5.03", "61.6, 5.03", (61.6, 5.03))],
)
def test_a_place_that_a_person_names_stands_for_all_that_the_row_says(
    place: str, home: str, point: tuple[float, float] | None
) -> None:
    table = opened("Name;City;County;Lat;Lon;Zip\nA;Oslo;Rogaland;5,9;;223 50\n")
    intake = build(table, guess_mapping(table.columns), title="x", places={2: place})
    assert intake.remarks == ()
    assert intake.catalogue is not None
    (cluster,) = intake.catalogue.clusters
    assert (cluster.home_place, cluster.county, cluster.postal_code) == (home, None, None)
    assert (cluster.latitude, cluster.longitude) == (point or (None, None))


@pytest.mark.parametrize(
    ("text", "place", "row"),
    [
        ("Name,Place,County\nA,Myre,Nordland\n", "Myre, Øksnes", ("A", "Myre, Øksnes", "")),
        ("Name,Kommune\nA,Nes\n", "Nes kommune, Akershus", ("A", "Nes kommune, Akershus")),
        ("Name,Lat,Lon\nA,10.75,59.91\n", "59.91, 10.75", ("A", "59.91", "10.75")),
    ],
)
def test_a_place_that_a_person_named_is_written_into_the_list(
    text: str, place: str, row: tuple[str, ...]
) -> None:
    table = opened(text)
    mended = placed_cells(table.rows[0], guess_mapping(table.columns), place)
    assert tuple(mended.values()) == row

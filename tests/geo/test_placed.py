"""What the command says of rows that have no place."""

from data.intake.check import build
from data.intake.mapping import guess_mapping
from data.intake.read import read_table
from geo.placed import place_rows


def test_a_row_without_a_place_is_described_with_its_coordinates_put_right_and_what_it_names() -> None:
    table = read_table("l.csv", b"Navn;Sted;Lat;Lon\nA;Oslo;59.91;-10.75\nB;Atlantis;;\nC;Bergen;;\n")
    catalogue = build(table, guess_mapping(table.columns), title="x").catalogue
    assert catalogue is not None
    placed = place_rows(catalogue)
    assert [(row.reason, row.candidates) for row in placed.values() if not row.place] == [
        ("outside-norway", ("59.91000, 10.75000", "Oslo")), ("not-found", ())
    ]  # fmt: skip
    assert [row.place.label for row in placed.values() if row.place] == ["Bergen, Vestland"]

"""Tables of web pages: the largest one is the list."""

import pytest

from data.intake.remarks import Code, IntakeError
from data.intake.table import FileFormat
from tests.data.intake.files import cells, opened

PAGE = """<!DOCTYPE html><html><body><table><tr><td>menu</td></tr></table>
<table><thead><tr><th>Navn</th><th>Sted</th></tr></thead>
<tr><td>A &amp; B</td><td>Mo<br>i Rana<tr><td>C<td><a href="x">Oslo</a></table></body></html>"""


@pytest.mark.parametrize("page", [PAGE, PAGE[PAGE.index("<table><thead") :], "\ufeff" + PAGE])
def test_the_table_of_most_rows_is_read(page: str) -> None:
    table = opened(page)
    assert (table.format, table.columns) == (FileFormat.HTML, ("Navn", "Sted"))
    assert cells(table) == [("A & B", "Mo i Rana"), ("C", "Oslo")]


def test_a_page_without_a_table_is_reported() -> None:
    with pytest.raises(IntakeError) as caught:
        opened("<html><body><form>Logg inn</form></body></html>")
    assert caught.value.code is Code.HTML

"""The comparison as a file: what the page shows, harmless in a spreadsheet."""

import csv
import io

import pytest

from data.i18n import texts
from geo.dataset import Dataset
from pages.panels.compare import comparison
from pages.panels.state import shared

DATA = shared.programme()


def table(data: Dataset, language: str, *ids: str) -> list[list[str]]:
    clusters = [data.catalogue.clusters_by_id[one] for one in ids]
    content = comparison.csv(texts(language), data, clusters).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content)))


@pytest.mark.parametrize(
    ("language", "fact", "level"), [("en", "Fact", "Mature clusters"), ("nb", "Opplysning", "Modne klynger")]
)
def test_it_has_a_line_a_fact_and_a_column_a_cluster(language: str, fact: str, level: str) -> None:
    head, *lines = table(DATA, language, "eyde", "nce-eyde")
    assert head == [fact, "Eyde", "NCE Eyde"]
    assert any(level in line for line in lines)
    shown = comparison.lines(
        texts(language), DATA, [DATA.catalogue.clusters_by_id[one] for one in ("eyde", "nce-eyde")]
    )
    assert [line[0] for line in lines] == [line.term for line in shown]
    assert not any("<" in cell for line in lines for cell in line)


def test_a_name_that_a_spreadsheet_would_run_is_guarded() -> None:
    first, second, *others = DATA.catalogue.clusters
    named = first.model_copy(update={"listed_name": "=cmd()"})
    data = Dataset(DATA.catalogue.model_copy(update={"clusters": (named, second, *others)}), DATA.located)
    assert table(data, "en", named.id, second.id)[0][1] != "=cmd()"

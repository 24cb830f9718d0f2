"""The project file: what a reader decided on a list comes back exactly, and a broken one is told."""

import json
from pathlib import Path

import pytest

from data.intake.check import build
from data.intake.list_file import load_file
from data.intake.project import write_project
from data.intake.reading import read_in_process
from data.intake.remarks import Code, IntakeError
from data.intake.table import Decisions, FileFormat
from tests.data.intake.files import opened

LIST = 'Hvem;Hvor;Bransje\n"A";Myre;Fisk\nB;Lund;Fisk\nC;"x\n'
DECISIONS = Decisions(
    "Våre medlemmer",
    {"listed_name": "Hvem", "home_place": "Hvor", "level": "Bransje"},
    {2: "Myre, Øksnes, Nordland"},
)


def test_a_project_reopens_exactly_in_the_process_that_reads_lists() -> None:
    table = opened(LIST)
    again = read_in_process("x.json", write_project(table, DECISIONS))
    assert again.format is FileFormat.PROJECT
    assert again.decisions == DECISIONS
    assert (again.name, again.columns, again.rows, again.remarks) == (
        table.name, table.columns, table.rows, table.remarks,
    )  # fmt: skip


def test_a_server_takes_a_project_for_its_list(tmp_path: Path) -> None:
    table = opened("Hvem;Hvor;Bransje\nA;Myre;Fisk\nB;Bergen;Olje\n")
    path = tmp_path / "ours.json"
    path.write_bytes(write_project(table, DECISIONS))
    catalogue = load_file(path)
    wanted = build(table, DECISIONS.mapping, title=DECISIONS.title, places=DECISIONS.places).catalogue
    assert catalogue == wanted
    assert catalogue.title == "Våre medlemmer"
    assert catalogue.clusters[0].home_place == "Myre, Øksnes, Nordland"


def test_a_project_is_a_data_package() -> None:
    package = json.loads(write_project(opened(LIST), DECISIONS))
    assert package["profile"] == "tabular-data-package"
    (resource,) = package["resources"]
    assert (
        [field["name"] for field in resource["schema"]["fields"]]
        == resource["data"][0]
        == ["Hvem", "Hvor", "Bransje"]
    )


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2}, {"rows": [2]}, {"rows": [2, 2, 4]}, {"rows": None}, {"places": []}, {"mapping": {"a": 1}},
        {"remarks": [["no-such-code"]]}, {"places": {"x": "Oslo"}},
    ],
)  # fmt: skip
def test_a_broken_project_is_refused(change: dict[str, object]) -> None:
    package = json.loads(write_project(opened(LIST), DECISIONS))
    package["clustermap"] |= change
    with pytest.raises(IntakeError) as caught:
        opened(json.dumps(package))
    assert caught.value.code is Code.BROKEN_PROJECT

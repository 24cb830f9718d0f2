"""The descriptor: what is read of it, and the columns that are written into it."""

import json
from pathlib import Path

import pytest

from data.columns import CLUSTERS_FILE_COLUMNS, COLUMNS
from data.command import main
from data.descriptor import DESCRIPTOR, describe_columns, read_descriptor
from data.errors import DataError
from data.load import FOLDER, load_catalogue


def test_what_is_read_is_what_a_catalogue_is_made_of() -> None:
    descriptor = read_descriptor(FOLDER)
    assert descriptor.name == load_catalogue().id
    assert descriptor.expected["clusters"] == 43


def test_our_own_descriptor_describes_the_columns_as_they_are_declared(folder: Path) -> None:
    """If this fails, run ``python -m data descriptor``."""
    describe_columns(folder)
    assert (folder / DESCRIPTOR).read_text(encoding="utf-8") == (FOLDER / DESCRIPTOR).read_text(
        encoding="utf-8"
    )


def test_the_command_writes_the_columns_and_keeps_all_else(folder: Path) -> None:
    before = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    changed = json.loads(json.dumps(before))
    changed["resources"][0]["schema"] = {"fields": [{"name": "gone"}]}
    (folder / DESCRIPTOR).write_text(json.dumps(changed), encoding="utf-8")
    assert main(["descriptor", str(folder)]) == 0
    assert json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8")) == before
    fields = before["resources"][0]["schema"]["fields"]
    assert [field["name"] for field in fields] == list(CLUSTERS_FILE_COLUMNS)
    assert [field["description"] for field in fields] == [
        COLUMNS[name].description for name in CLUSTERS_FILE_COLUMNS
    ]
    assert {field["name"]: field["type"] for field in fields}["members"] == "integer"
    assert [field["name"] for field in fields if "constraints" in field] == [
        "id", "organisation", "listed_name", "level", "home_place"
    ]  # fmt: skip


@pytest.mark.parametrize("resources", [[], [{"name": "levels"}]])
def test_a_descriptor_without_clusters_is_an_error_and_stays_as_it_is(
    folder: Path, resources: list[dict[str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    whole = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8")) | {"resources": resources}
    (folder / DESCRIPTOR).write_text(json.dumps(whole), encoding="utf-8")
    with pytest.raises(DataError, match="column resources: describes no clusters"):
        describe_columns(folder)
    assert main(["descriptor", str(folder)]) == 2
    assert capsys.readouterr().err == "data: datapackage.json, column resources: describes no clusters\n"
    assert json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8")) == whole

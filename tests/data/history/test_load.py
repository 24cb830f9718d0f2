"""Loading the history: all 97 organisations, or a :class:`DataError` that says what is wrong and where."""

import csv
import json
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from data.descriptor import DESCRIPTOR
from data.errors import DataError, Problem
from data.history import Organisation, Rename, load_history
from data.history.load import FILES, FOLDER, paths
from data.i18n import languages, texts
from data.load import load_catalogue
from data.model import Award, Confidence, facet_id

CATALOGUE = load_catalogue()
HISTORY = load_history(CATALOGUE)
FORMER = [organisation for organisation in HISTORY.organisations if not organisation.listings]
SECTORS = {cluster.sector_group for cluster in CATALOGUE.clusters}
COUNTIES = {
    "Agder", "Akershus", "Buskerud", "Finnmark", "Innlandet", "Møre og Romsdal", "Nordland", "Oslo", "Rogaland",
    "Telemark", "Troms", "Trøndelag", "Vestfold", "Vestland", "Østfold",
}  # fmt: skip


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the history, to be broken."""
    for path in paths():
        shutil.copy(path, tmp_path / path.name)
    return tmp_path


def problems(folder: Path) -> list[Problem]:
    with pytest.raises(DataError) as caught:
        load_history(CATALOGUE, folder)
    return list(caught.value.problems)


def replace(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def offenders(holds: Callable[[Organisation], bool]) -> list[str]:
    """The ids of the organisations that are not listed in 2021 and for which a rule does not hold."""
    return [organisation.id for organisation in FORMER if not holds(organisation)]


def header(file: str) -> list[str]:
    with (FOLDER / file).open(encoding="utf-8", newline="") as lines:
        return next(csv.reader(lines))


def test_the_42_listed_and_the_55_others_make_97() -> None:
    listed = [organisation for organisation in HISTORY.organisations if organisation.listings]
    assert (len(listed), len(FORMER), len(HISTORY.organisations_by_id)) == (42, 55, 97)
    assert HISTORY.organisations_by_id["eyde-cluster"].listings == ("eyde", "nce-eyde")
    assert {i for one in listed for i in one.listings} == set(CATALOGUE.clusters_by_id)


def test_a_county_is_known_for_88_of_97_and_a_town_of_22_that_are_not_listed() -> None:
    assert sum(one.county is not None for one in HISTORY.organisations) == 88
    assert sum(one.home_place is not None for one in FORMER) == 22


def test_a_town_is_given_only_where_a_source_carries_it() -> None:
    def holds(one: Organisation) -> bool:
        sure = one.home_confidence in (Confidence.HIGH, Confidence.MEDIUM)
        return (one.home_place is not None) == (one.municipality is not None) == sure

    assert offenders(holds) == []


def test_a_home_is_a_county_of_today_with_a_confidence_or_unknown() -> None:
    def holds(one: Organisation) -> bool:
        return one.county in COUNTIES if one.home_confidence else one.county is None

    assert offenders(holds) == []


def test_an_uncertain_home_says_how_it_is_known() -> None:
    assert offenders(lambda one: one.home_confidence is not Confidence.LOW or bool(one.home_note)) == []


def test_each_has_an_award_with_level_confidence_and_source() -> None:
    def holds(one: Organisation) -> bool:
        return bool(one.awards) and all(
            award.level and award.confidence and award.source for award in one.awards
        )

    assert offenders(holds) == []


def test_each_names_its_sources_once_each() -> None:
    assert offenders(lambda one: 0 < len(one.sources) == len(set(one.sources))) == []


def test_an_end_has_its_source_and_its_words() -> None:
    def holds(one: Organisation) -> bool:
        told = (one.ended_year, one.ended_note, one.ended_note_nb, one.ended_source)
        return all(told) or not any(told)

    assert offenders(holds) == []


def test_every_sector_has_a_name_in_both_languages() -> None:
    def holds(one: Organisation) -> bool:
        return all(
            f"sector.{facet_id(label)}" in texts(language)
            for label in (one.sector, one.sector_group)
            if label
            for language in languages()
        )

    assert offenders(holds) == []


def test_a_remark_stands_in_both_languages() -> None:
    def holds(one: Organisation) -> bool:
        pairs = [(one.home_note, one.home_note_nb)]
        pairs += [(award.note, award.note_nb) for award in one.awards]
        pairs += [(rename.note, rename.note_nb) for rename in one.renames]
        return all(bool(english) == bool(norwegian) for english, norwegian in pairs)

    assert offenders(holds) == []


def test_a_rename_leads_from_one_name_of_the_organisation_to_another() -> None:
    strange = [
        (one.id, name)
        for one in HISTORY.organisations
        for rename in one.renames
        for name in (rename.before, rename.after)
        if not any(name in known for known in (one.name, *one.other_names))
    ]
    assert strange == []


def test_a_sector_is_one_to_filter_by() -> None:
    assert offenders(lambda one: one.sector_group is None or one.sector_group in SECTORS) == []


def test_what_is_marked_as_general_knowledge_has_a_value() -> None:
    def holds(one: Organisation) -> bool:
        return all(getattr(one, column) for column in one.general_knowledge)

    assert offenders(holds) == []


def test_the_parents_of_aquatech_lead_to_it() -> None:
    merged = {one.id: one.successor for one in FORMER if one.successor}
    assert merged == {"akvarena": "nce-aquatech", "smart-water-cluster": "nce-aquatech"}


@pytest.mark.parametrize("file", [*FILES, DESCRIPTOR])
def test_a_missing_file_is_named(copy: Path, file: str) -> None:
    (copy / file).unlink()
    assert problems(copy) == [Problem(file, None, None, "cannot be read: No such file or directory")]


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("awards.csv", ",2009,6,nce,", ",soon,6,nce,", ("awards.csv", "year")),
        ("awards.csv", ",2009,6,nce,", ",2009,13,nce,", ("awards.csv", "month")),
        ("awards.csv", ",2009,6,nce,", ",2009,6,best,", ("awards.csv", "level")),
        ("awards.csv", "\ngce-node,2006", "\nnobody,2006", ("awards.csv", "id")),
        ("renames.csv", "\nwoodworks,2019", "\nnobody,2019", ("renames.csv", "id")),
        ("renames.csv", "\nwoodworks,2019", "\nwoodworks,", ("renames.csv", "year")),
        ("renames.csv", ",high,https://woodworks", ",high,woodworks", ("renames.csv", "source")),
        ("sources.csv", "\ngce-node,", "\nnobody,", ("sources.csv", "id")),
        ("sources.csv", ",https://gcenode", ",gcenode", ("sources.csv", "url")),
        ("organisations.csv", "\nnce-raufoss,", "\nnce-micro,", ("organisations.csv", "id")),
        ("organisations.csv", "\nnce-raufoss,", "\nnce-aquatech,", ("organisations.csv", "id")),
        ("organisations.csv", ",nce-aquatech,", ",nobody,", ("organisations.csv", "successor")),
        ("organisations.csv", ",medium,", ",surely,", ("organisations.csv", "home_confidence")),
        (DESCRIPTOR, '"organisations": 55', '"organisations": 54', ("organisations.csv", None)),
    ],
)
def test_what_is_wrong_is_named_with_file_row_and_column(
    copy: Path, file: str, old: str, new: str, problem: tuple[str, str | None]
) -> None:
    replace(copy, file, old, new)
    assert problem in {(found.file, found.column) for found in problems(copy)}


def test_all_problems_are_reported_at_once(copy: Path) -> None:
    replace(copy, "awards.csv", ",2009,6,nce,", ",soon,6,nce,")
    replace(copy, "organisations.csv", ",medium,", ",surely,")
    assert Counter(found.file for found in problems(copy)).keys() >= {"awards.csv", "organisations.csv"}


def test_a_file_has_the_columns_of_its_model() -> None:
    joined = {"awards", "renames", "sources", "listings"}
    assert set(header("organisations.csv")) == set(Organisation.model_fields) - joined
    assert set(header("awards.csv")) == {"id", *Award.model_fields}
    assert set(header("renames.csv")) == {"id", *Rename.model_fields}


def test_the_descriptor_names_every_column_of_every_file() -> None:
    descriptor = json.loads((FOLDER / DESCRIPTOR).read_text(encoding="utf-8"))
    columns = {
        resource["path"]: [field["name"] for field in resource["schema"]["fields"]]
        for resource in descriptor["resources"]
    }
    assert columns == {file: header(file) for file in FILES}

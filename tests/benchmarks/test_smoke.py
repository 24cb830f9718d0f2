"""The benchmark's own parts, without a browser: what it generates, how it sums up, what it prints."""

import json
from pathlib import Path

import pytest

from data.load import load_catalogue
from geo.locate import locate
from geo.places import Chain
from tests.benchmarks import budget, network, report
from tests.benchmarks.catalogue import read_points, write_catalogue, write_points
from tests.benchmarks.results import CLICK, TOGGLE, Results, Sample, percentile, summarise
from tests.benchmarks.session import Timing
from tests.benchmarks.subjects import FLOOR, OURS, USUAL

SIZE = 300


def timing(milliseconds: float, script: float = 5.0) -> Timing:
    return Timing(milliseconds, received=1_500, fetched=0, script=script, run=20.0)


def results(*samples: Sample) -> Results:
    return Results(summarise(samples), {"gazetteer ms": 40.0})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_catalogue(tmp_path / "generated", SIZE)


def test_visits_that_the_throttle_held_back_are_reported_by_app() -> None:
    told = network.held_back({USUAL.name: 2}, (OURS, USUAL))
    assert told.endswith(f"0 of {OURS.name}, 2 of {USUAL.name}.")


def test_a_generated_catalogue_is_valid_and_has_the_size_asked_for(folder: Path) -> None:
    assert len(load_catalogue(folder).clusters) == SIZE


def test_every_generated_home_is_found(folder: Path) -> None:
    located = locate(load_catalogue(folder), Chain())
    assert (len(located.found), dict(located.unresolved)) == (SIZE, {})


def test_equal_seeds_give_equal_files_and_others_do_not(folder: Path, tmp_path: Path) -> None:
    again = write_catalogue(tmp_path / "again", SIZE)
    other = write_catalogue(tmp_path / "other", SIZE, seed=1)
    for file in folder.iterdir():
        assert (again / file.name).read_bytes() == file.read_bytes(), file.name
    assert (other / "clusters.csv").read_bytes() != (folder / "clusters.csv").read_bytes()


def test_the_other_apps_get_a_point_for_each_listing(folder: Path, tmp_path: Path) -> None:
    points = read_points(write_points(tmp_path / "points.csv", load_catalogue(folder)))
    assert len(points) == SIZE
    assert all(57 < latitude < 72 and 4 < longitude < 32 for latitude, longitude in points)


@pytest.mark.parametrize(("percent", "value"), [(50, 10), (95, 19), (100, 20), (1, 1)])
def test_a_percentile_is_one_of_the_values(percent: float, value: float) -> None:
    assert percentile(range(20, 0, -1), percent) == value


def test_the_median_and_the_ratio_come_from_the_samples() -> None:
    measured = results(
        *(Sample(OURS.name, 43, CLICK, timing(ms)) for ms in (100, 120, 900)),
        Sample(FLOOR.name, 43, CLICK, timing(100)),
    )
    assert measured.ratio((OURS.name, 43, CLICK), (FLOOR.name, 43, CLICK)) == 1.2


def test_one_answer_that_never_came_leaves_no_median() -> None:
    measured = results(Sample(USUAL.name, 43, CLICK, timing(400)), Sample(USUAL.name, 43, CLICK, None))
    assert measured.median(USUAL.name, 43, CLICK) is None


def test_the_report_says_what_is_met_missed_unanswered_and_not_measured() -> None:
    measured = results(
        Sample(OURS.name, 43, CLICK, timing(100)),
        Sample(OURS.name, 43, TOGGLE, timing(500)),
        Sample(FLOOR.name, 43, CLICK, timing(90)),
        Sample(FLOOR.name, 43, TOGGLE, timing(100)),
        Sample(USUAL.name, 43, CLICK, None),
    )
    text = report.markdown(measured, {"date": "2021-12-31"})
    rows = {row.split("|")[1].strip(): row for row in text.splitlines() if row.startswith("| ")}
    assert rows[f"{CLICK}, 43: ours to the floor"].rstrip("| ").endswith("met")
    assert rows[f"{TOGGLE}, 43: ours to the floor"].rstrip("| ").endswith("missed")
    assert rows[f"{CLICK}, 10000: ours to the floor"].rstrip("| ").endswith("not measured")
    assert "no answer" in text


def test_the_report_is_written_as_markdown_and_json(tmp_path: Path) -> None:
    measured = results(Sample(OURS.name, 43, CLICK, timing(100)))
    path = report.write(measured, {"date": "2021-12-31"}, tmp_path / "results")
    read = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert path.read_text(encoding="utf-8").startswith("# Benchmark")
    assert [line["what"] for line in read["budget"]] == [line.what for line in budget.lines(measured)]
    assert read["summaries"][0]["median"] == 100

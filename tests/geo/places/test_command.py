from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from geo.places.chain import Chain
from geo.places.command import main
from geo.places.place import NoteCode, Reason
from geo.places.settings import PREFIX
from tests.geo.places.played_service import FLORO, PlayedService, Reply

ROOT = Path(__file__).parents[3]
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith(PREFIX):
            monkeypatch.delenv(name)


@pytest.fixture
def places(tmp_path: Path) -> Path:
    path = tmp_path / "places.csv"
    path.write_text("name,home_region\nA,Florø\nB,Atlantis\nC,Myre\n", encoding="utf-8")
    return path


def test_places_are_shown_in_a_table(capsys: Capture) -> None:
    assert main(["Kinn kommune", "Florø"]) == 0
    head, first, second = capsys.readouterr().out.splitlines()
    assert head.split() == [
        "text",
        "match",
        "kind",
        "county",
        "coordinates",
        "precision",
        "provider",
        "remark",
        "candidates",
    ]
    assert first.split("  ")[0] == "Kinn kommune"
    assert "Kinn kommune, Vestland" in first
    assert "61.59957 5.03280" in second
    assert second.index("gazetteer") == head.index("provider")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Myre", ["several places of this name", "Myre, Øksnes, Nordland; Myre, Andøy, Nordland"]),
        ("Florø, Rogaland", ["do not lie in one another", "Florø, Kinn, Vestland; Rogaland fylke"]),
        ("Oslo og Bergen", ["names several places"]),
        ("Trondhem", ["not found", "Trondheim, Trøndelag"]),
        ("", ["not found"]),
    ],
)
def test_a_text_without_a_place_is_explained_and_ends_in_code_1(
    text: str, shown: list[str], capsys: Capture
) -> None:
    assert main(["Oslo", text]) == 1
    out = capsys.readouterr().out
    assert all(words in out for words in shown)


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("Ås", "the far larger place"),
        ("Hordaland", "county of the past: Hordaland"),
        ("Viken", "several counties today"),
        ("Storgata 5, Oslo", "not understood: Storgata 5"),
        ("Mo i Rana kommune", "of another kind"),
        ("Stavanger-regionen", "the centre of: Stavanger-regionen"),
    ],
)
def test_notes_are_shown_in_words(text: str, remark: str, capsys: Capture) -> None:
    assert main([text]) == 0
    assert remark in capsys.readouterr().out


def test_there_are_words_for_every_code() -> None:
    from geo.places import command

    assert set(command._NOTES) == set(NoteCode)
    assert set(command._REASONS) == set(Reason)


def test_a_text_cannot_break_the_line_or_steer_the_terminal(capsys: Capture) -> None:
    main(["Oslo\n\x1b[2J\u202e, Atlantis\n"])
    out = capsys.readouterr().out
    assert out.count("\n") == 2
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_json_holds_the_whole_answers(capsys: Capture) -> None:
    assert main(["--json", "Florø", "Myre", "Trondhem"]) == 1
    found, ambiguous, unknown = json.loads(capsys.readouterr().out)
    assert found["found"]["label"] == "Florø, Kinn, Vestland"
    assert found["reason"] is None
    assert ambiguous["reason"] == "same-name"
    assert [place["county"] for place in ambiguous["candidates"]] == ["Nordland", "Nordland"]
    assert unknown["found"] is None
    assert "Trondheim, Trøndelag" in unknown["suggestions"]


def test_a_file_gets_columns_with_the_answers(places: Path, capsys: Capture) -> None:
    assert main(["--csv", str(places), "--column", "home_region"]) == 1
    captured = capsys.readouterr()
    rows = list(csv.DictReader(io.StringIO(captured.out)))
    assert [row["name"] for row in rows] == ["A", "B", "C"]
    assert rows[0]["geo_match"] == "Florø, Kinn, Vestland"
    assert (rows[0]["geo_latitude"], rows[0]["geo_longitude"]) == ("61.59957", "5.03280")
    assert rows[0]["geo_confidence"] == "high"
    assert (rows[1]["geo_match"], rows[1]["geo_remark"]) == ("", "not found")
    assert rows[2]["geo_candidates"] == "Myre, Øksnes, Nordland; Myre, Andøy, Nordland"
    assert captured.err.endswith("3/3\n")


def test_a_file_can_be_written_to_another_or_the_same(places: Path, capsys: Capture) -> None:
    for out in (places.with_name("out.csv"), places):
        assert main(["--csv", str(places), "--column", "home_region", "--out", str(out)]) == 1
        assert capsys.readouterr().out == ""
        assert "Florø, Kinn, Vestland" in out.read_text(encoding="utf-8")


def test_the_progress_of_a_long_file_is_not_told_row_by_row(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "places.csv"
    path.write_text("home_region\n" + "Oslo\n" * 250, encoding="utf-8")
    assert main(["--csv", str(path), "--column", "home_region"]) == 0
    told = capsys.readouterr().err.split("\r")[1:]
    assert len(told) == 125
    assert told[-1] == f"[{'#' * 30}] 250/250\n"


def test_a_file_without_rows_is_all_found(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "places.csv"
    path.write_text("home_region\n", encoding="utf-8")
    assert main(["--csv", str(path), "--column", "home_region"]) == 0
    assert capsys.readouterr().out.startswith("home_region,geo_match,")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "give either texts or --csv"),
        (["Oslo", "--csv", "x.csv", "--column", "a"], "give either texts or --csv"),
        (["--csv", "x.csv"], "--csv needs --column"),
        (["--csv", "x.csv", "--column", "a", "--json"], "--json is for texts"),
        (["Oslo", "--column", "a"], "belong to --csv"),
        (["--nonsense"], "unrecognized arguments"),
    ],
)
def test_wrong_usage_ends_in_code_2(arguments: list[str], message: str, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    ("file", "column", "message"),
    [
        ("missing.csv", "home_region", "cannot be read"),
        ("places.csv", "region", "has no column 'region'; it has name, home_region"),
    ],
)
def test_a_file_error_is_one_readable_line_and_code_2(
    places: Path, file: str, column: str, message: str, capsys: Capture
) -> None:
    assert main(["--csv", str(places.with_name(file)), "--column", column]) == 2
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1


def test_a_bad_setting_is_one_readable_line_and_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv(f"{PREFIX}ONLINE", "google")
    assert main(["Oslo"]) == 2
    assert capsys.readouterr().err.startswith(f"geo: {PREFIX}ONLINE is 'google'")


def test_an_online_service_is_asked_when_switched_on(
    service: PlayedService, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Capture
) -> None:
    service.replies = [Reply.json(FLORO["nominatim"])]
    settings = {
        "ONLINE": "nominatim",
        "USER_AGENT": "test/1",
        "SCHEME": "http",
        "NOMINATIM_DOMAIN": service.domain,
        "CACHE": str(tmp_path / "cache.sqlite"),
    }
    for name, value in settings.items():
        monkeypatch.setenv(PREFIX + name, value)
    assert main(["Gamle Florø"]) == 0
    assert main(["Gamle Florø"]) == 0
    assert capsys.readouterr().out.count("nominatim") == 2
    assert len(service.asked) == 1


def test_a_failing_service_is_reported_in_the_remark(
    service: PlayedService, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    service.replies = [Reply("<html>", 403)]
    settings = {
        "ONLINE": "nominatim",
        "USER_AGENT": "test/1",
        "SCHEME": "http",
        "NOMINATIM_DOMAIN": service.domain,
        "CACHE": "off",
    }
    for name, value in settings.items():
        monkeypatch.setenv(PREFIX + name, value)
    assert main(["Gamle Florø"]) == 1
    assert "a service failed; nominatim failed: Non-successful status code 403" in capsys.readouterr().out


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "geo", *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_it_runs_as_a_module() -> None:
    done = run("Florø", PYTHONIOENCODING="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Florø, Kinn, Vestland" in done.stdout


def test_a_program_that_takes_what_is_printed_as_text_gets_the_answers() -> None:
    with redirect_stdout(io.StringIO()) as out:
        assert main(["Florø"]) == 0
    assert "Florø, Kinn, Vestland" in out.getvalue()


def test_an_interrupted_run_ends_in_code_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> Chain:
        raise KeyboardInterrupt

    monkeypatch.setattr(Chain, "from_settings", interrupted)
    assert main(["Florø"]) == 130


def test_a_reader_that_has_seen_enough_is_no_error_to_complain_of() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "geo", *["Florø"] * 2_000],
            cwd=ROOT,
            stdout=closed,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr) == (2, b"")


def test_a_terminal_with_few_letters_is_no_reason_to_crash() -> None:
    done = run("Florø", "\udcff", "--json", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (1, "")
    assert "Flor?, Kinn, Vestland" in done.stdout

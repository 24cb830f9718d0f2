"""The command line: the same report as on the page, for people and for pipelines."""

import io
import json
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from data.command import main
from data.i18n import texts
from data.intake.template import template_csv
from data.load import FOLDER
from geo.placed import place_rows
from geo.reading import PlaceReadingTask
from tests.data.intake.files import old_workbook

ROOT = Path(__file__).parents[2]
Capture = pytest.CaptureFixture[str]
GOOD = "Navn,Nivå,Hjemsted\nBlå,Arena,Tromsø\nGrønn,NCE,Ålesund\n"
WARNED = "Navn,Nivå,Hjemsted,Nettsted\nBlå,Arena,Tromsø,ingen side\n"
BAD = "Navn,Nivå,Hjemsted,Nettsted\nBlå,Arena,,\nGrønn,NCE,Ålesund,ingen side\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "klynger.csv"


@pytest.mark.parametrize(
    ("text", "options", "code", "last"),
    [
        (GOOD, [], 0, "2 of 2 rows can be used."),
        (WARNED, [], 0, "1 of 1 rows can be used."),
        (WARNED, ["--strict"], 1, "1 of 1 rows can be used."),
        (BAD, [], 1, "1 of 2 rows can be used."),
    ],
)
def test_a_file_is_reported_row_by_row(
    path: Path, capsys: Capture, text: str, options: list[str], code: int, last: str
) -> None:
    path.write_text(text, encoding="utf-8")
    assert main(["check", str(path), *options]) == code
    assert capsys.readouterr().out.splitlines()[-1] == last


def test_each_line_names_the_place_the_reason_and_what_was_read(path: Path, capsys: Capture) -> None:
    path.write_text(BAD, encoding="utf-8")
    main(["check", str(path)])
    error, warning, _ = capsys.readouterr().out.splitlines()
    assert error.startswith("Error: Row 2, column “Hjemsted”: ")
    assert warning.startswith("Warning: Row 3, column “Nettsted”: ")
    assert warning.endswith(" [ingen side]")


def test_json_holds_the_whole_report(path: Path, capsys: Capture) -> None:
    path.write_text(BAD, encoding="utf-8")
    assert main(["check", str(path), "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert (report["title"], report["rows_read"], report["rows_used"]) == ("klynger", 2, 1)
    assert report["levels"][0] == "Arena"
    assert [(r["severity"], r["code"], r["row"], r["column"], r["value"]) for r in report["remarks"]] == [
        ("error", "value-missing", 2, "Hjemsted", None),
        ("warning", "url", 3, "Nettsted", "ingen side"),
    ]
    assert all(remark["message"] for remark in report["remarks"])


def test_a_folder_is_checked_by_the_dashboards_own_loader(folder: Path, capsys: Capture) -> None:
    assert main(["check", str(FOLDER)]) == 0
    assert capsys.readouterr().out == "43 of 43 rows can be used.\n"
    (folder / "levels.csv").write_text("id,name\nARENA,Arena\n", encoding="utf-8")
    assert main(["check", str(folder)]) == 1
    assert "Error: levels.csv, row 2, column id: " in capsys.readouterr().out
    assert main(["check", str(folder), "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert (report["rows_read"], report["rows_used"]) == (None, 0)
    assert report["remarks"][0]["place"] == "levels.csv"


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "No such file or directory"), (b"", "The file is empty."), (b"%PDF-", "This is a PDF")],
)
def test_what_cannot_be_read_is_one_readable_line_and_code_2(
    path: Path, capsys: Capture, content: bytes | None, message: str
) -> None:
    if content is not None:
        path.write_bytes(content)
    assert main(["check", str(path)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert message in captured.err
    assert captured.err.count("\n") == 1


@pytest.mark.parametrize("arguments", [[], ["check"], ["mend", "x"], ["check", "x", "--nonsense"]])
def test_wrong_usage_ends_in_code_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2


def test_a_list_cannot_break_the_line_or_steer_the_terminal(path: Path, capsys: Capture) -> None:
    path.write_text('Name,Level,Place,Web\nA,NCE,Oslo,"x\n\x1b[2J\u202ey"\n', encoding="utf-8")
    main(["check", str(path)])
    out = capsys.readouterr().out
    assert out.count("\n") == 2
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_the_template_is_written_to_a_file(path: Path) -> None:
    assert main(["template", "--out", str(path)]) == 0
    assert path.read_bytes() == template_csv()
    assert main(["check", str(path), "--strict"]) == 0


def test_the_template_is_printed_where_no_file_is_named(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["template"]) == 0
    assert capfdbinary.readouterr().out == template_csv()


def test_a_program_that_takes_what_is_printed_as_text_gets_the_report(path: Path) -> None:
    path.write_text(GOOD, encoding="utf-8")
    with redirect_stdout(io.StringIO()) as out:
        assert main(["check", str(path)]) == 0
    assert out.getvalue() == "2 of 2 rows can be used.\n"


def test_a_template_that_cannot_be_written_is_code_2(tmp_path: Path, capsys: Capture) -> None:
    assert main(["template", "--out", str(tmp_path / "no" / "folder.csv")]) == 2
    assert "No such file or directory" in capsys.readouterr().err


def test_it_runs_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "data", "template"], cwd=ROOT, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.replace(b"\r\n", b"\n") == template_csv()


def test_a_workbook_that_breaks_off_is_reported_without_a_trace(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "list.xls"
    path.write_bytes(old_workbook({"A": [["Name"], ["x"]]})[:-500])
    assert main(["check", str(path)]) == 2
    assert capfd.readouterr().err.splitlines() == [f"data: {path}: {texts()('intake.broken-workbook')}"]


# With the rows placed, as ``python -m data`` does.

PLACES = """Navn;Type;Sted;Land
A;Hub;Florø;Norge
B;Hub;Lund;Sverige
C;Hub;Myre;
"""


def test_json_tells_where_each_row_is(path: Path, capsys: Capture) -> None:
    path.write_text(PLACES, encoding="utf-8")
    assert main(["check", str(path), "--json"], place_rows=place_rows) == 0
    report = json.loads(capsys.readouterr().out)
    florø, lund, myre = report["rows"]
    assert florø == {
        "row": 2,
        "name": "A",
        "level": "Hub",
        "place": {
            "label": "Florø, Kinn, Vestland",
            "latitude": pytest.approx(61.6, abs=0.1),
            "longitude": pytest.approx(5.0, abs=0.1),
            "precision": "town",
            "confidence": "high",
            "county": "Vestland",
        },
    }
    assert (lund["row"], lund["place"], myre["row"], myre["place"]) == (3, None, 4, None)
    assert [(r["code"], r["row"], r["severity"]) for r in report["remarks"]] == [
        ("not-placed", 3, "warning"),
        ("not-placed", 4, "warning"),
    ]
    assert "Myre, Øksnes, Nordland" in report["remarks"][1]["message"]
    assert (report["rows_used"], report["rows_placed"]) == (3, 1)


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        (PLACES, [], 0),
        (PLACES, ["--strict"], 1),
        ("Navn;Sted\nA;Atlantis\n", [], 1),
        ("Navn;Sted\nA;Oslo\n", ["--strict"], 0),
    ],
)
def test_a_list_that_cannot_be_mapped_is_a_problem(
    path: Path, text: str, options: list[str], code: int
) -> None:
    path.write_text(text, encoding="utf-8")
    assert main(["check", str(path), *options], place_rows=place_rows) == code


def test_columns_can_be_matched_on_the_command_line(path: Path, capsys: Capture) -> None:
    path.write_text("Hvem;Hvor;Slag\nA;Bergen;x\n", encoding="utf-8")
    columns = "name=Hvem,place=Hvor,group=Slag"
    assert main(["check", str(path), "--columns", columns, "--json"], place_rows=place_rows) == 0
    (row,) = json.loads(capsys.readouterr().out)["rows"]
    assert (row["name"], row["level"], row["place"]["label"]) == ("A", "x", "Bergen, Vestland")


def test_a_list_without_headings_keeps_its_first_row_by_the_places_in_it(path: Path, capsys: Capture) -> None:
    path.write_text("Kunnskapsparken;Oslo\nBeta;Bergen\n", encoding="utf-8")
    options = ["--columns", "name=#1,place=#2", "--json"]
    assert main(["check", str(path), *options], place_rows=place_rows, task=PlaceReadingTask) == 0
    assert [row["name"] for row in json.loads(capsys.readouterr().out)["rows"]] == ["Kunnskapsparken", "Beta"]


def test_an_unknown_field_on_the_command_line_is_named(path: Path, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["check", str(path), "--columns", "hvem=Navn"])
    assert caught.value.code == 2
    assert "'hvem=Navn'" in capsys.readouterr().err

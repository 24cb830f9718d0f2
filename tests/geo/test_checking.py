"""Lists checked in processes of their own: the same clusters and homes, ended when unwanted, nothing taken on trust."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from data.intake import IntakeError, guess_mapping
from data.intake.processes.queue import Cancelled, ProcessQueue, State
from data.intake.remarks import Code
from geo.checking import CheckingTask, Question
from geo.locate import locate
from geo.places import Chain
from tests.data.intake.files import opened

ROOT = Path(__file__).parents[2]
MESSY = (
    "Navn;Nivå;Sted;Kommune;Breddegrad;Lengdegrad;Land;Nettsted;Medlemmer;awards;Eget\n"
    "A;NCE;Florø;;;;;https://example.org;12;2015 nce;x\n"
    "A;NCE;Herøy;;;;;example;many;;y\n"
    "B;Gull;Oslo;;10,75;59,91;;;;;\n"
    "C;Gull;Bergen;;60,4;5,3;;;;;\n"
    "D;Gull;Bodø;;69,65;18,96;;;;;\n"
    "E;;Malmö;;;;Sverige;;;;\n"
    ";Gull;Tromsø;;;;;;;;\n"
    "F;Gull;Ingensteds;;;;;;;;\n"
    "G;Gull;Oslo;0301;;;;;;;;for mye\n"
)
PATIENCE = 60  # seconds, on a machine that does much else


def question(text: str = MESSY) -> Question:
    table = opened(text)
    mapping = guess_mapping(table.columns, (row.cells for row in table.rows))
    return Question(table, mapping, "Mine", {3: "Myre, Øksnes, Nordland"})


def answering(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Processes that run *code* in place of checking."""
    monkeypatch.setattr(CheckingTask, "command", (sys.executable, "-c", f"import os, pickle, sys\n{code}"))


def test_what_is_found_is_the_same_whoever_checks() -> None:
    asked = question()
    checked = ProcessQueue().submit(CheckingTask(asked)).result()
    intake = asked.check()
    assert checked.intake == intake
    assert intake.catalogue
    assert intake.catalogue.clusters[0].awards
    here = locate(intake.catalogue, Chain())
    assert checked.located == here
    assert here.unresolved
    assert here.corrections


def test_homes_that_online_services_are_asked_for_are_left_to_who_asks() -> None:
    checked = ProcessQueue().submit(CheckingTask(question(), locates=False)).result()
    assert checked.intake.catalogue
    assert checked.located is None


def test_a_list_without_a_usable_row_has_its_remarks_alone() -> None:
    checked = ProcessQueue().submit(CheckingTask(question("Navn;Sted\nA;\n"))).result()
    assert Code.NOTHING_USABLE in [remark.code for remark in checked.intake.remarks]
    assert (checked.intake.catalogue, checked.located) == (None, None)


def test_what_is_known_when_it_is_cancelled_stays_known(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(
        monkeypatch,
        "from geo import checking, checking_child\n"
        "checking.locate = lambda *a: sys.stdin.read()\nchecking_child.main()",
    )
    task = CheckingTask(question())
    handle = ProcessQueue().submit(task)
    deadline = time.monotonic() + PATIENCE
    while task.intake is None:
        assert handle.poll().state in (State.WAITING, State.RUNNING)
        assert time.monotonic() < deadline
        time.sleep(0.01)
    handle.cancel()
    with pytest.raises(Cancelled):
        handle.result()
    assert task.intake == question().check()


def test_who_waits_with_a_list_that_was_read_is_never_sent_away(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, "sys.stdin.read()")
    queue = ProcessQueue(max_running=1, max_waiting=0)
    handles = [queue.submit(CheckingTask(question())) for _ in range(3)]
    assert [handle.poll().ahead for handle in handles] == [0, 0, 1]
    queue.close()


@pytest.mark.parametrize(
    ("code", "refusal"),
    [
        ("from geo import checking_child\ndef answers(*a): raise MemoryError\n"
         "checking_child.answers = answers\nchecking_child.main()", Code.TOO_MUCH_MEMORY),
        ("pickle.load(sys.stdin.buffer)\nos._exit(7)", Code.READING_FAILED),
        ("pickle.load(sys.stdin.buffer)\nprint('no pickle')", Code.READING_FAILED),
        ("pickle.load(sys.stdin.buffer)\npickle.dump((0, 'no intake'), sys.stdout.buffer)", Code.READING_FAILED),
        ("pickle.load(sys.stdin.buffer)\npickle.dump((0, os.getcwd), sys.stdout.buffer)", Code.READING_FAILED),
    ],
)  # fmt: skip
def test_a_process_that_fails_or_lies_is_a_refusal(
    monkeypatch: pytest.MonkeyPatch, code: str, refusal: Code
) -> None:
    answering(monkeypatch, code)
    with pytest.raises(IntakeError) as caught:
        ProcessQueue().submit(CheckingTask(question())).result()
    assert caught.value.code is refusal


def test_an_answer_calls_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    called = tmp_path / "called"
    answering(
        monkeypatch,
        f"pickle.load(sys.stdin.buffer)\nclass Call:\n    def __reduce__(self): return os.mkdir, ({str(called)!r},)\n"
        "pickle.dump(Call(), sys.stdout.buffer)",
    )
    with pytest.raises(IntakeError):
        ProcessQueue().submit(CheckingTask(question())).result()
    assert not called.exists()


def test_the_process_starts_without_tables_of_numbers() -> None:
    code = "import sys, geo.checking_child; print(*sys.modules)"
    made = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {"pandas", "pyarrow", "openpyxl", "streamlit"} & set(made.stdout.split()) == set()


def test_a_check_has_limits_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, "from data.intake.processes import child\nchild.begin()\nwhile True: pass")
    monkeypatch.setattr(CheckingTask, "seconds", 1)
    with pytest.raises(IntakeError) as caught:
        ProcessQueue().submit(CheckingTask(question())).result()
    assert (caught.value.code, caught.value.parameters) == (Code.TOO_SLOW, {"limit": 1})

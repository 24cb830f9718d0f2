"""Files read in processes of their own: the same tables, few at once, in order, ended when unwanted or too costly."""

import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from data.i18n import texts
from data.intake import RawTable, json_lines, limits
from data.intake.processes.queue import Cancelled, Handle, ProcessQueue, State
from data.intake.read import read_table
from data.intake.reading import ReadingTask, read_in_process
from data.intake.remarks import Code, IntakeError
from data.intake.report import render_error
from tests.data.intake.files import HEADER, ROWS, delimited, feature, features, point, workbook

ROOT = Path(__file__).parents[3]
LIST = delimited().encode()
PATIENCE = 60  # seconds, on a machine that does much else
STUCK = (sys.executable, "-c", "import sys; sys.stdin.read()")


@pytest.fixture
def stuck(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that never answer, and end when nobody holds their input."""
    monkeypatch.setattr(ReadingTask, "command", STUCK)


@pytest.fixture
def queue() -> Iterator[ProcessQueue]:
    made = ProcessQueue(max_running=1, max_waiting=2)
    yield made
    made.close()


def answering(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Processes that run *code* in place of reading."""
    monkeypatch.setattr(ReadingTask, "command", (sys.executable, "-c", f"import os, sys\n{code}"))


def eventually(holds: Callable[[], bool]) -> None:
    """Ask again and again until it *holds*, or fail."""
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def until(reading: Handle[RawTable], state: State) -> None:
    eventually(lambda: reading.poll().state is state)


def children() -> set[str]:
    """The processes that this one started and that still run."""
    listed = subprocess.run(
        ["ps", "-o", "pid=,args=", "--ppid", str(os.getpid())], capture_output=True, text=True, check=True
    )
    return {line.split()[0] for line in listed.stdout.splitlines() if "ps -o" not in line}


@pytest.mark.parametrize(
    "content",
    [
        LIST,
        delimited([HEADER, ["A", "NCE"], ['"', "x", "y", "z", "more"], *ROWS]).encode("cp1252"),
        workbook({"A": [HEADER, *ROWS], "B": [["x"], ["=1+1"]]}, merged=["A2:A3"]),
        features(feature(point(10, 60)), feature(None, name="B"), feature({"type": "STRANGE"})).replace(
            b"STRANGE", rb"\ud800"
        ),
    ],
    ids=["csv", "broken csv", "workbook", "geojson"],
)
def test_a_table_is_the_same_whoever_reads_it(content: bytes) -> None:
    assert read_in_process("list.csv", content) == read_table("list.csv", content)


def test_the_sheet_that_is_wanted_is_read() -> None:
    book = workbook({"A": [["x"], ["1"]], "B": [["y"], ["2"]]})
    assert read_in_process("x", book, sheet="B").columns == ("y",)


def test_a_refusal_is_the_same_whoever_refuses() -> None:
    with pytest.raises(IntakeError) as caught:
        read_in_process("x", b"a," * 20_000)
    assert (caught.value.code, caught.value.parameters) == (
        Code.LINE_TOO_WIDE,
        {"line": 1, "limit": limits.MAX_LINE_CELLS},
    )


def test_progress_goes_up_to_the_end(queue: ProcessQueue) -> None:
    reading = queue.submit(ReadingTask("x", b"Name,Level\n" + b"A,NCE\n" * 5_000))
    shares = []
    deadline = time.monotonic() + PATIENCE
    while (progress := reading.wait(0.005)).state is not State.DONE:
        assert time.monotonic() < deadline
        shares.append(progress.share)
    assert shares == sorted(shares)
    assert reading.poll().share == 1


@pytest.mark.usefixtures("stuck")
def test_who_waits_is_answered_as_soon_as_the_task_has_ended(queue: ProcessQueue) -> None:
    reading = queue.submit(ReadingTask("x", LIST))
    threading.Timer(0.1, reading.cancel).start()
    began = time.monotonic()
    assert reading.wait(10 * PATIENCE).state is State.CANCELLED
    assert time.monotonic() - began < PATIENCE


@pytest.mark.usefixtures("stuck")
def test_a_task_that_somebody_waits_for_is_not_given_up() -> None:
    queue = ProcessQueue(max_running=1, max_waiting=2, lease=1.0)
    try:
        assert queue.submit(ReadingTask("x", LIST)).wait(2.0).state is State.RUNNING
    finally:
        queue.close()


@pytest.mark.usefixtures("stuck")
def test_those_who_wait_know_how_many_are_before_them_and_the_rest_are_sent_away(queue: ProcessQueue) -> None:
    first, second, third = (queue.submit(ReadingTask("x", LIST)) for _ in range(3))
    with pytest.raises(IntakeError) as caught:
        queue.submit(ReadingTask("x", LIST))
    assert caught.value.code is Code.BUSY
    assert render_error(texts(), caught.value)
    assert [(said.state, said.ahead) for said in (r.poll() for r in (first, second, third))] == [
        (State.RUNNING, 0),
        (State.WAITING, 0),
        (State.WAITING, 1),
    ]
    first.cancel()
    until(second, State.RUNNING)
    assert (third.poll().state, third.poll().ahead) == (State.WAITING, 0)


def test_files_that_wait_have_a_bound_all_told() -> None:
    queue = ProcessQueue(max_bytes=2 * len(LIST))
    held = [queue.submit(ReadingTask("x", LIST)), queue.submit(ReadingTask("x", LIST))]
    with pytest.raises(IntakeError) as caught:
        queue.submit(ReadingTask("x", LIST))
    assert caught.value.code is Code.BUSY
    assert [len(reading.result().rows) for reading in held] == [2, 2]
    assert len(queue.submit(ReadingTask("x", LIST)).result().rows) == 2


@pytest.mark.usefixtures("stuck")
def test_a_process_ends_when_its_reading_is_cancelled(queue: ProcessQueue) -> None:
    before = children()
    reading = queue.submit(ReadingTask("x", LIST))
    waiting = queue.submit(ReadingTask("x", LIST))
    starts(before)
    waiting.cancel()
    reading.cancel()
    for each in (reading, waiting):
        with pytest.raises(Cancelled):
            each.result()
    ends(before)


@pytest.mark.usefixtures("stuck")
def test_a_process_ends_when_the_handle_of_its_reading_is_let_go(queue: ProcessQueue) -> None:
    before = children()
    reading = queue.submit(ReadingTask("x", LIST))
    starts(before)
    del reading
    ends(before)


@pytest.mark.usefixtures("stuck")
def test_a_process_ends_when_nobody_asks_about_its_reading_any_more() -> None:
    before = children()
    queue = ProcessQueue(max_running=1, lease=0.2)
    readings = [queue.submit(ReadingTask("x", LIST)), queue.submit(ReadingTask("x", LIST))]
    assert all(reading._job.ended.wait(PATIENCE) for reading in readings)  # to poll would be to ask
    ends(before)
    assert [reading.poll().state for reading in readings] == [State.CANCELLED, State.CANCELLED]


def starts(before: set[str]) -> None:
    """Wait until there is a process more than *before*; a reading counts as running before its process has started."""
    eventually(lambda: bool(children() - before))


def ends(before: set[str]) -> None:
    """Wait until there is no process more than *before*."""
    eventually(lambda: not children() - before)


def test_a_process_ends_when_the_one_that_started_it_is_gone() -> None:
    code = """
import os, time
from data.intake.processes.queue import ProcessQueue
from data.intake.reading import ReadingTask
queue = ProcessQueue()
handle = queue.submit(ReadingTask("x", b"Name,Level\\n" + b"A,B\\n" * 10))
while not any(queue._running.values()):
    time.sleep(0.01)
print(next(iter(queue._running.values())).pid, flush=True)
os._exit(0)
"""
    pid = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=PATIENCE
    )
    eventually(lambda: not alive(int(pid.stdout)))


def alive(pid: int) -> bool:
    """Whether a process runs; one that ended and was not waited for does not."""
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False


@pytest.mark.usefixtures("paused_collector")
@pytest.mark.parametrize(
    ("code", "refusal", "limit"),
    [
        ("while True: pass", Code.TOO_SLOW, 2),
        ("os.abort()", Code.TOO_MUCH_MEMORY, 1_000),
        ("os._exit(7)", Code.READING_FAILED, None),
        ("print('{}')", Code.READING_FAILED, None),
        ("print('[' * 100_000)", Code.READING_FAILED, None),
        ("print('x' * 20_000_000)", Code.READING_FAILED, None),
        ("""print('{"table": {"name": 5}}')""", Code.READING_FAILED, None),
        ("""print('{"rows": [[1, "x"]]}')""", Code.READING_FAILED, None),
        ("""print('{"error": "no-such-code", "parameters": {}}')""", Code.READING_FAILED, None),
    ],
)
def test_a_process_that_fails_or_lies_is_a_refusal(
    monkeypatch: pytest.MonkeyPatch, code: str, refusal: Code, limit: int | None
) -> None:
    answering(monkeypatch, code)
    with pytest.raises(IntakeError) as caught:
        ProcessQueue(seconds=1, wall_seconds=2 if refusal is Code.TOO_SLOW else PATIENCE).submit(
            ReadingTask("x", LIST)
        ).result()
    assert (caught.value.code, caught.value.parameters.get("limit")) == (refusal, limit)


def test_a_process_that_ends_before_it_is_given_the_file_is_judged_by_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Ended(subprocess.Popen[bytes]):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            self.wait()

    answering(monkeypatch, "os.abort()")
    monkeypatch.setattr("data.intake.processes.queue.subprocess.Popen", Ended)
    with pytest.raises(IntakeError) as caught:
        read_in_process("x", LIST)
    assert caught.value.code is Code.TOO_MUCH_MEMORY


def test_more_memory_than_allowed_is_named() -> None:
    queue = ProcessQueue(memory=150_000_000)
    with pytest.raises(IntakeError) as caught:
        queue.submit(ReadingTask("x", b"Name,Level\n" + b"A,B" * 16_000_000)).result()
    assert (caught.value.code, caught.value.parameters) == (Code.TOO_MUCH_MEMORY, {"limit": 150})


def test_more_processor_time_than_allowed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    code = (
        "reading_child.read_table = lambda *a, **k: all(0 == n for n in iter(int, 1))\nreading_child.main()"
    )
    answering(monkeypatch, f"from data.intake import reading_child\n{code}")
    with pytest.raises(IntakeError) as caught:
        ProcessQueue(seconds=1, memory=2_000_000_000, wall_seconds=PATIENCE).submit(
            ReadingTask("x", LIST)
        ).result()
    assert (caught.value.code, caught.value.parameters) == (Code.TOO_SLOW, {"limit": 1})


def test_nothing_of_a_list_or_of_what_libraries_print_reaches_the_log(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    answering(
        monkeypatch,
        "from data.intake import reading_child\nimport warnings\n"
        "def loud(name, content, **more):\n"
        "    warnings.warn('SECRET'); print('SECRET'); sys.stderr.write('SECRET'); raise RuntimeError('SECRET')\n"
        "reading_child.read_table = loud\nreading_child.main()",
    )
    with caplog.at_level(logging.DEBUG), pytest.raises(IntakeError) as caught:
        read_in_process("SECRET.csv", b"SECRET")
    assert caught.value.code is Code.READING_FAILED
    said = capfd.readouterr()
    assert "SECRET" not in said.out + said.err + caplog.text


def test_the_process_starts_without_the_model_the_texts_and_tables_of_numbers() -> None:
    code = "import sys, data.intake.reading_child; print(*sys.modules)"
    made = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {"pydantic", "babel", "pandas", "numpy", "openpyxl"} & set(made.stdout.split()) == set()


def test_rows_come_in_portions_that_keep_nobody_waiting() -> None:
    table = read_table("x", ("a,b\n" + "x" * 4_000 + "," + "y" * 4_000 + "\n").encode() * 3_000)
    lines = list(json_lines.encode_table(table))
    assert max(map(len, lines)) < json_lines.MAX_LINE_BYTES
    assert len(lines) > 2
    assert json_lines.decode_table(iter(lines), lambda share: None) == table

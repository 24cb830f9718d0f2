"""Run ``streamlit`` and note how much processor time each run of an app's script takes.

Usage: ``python -m tests.benchmarks.timed_server run app.py [options]``. The file that the environment variable
BENCHMARK_RUNS names gets a line for each run, of a page or of a fragment: milliseconds of the app's code
with its callbacks, and of the whole run with what Streamlit does before and after (such as collecting garbage).
Waiting is not counted, so that other processes on the machine do not blur the figures.
"""

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from streamlit.runtime.scriptrunner import script_runner
from streamlit.web import cli

RUNS_VARIABLE = "BENCHMARK_RUNS"
RUN_CODE = "exec_func_with_error_handling"  # what the runner calls with the app's code


def note_runs(notes: Path) -> None:
    """Append a line to *notes* after each run of a script."""
    run_script = script_runner.ScriptRunner._run_script
    run_code = vars(script_runner)[RUN_CODE]
    thread = threading.local()

    def timed_code(func: Callable[[], None], ctx: Any) -> Any:
        result, thread.code = _timed(lambda: run_code(func, ctx))
        return result

    def timed_script(self: script_runner.ScriptRunner, rerun_data: Any) -> None:
        thread.code = 0.0
        _, whole = _timed(lambda: run_script(self, rerun_data))
        with notes.open("a", encoding="ascii") as file:
            file.write(f"{thread.code:.3f} {whole:.3f}\n")

    vars(script_runner)[RUN_CODE] = timed_code
    script_runner.ScriptRunner._run_script = timed_script  # type: ignore[method-assign]


def _timed(act: Callable[[], Any]) -> tuple[Any, float]:
    """Do *act*; return its result and the milliseconds of processor time that this thread took for it."""
    before = time.thread_time()
    return act(), (time.thread_time() - before) * 1000


if __name__ == "__main__":
    note_runs(Path(os.environ[RUNS_VARIABLE]))
    cli.main(prog_name="streamlit")

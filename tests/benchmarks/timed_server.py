"""Run ``streamlit`` and note, for each run of an app's script, the processor time of its thread.

Usage: ``python -m tests.benchmarks.timed_server run app.py [streamlit's options]``; the notes, one number of
milliseconds a line, go to the file that the environment variable BENCHMARK_RUNS names. A fragment's run
counts as a run. Waiting is not counted, so that other processes on the machine do not blur the figure.
"""

import os
import time
from pathlib import Path
from typing import Any

from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.web import cli

RUNS_VARIABLE = "BENCHMARK_RUNS"


def note_runs(notes: Path) -> None:
    """Append a line to *notes* after each run of a script."""
    run = ScriptRunner._run_script

    def timed(self: ScriptRunner, rerun_data: Any) -> None:
        before = time.thread_time()
        try:
            run(self, rerun_data)
        finally:
            with notes.open("a", encoding="ascii") as file:
                file.write(f"{(time.thread_time() - before) * 1000:.3f}\n")

    ScriptRunner._run_script = timed  # type: ignore[method-assign]


if __name__ == "__main__":
    note_runs(Path(os.environ[RUNS_VARIABLE]))
    cli.main(prog_name="streamlit")

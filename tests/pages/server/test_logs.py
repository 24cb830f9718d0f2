"""The log: one line of JSON for each error, and nothing that a reader typed."""

import asyncio
import io
import json
import logging
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from geopy.exc import GeocoderUnavailable

from geo.places import Chain
from geo.places.services.throttle import Service
from pages.panels.explore import explorer, sidebar
from pages.server.logs import ROOT, JsonLines, is_worth_a_line, task_failed, warn
from tests.pages.apptest import dashboard

SECRET = "Ola Nordmann, Storgata 5"
Log = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def log() -> Iterator[Log]:
    """What the server writes."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonLines())
    # Streamlit's logger for errors in pages keeps to itself.
    loggers = (logging.getLogger(), logging.getLogger("streamlit.error_util"))
    for logger in loggers:
        logger.addHandler(handler)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    for logger in loggers:
        logger.removeHandler(handler)


def test_an_error_in_a_page_is_reported_by_type_page_and_place_without_its_message(
    log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    def show_map() -> None:
        raise ValueError(SECRET)

    monkeypatch.setattr(explorer, "show_map", show_map)
    assert dashboard(q=[SECRET]).exception
    entry = next(line for line in log() if "exception" in line)
    assert (entry["level"], entry["exception"], entry["page"]) == ("ERROR", "ValueError", "map")
    assert entry["place"][0].startswith("tests/pages/server/test_logs.py:")
    assert entry["place"][1].startswith("pages/map.py:")
    assert SECRET not in json.dumps(log(), ensure_ascii=False)


def test_an_error_in_a_callback_is_reported_with_the_page_though_it_runs_before_the_page_and_on_a_thread_of_its_own(
    log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = dashboard("clusters")

    def change(*_: object, **__: object) -> None:
        raise ValueError(SECRET)

    monkeypatch.setattr(sidebar, "replace", change)
    app.checkbox(key="level_gce").uncheck().run()
    entry = next(line for line in log() if "exception" in line)
    assert (entry["exception"], entry["page"]) == ("ValueError", "clusters")


def test_what_is_logged_in_a_run_names_its_page_and_what_is_logged_outside_of_runs_names_none(
    log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        try:
            raise ValueError(SECRET)
        except ValueError:
            logging.getLogger("pages").exception("Something failed.")

    monkeypatch.setattr(explorer, "show_map", fail)
    assert not dashboard().exception
    fail()
    assert [line["page"] for line in log() if line["message"] == "Something failed."] == ["map", None]


def test_a_line_is_one_line_whatever_the_message_holds() -> None:
    record = logging.LogRecord("pages", logging.ERROR, "x.py", 1, 'a\nb "%s"', ("ø\r",), None)
    text = JsonLines().format(record)
    assert len(text.splitlines()) == 1
    assert json.loads(text)["message"] == 'a\nb "ø\r"'


def test_of_what_other_packages_fill_into_their_messages_only_numbers_are_written() -> None:
    def message(name: str, text: str, *arguments: object) -> str:
        record = logging.LogRecord(name, logging.WARNING, "x.py", 1, text, arguments, None)
        return str(json.loads(JsonLines().format(record))["message"])

    assert message("streamlit.x", "Session %s has %d", SECRET, 3) == "Session ... has 3"
    assert message("streamlit.x", "%d of %s", SECRET, SECRET) == "%d of %s"
    assert message("streamlit.x", "%(who)s", {"who": SECRET}) == "%(who)s"
    assert message("pages.x", "%s is taken", "levels.csv") == "levels.csv is taken"


def test_a_warning_is_reported_by_its_category_and_place(log: Log) -> None:
    warn(UserWarning(SECRET), UserWarning, str(ROOT / "data" / "load.py"), 7)
    assert [line["message"] for line in log()] == ["UserWarning at data/load.py:7"]


def test_what_fails_on_the_event_loop_is_reported_without_its_message(log: Log) -> None:
    loop = asyncio.new_event_loop()
    task_failed(loop, {"message": "Task exception was never retrieved", "exception": ValueError(SECRET)})
    loop.close()
    assert [(line["message"], line["exception"]) for line in log()] == [
        ("On the event loop: Task exception was never retrieved", "ValueError")
    ]


PROGRAM = """
import logging, sys, threading, warnings
from pages.server import logs

logs.install()
import streamlit.logger
streamlit.logger.get_logger("streamlit.made_later").warning("at %s\\nforged", "SECRET")
logging.getLogger("uvicorn.error").error("malformed %s", "SECRET")
warnings.warn("SECRET")
thread = threading.Thread(target=lambda: int("SECRET"))
thread.start()
thread.join()

class Broken:
    def __del__(self):
        int("SECRET")

Broken()
int("SECRET")
"""


def test_everything_that_a_process_has_to_say_is_json() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, check=False
    )
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    assert [(line["logger"], line.get("exception")) for line in lines] == [
        ("streamlit.made_later", None),
        ("uvicorn.error", None),
        ("pages.server.logs", None),
        *[("pages.server.logs", "ValueError")] * 3,
    ]
    assert "SECRET" not in done.stderr
    assert done.stdout == ""


def test_a_failing_geocoder_is_logged_without_what_it_was_asked(log: Log) -> None:
    def ask(text: str) -> None:
        raise GeocoderUnavailable(f"no answer for {text}")

    service = Service("played", ask, lambda _places, _text: (), sleep=lambda _seconds: None)
    Chain(services=[service]).ask(SECRET)
    assert [line["message"] for line in log()] == ["played gave no answer: GeocoderUnavailable"]


def test_requests_and_connections_are_not_noted_whatever_level_a_server_sets() -> None:
    def record(name: str, level: int) -> logging.LogRecord:
        return logging.LogRecord(name, level, "x.py", 1, "GET /", None, None)

    assert not is_worth_a_line(record("uvicorn.access", logging.INFO))
    assert is_worth_a_line(record("uvicorn.error", logging.ERROR))
    assert is_worth_a_line(record("pages.server.app", logging.INFO))

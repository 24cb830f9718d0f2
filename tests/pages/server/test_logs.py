"""The log: one line of JSON for each error, and nothing that a reader typed."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from geopy.exc import GeocoderUnavailable

from geo.places import Chain
from geo.places.services.throttle import Service
from pages.panels.explore import explorer
from pages.server.logs import JsonLines
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


def test_an_error_in_a_page_is_told_by_type_page_and_place_without_its_message(
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


def test_a_line_is_one_line_whatever_the_message_holds() -> None:
    record = logging.LogRecord("pages", logging.ERROR, "x.py", 1, 'a\nb "%s"', ("ø\r",), None)
    text = JsonLines().format(record)
    assert len(text.splitlines()) == 1
    assert json.loads(text)["message"] == 'a\nb "ø\r"'


def test_a_failing_geocoder_is_logged_without_what_it_was_asked(log: Log) -> None:
    def ask(text: str) -> None:
        raise GeocoderUnavailable(f"no answer for {text}")

    service = Service("played", ask, lambda _places, _text: (), sleep=lambda _seconds: None)
    Chain(services=[service]).ask(SECRET)
    assert [line["message"] for line in log()] == ["played gave no answer: GeocoderUnavailable"]

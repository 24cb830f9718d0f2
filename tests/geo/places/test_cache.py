from __future__ import annotations

import logging
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from geo.places import Found, Gazetteer
from geo.places.cache import DAY, KEEP_FOUND, KEEP_NOT_FOUND, AnswerCache, SessionAnswers

# Files of this process cannot grow, as on a full disk.
WRITE_TO_A_FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from geo.places.cache import AnswerCache
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
cache = AnswerCache(Path(sys.argv[1]))
if sys.argv[2] == "later":
    cache.put("test", "Oslo", ())
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
cache.put("test", "Bergen", ())
assert cache.get("test", "Bergen") is None
"""
ROOT = Path(__file__).parents[3]
WRITE_MANY = """
import sys
from pathlib import Path
from geo.places.cache import AnswerCache
cache = AnswerCache(Path(sys.argv[1]))
sys.stdin.readline()
for number in range(int(sys.argv[3])):
    cache.put("test", f"{sys.argv[2]} {number}", ())
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new folder" / "cache.sqlite"


@pytest.fixture
def oslo(gazetteer: Gazetteer) -> Found:
    found = gazetteer.find("Oslo")
    assert found
    return found


def at(seconds: float) -> Callable[[], float]:
    return lambda: seconds


def test_what_a_session_asked_is_kept_for_it_alone(oslo: Found) -> None:
    mine, other = SessionAnswers(), SessionAnswers()
    mine.put("kartverket", "Oslo", (oslo,))
    mine.put("kartverket", "Nowhere", ())
    assert mine.get("kartverket", "Oslo") == (oslo,)
    assert mine.get("kartverket", "Nowhere") == ()
    assert (mine.get("nominatim", "Oslo"), other.get("kartverket", "Oslo")) == (None, None)


def test_what_was_put_is_got(path: Path, oslo: Found) -> None:
    AnswerCache(path).put("kartverket", "Oslo", (oslo,))
    assert AnswerCache(path).get("kartverket", "Oslo") == (oslo,)


def test_the_file_and_its_folders_are_made_for_readers_who_do_not_wait_for_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folders" / "cache.sqlite"
    AnswerCache(path).put("test", "Oslo", ())
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_several_candidates_are_kept_in_order(path: Path, oslo: Found) -> None:
    other = replace(oslo, label="Oslo, elsewhere")
    AnswerCache(path).put("kartverket", "Oslo", (other, oslo))
    assert AnswerCache(path).get("kartverket", "Oslo") == (other, oslo)


def test_not_found_is_kept_and_differs_from_not_asked(path: Path) -> None:
    cache = AnswerCache(path)
    cache.put("kartverket", "Atlantis", ())
    assert cache.get("kartverket", "Atlantis") == ()
    assert cache.get("kartverket", "Mu") is None


def test_each_provider_has_its_own_answers(path: Path, oslo: Found) -> None:
    cache = AnswerCache(path)
    cache.put("kartverket", "Oslo", ())
    cache.put("nominatim", "Oslo", (oslo,))
    assert cache.get("kartverket", "Oslo") == ()
    assert cache.get("nominatim", "Oslo") == (oslo,)


def test_case_and_spacing_do_not_matter_but_the_query_is_given_as_asked(path: Path, oslo: Found) -> None:
    cache = AnswerCache(path)
    cache.put("test", "Oslo,  Norge", (oslo,))
    kept = cache.get("test", "OSLO, norge")
    assert kept
    assert kept[0].query == "OSLO, norge"


def test_letters_matter(path: Path) -> None:
    cache = AnswerCache(path)
    cache.put("test", "Ås", ())
    assert cache.get("test", "As") is None


def test_the_last_answer_counts(path: Path, oslo: Found) -> None:
    cache = AnswerCache(path)
    cache.put("test", "Oslo", ())
    cache.put("test", "Oslo", (oslo,))
    assert cache.get("test", "Oslo") == (oslo,)


def test_answers_grow_too_old_and_not_found_sooner(path: Path, oslo: Found) -> None:
    AnswerCache(path, clock=at(0)).put("test", "Oslo", (oslo,))
    AnswerCache(path, clock=at(0)).put("test", "Atlantis", ())
    assert AnswerCache(path, clock=at(KEEP_NOT_FOUND)).get("test", "Atlantis") == ()
    assert AnswerCache(path, clock=at(KEEP_NOT_FOUND + DAY)).get("test", "Atlantis") is None
    assert AnswerCache(path, clock=at(KEEP_NOT_FOUND + DAY)).get("test", "Oslo") == (oslo,)
    assert AnswerCache(path, clock=at(KEEP_FOUND + DAY)).get("test", "Oslo") is None


def test_an_answer_written_while_the_clock_was_ahead_is_not_kept_for_longer(path: Path, oslo: Found) -> None:
    AnswerCache(path, clock=at(10 * DAY)).put("test", "Oslo", (oslo,))
    assert AnswerCache(path, clock=at(9 * DAY)).get("test", "Oslo") == (oslo,)
    assert AnswerCache(path, clock=at(0)).get("test", "Oslo") is None


def test_asking_makes_no_file(path: Path) -> None:
    assert AnswerCache(path).get("test", "Oslo") is None
    assert not path.parent.exists()


def test_two_processes_that_write_at_once_lose_nothing(path: Path) -> None:
    count = 150
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITE_MANY, str(path), name, str(count)],
            env=environment,
            stdin=subprocess.PIPE,
        )
        for name in ("one", "two")
    ]
    for writer in writers:
        assert writer.stdin
        writer.stdin.close()
    assert [writer.wait() for writer in writers] == [0, 0]
    cache = AnswerCache(path)
    assert all(cache.get("test", f"{name} {n}") == () for name in ("one", "two") for n in range(count))


def test_a_file_that_is_no_database_is_set_aside_with_a_notice(
    path: Path, oslo: Found, caplog: pytest.LogCaptureFixture
) -> None:
    path.parent.mkdir()
    path.write_bytes(b"this is no database, but long enough to be looked at as one" * 100)
    cache = AnswerCache(path, clock=at(7))
    with caplog.at_level(logging.WARNING):
        assert cache.get("test", "Oslo") is None
    assert "renamed to cache.sqlite.broken-7" in caplog.text
    assert path.with_name("cache.sqlite.broken-7").read_bytes().startswith(b"this is no database")
    cache.put("test", "Oslo", (oslo,))
    assert cache.get("test", "Oslo") == (oslo,)


def test_a_database_damaged_in_the_middle_is_set_aside(
    path: Path, oslo: Found, caplog: pytest.LogCaptureFixture
) -> None:
    cache = AnswerCache(path)
    for number in range(100):
        cache.put("test", f"Oslo {number}", (oslo,))
    content = bytearray(path.read_bytes())
    content[200:] = b"\xff" * (len(content) - 200)
    path.write_bytes(content)
    with caplog.at_level(logging.WARNING):
        cache.put("test", "Oslo", (oslo,))
    assert "not a readable cache" in caplog.text
    assert cache.get("test", "Oslo") == (oslo,)


def test_a_folder_that_cannot_be_written_means_no_cache_and_one_notice(
    tmp_path: Path, oslo: Found, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("a file where the folder should be")
    cache = AnswerCache(tmp_path / "file" / "cache.sqlite")
    with caplog.at_level(logging.WARNING):
        cache.put("test", "Oslo", (oslo,))
        cache.put("test", "Oslo", (oslo,))
        assert cache.get("test", "Oslo") is None
    assert caplog.text.count("cannot be used") == 1


def test_a_locked_file_is_waited_for_once_and_then_left_alone_for_a_while(
    path: Path, oslo: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = AnswerCache(path)
    cache.put("test", "Oslo", (oslo,))
    monkeypatch.setattr("geo.places.cache.BUSY_SECONDS", 0.2)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        began = time.monotonic()
        for number in range(50):
            cache.put("test", f"Place {number}", (oslo,))
        # Fifty waits would take ten seconds.
        assert time.monotonic() - began < 5
    monkeypatch.setattr(cache, "_rests_until", 0.0)
    assert cache.get("test", "Oslo") == (oslo,)


@pytest.mark.parametrize("when", ["from the start", "later"])
def test_a_full_disk_means_no_cache_and_one_notice(path: Path, when: str) -> None:
    command = [sys.executable, "-c", WRITE_TO_A_FULL_DISK, str(path), when]
    done = subprocess.run(
        command,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stderr.count("cannot be used") >= 1
    assert "Traceback" not in done.stderr
    AnswerCache(path).put("test", "Bergen", ())
    assert AnswerCache(path).get("test", "Bergen") == ()


def test_a_folder_in_the_files_place_means_no_cache(path: Path, oslo: Found) -> None:
    path.mkdir(parents=True)
    cache = AnswerCache(path)
    cache.put("test", "Oslo", (oslo,))
    assert cache.get("test", "Oslo") is None
    assert path.is_dir()


def test_a_database_of_somebody_else_is_left_as_it_is(path: Path, oslo: Found) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE mine (value)")
        connection.execute("INSERT INTO mine VALUES (1)")
        connection.commit()
    AnswerCache(path).put("test", "Oslo", (oslo,))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT value FROM mine").fetchall() == [(1,)]


@pytest.mark.parametrize("places", ["", "{", "7", '["x"]', '[{"name": "Oslo"}]'])
def test_an_unreadable_answer_counts_as_none(path: Path, places: str) -> None:
    cache = AnswerCache(path)
    cache.put("test", "Oslo", ())
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE answers_1 SET places = ?", (places,))
        connection.commit()
    assert cache.get("test", "Oslo") is None


def test_half_a_character_does_no_harm(path: Path) -> None:
    cache = AnswerCache(path)
    cache.put("test", "Oslo\ud800", ())
    assert cache.get("test", "Oslo\ud800") == ()

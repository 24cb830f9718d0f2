"""What is kept as files between two starts."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pages.server.kept_files import UNUSED_DAYS, KeptFiles

DAY = 24 * 60 * 60


def test_a_content_is_made_once_for_all_starts(cache: Path) -> None:
    made: list[bytes] = []

    def make() -> bytes:
        made.append(b"content")
        return b"content"

    for _ in range(2):
        assert KeptFiles("fonts").get("name", make) == b"content"
    assert made == [b"content"]
    assert [file.name for file in (cache / "fonts").iterdir()] == ["name"]


@pytest.mark.parametrize(
    "damage", [lambda kept: b"", lambda kept: kept[:-1], lambda kept: os.urandom(len(kept))]
)
def test_what_is_damaged_is_made_anew(cache: Path, damage: Callable[[bytes], bytes]) -> None:
    KeptFiles("fonts").write("name", b"content")
    file = cache / "fonts" / "name"
    file.write_bytes(damage(file.read_bytes()))
    assert KeptFiles("fonts").read("name") is None
    assert KeptFiles("fonts").get("name", lambda: b"content") == b"content"
    assert KeptFiles("fonts").read("name") == b"content"


@pytest.mark.usefixtures("cache")
def test_where_nothing_can_be_kept_it_is_made_each_time(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    files = KeptFiles("fonts")
    (tmp_path / "cache").write_text("a file, not a folder")
    assert files.get("name", lambda: b"first") == b"first"
    assert files.get("name", lambda: b"second") == b"second"
    files.remove_unused()
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", no_home)
    assert files.get("name", lambda: b"third") == b"third"
    files.remove_unused()


def no_home() -> Path:
    raise RuntimeError("this user has no home")


def test_what_is_not_used_for_long_is_removed(cache: Path) -> None:
    files, folder = KeptFiles("fonts"), cache / "fonts"
    for name, days in {
        "old": UNUSED_DAYS + 1,
        "used again": UNUSED_DAYS + 1,
        "young": UNUSED_DAYS - 1,
    }.items():
        files.write(name, b"content")
        when = time.time() - days * DAY
        os.utime(folder / name, (when, when))
    assert files.read("used again") == b"content"
    files.remove_unused()
    assert {file.name for file in folder.iterdir()} == {"used again", "young"}

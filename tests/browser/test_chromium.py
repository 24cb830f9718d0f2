"""Finding or installing a Chromium: the order of attempts, and one readable line when none works."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.browser import chromium, system


def program(path: Path, content: bytes) -> Path:
    """An executable file."""
    path.write_bytes(content)
    path.chmod(0o755)
    return path


@pytest.fixture
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with no Chromium at all; the folder is all of its PATH."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "playwrights_own", lambda: None)
    monkeypatch.setattr(chromium, "BEHIND_WRAPPER", (str(tmp_path / "behind"),))
    return tmp_path


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The commands that were asked for; none of them runs."""
    asked: list[str] = []

    def note(command: Sequence[str]) -> bool:
        asked.append(" ".join(command[-3:]))
        return False

    monkeypatch.setattr(system, "run", note)
    return asked


def test_one_on_path_is_taken(bare_machine: Path) -> None:
    found = program(bare_machine / "google-chrome", b"\x7fELF")
    assert chromium.find() == found


def test_the_headless_shell_comes_before_a_browser(bare_machine: Path) -> None:
    program(bare_machine / "chromium", b"\x7fELF")
    shell = program(bare_machine / "chromium-headless-shell", b"\x7fELF")
    assert chromium.find() == shell


def test_the_program_behind_a_shell_wrapper_is_preferred(bare_machine: Path) -> None:
    wrapper = program(bare_machine / "chromium", b"#!/bin/sh\n")
    assert chromium.find() == wrapper
    behind = program(bare_machine / "behind", b"\x7fELF")
    assert chromium.find() == behind


def test_playwrights_own_is_installed_before_the_systems(
    bare_machine: Path, commands: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    program(bare_machine / "apt-get", b"#!/bin/sh\n")
    monkeypatch.setattr(system, "as_root", list)
    with pytest.raises(chromium.NoChromiumError):
        chromium.install()
    assert commands == [
        "playwright install chromium",
        "apt-get update -qq",
        "-qq --no-install-recommends chromium-headless-shell",
        "apt-get update -qq",
        "-qq --no-install-recommends chromium",
    ]


def test_one_that_does_not_start_is_not_settled_for(
    bare_machine: Path, commands: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    program(bare_machine / "chromium", b"\x7fELF")
    monkeypatch.setattr(chromium, "starts", lambda path: False)
    monkeypatch.setattr(system, "as_root", lambda: None)
    assert chromium.main() == 1
    assert commands == ["playwright install chromium"]


@pytest.mark.usefixtures("bare_machine", "commands")
def test_a_machine_where_nothing_works_gets_one_line_and_exit_code_1(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "as_root", lambda: None)
    assert chromium.main() == 1
    assert capsys.readouterr().err.splitlines()[-1].startswith("No Chromium that starts was found and none")

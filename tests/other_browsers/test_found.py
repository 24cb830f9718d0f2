"""Finding or installing Firefox and WebKitGTK: one readable line when neither works."""

from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

from tests.browser import system
from tests.other_browsers import firefox, webkit

BOTH = pytest.mark.parametrize("browser", [firefox, webkit], ids=["firefox", "webkit"])


@pytest.fixture(autouse=True)
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with no browser at all; the folder is all of its PATH."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(firefox, "OWN", tmp_path / "own")
    return tmp_path


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The commands that were asked for; none of them runs."""
    asked: list[str] = []

    def note(command: Sequence[str], _folder: Path | None = None) -> bool:
        asked.append(" ".join(command))
        return False

    monkeypatch.setattr(system, "run", note)
    return asked


def program(path: Path) -> Path:
    """An executable file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\x7fELF")
    path.chmod(0o755)
    return path


def test_debians_firefox_comes_before_another_one(bare_machine: Path) -> None:
    assert firefox.find() is None
    unpacked = program(bare_machine / "own/usr/lib/firefox-esr/firefox-esr")
    assert firefox.find() == unpacked
    installed = program(bare_machine / "firefox-esr")
    program(bare_machine / "firefox")
    assert firefox.find() == installed


def test_webkit_is_of_use_only_with_a_screen(bare_machine: Path) -> None:
    driver = program(bare_machine / "WebKitWebDriver")
    assert webkit.find() is None
    program(bare_machine / "Xvfb")
    assert webkit.find() == driver


@BOTH
def test_where_it_can_be_installed_it_is(
    browser: ModuleType, bare_machine: Path, commands: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    program(bare_machine / "apt-get")
    monkeypatch.setattr(system, "as_root", list)
    assert browser.main() == 1
    wanted = {firefox: "firefox-esr", webkit: "webkit2gtk-driver xvfb"}[browser]
    assert commands[:2] == [
        "apt-get update -qq",
        f"apt-get install -y -qq --no-install-recommends {wanted}",
    ]


@BOTH
def test_where_nothing_works_there_is_one_line_and_exit_code_1(
    browser: ModuleType,
    commands: list[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(system, "as_root", lambda: None)
    assert browser.main() == 1
    assert "could be installed" in capsys.readouterr().err.splitlines()[-1].replace("not be", "be")
    assert commands == (["apt-get download firefox-esr"] if browser is firefox else [])

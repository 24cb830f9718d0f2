"""The workflows on GitHub: they test the lowest Python that the project allows, and a newer one."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent


def pythons() -> list[tuple[int, ...]]:
    """The Python versions of the test workflow, in its order."""
    text = (ROOT / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8")
    versions = re.findall(r'"(\d+\.\d+)"', re.findall(r"python: \[(.+)\]", text)[0])
    return [tuple(map(int, version.split("."))) for version in versions]


def test_the_lowest_python_that_is_allowed_is_tested_and_then_a_newer_one() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lowest, newest = pythons()
    assert project["requires-python"] == f">={'.'.join(map(str, lowest))}"
    assert newest > lowest


def test_the_test_workflow_runs_what_the_readme_says() -> None:
    text = (ROOT / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8")
    assert "- run: make test\n" in text


def test_the_test_workflow_tries_other_browsers_than_chromium_too() -> None:
    text = (ROOT / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8")
    assert "- run: make browsers\n" in text

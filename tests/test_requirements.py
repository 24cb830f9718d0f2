"""What the container installs, ``requirements.lock``, is what ``requirements.txt`` allows, by hash."""

import re
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
WANTED = [
    Requirement(line)
    for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_each_package_is_locked_to_a_version_that_is_allowed() -> None:
    locked = dict(re.findall(r"^([\w.-]+)==(\S+)", LOCK, re.MULTILINE))
    refused = [
        wanted.name
        for wanted in WANTED
        if not wanted.specifier.contains(locked.get(wanted.name.lower().replace("_", "-"), "0"))
    ]
    assert len(WANTED) > 10
    assert refused == []


def test_each_locked_package_has_a_hash_and_no_host_stands_in_the_file() -> None:
    packages = re.findall(r"^[\w.-]+==\S+ \\\n    --hash=sha256:[0-9a-f]{64}", LOCK, re.MULTILINE)
    assert len(packages) == len(re.findall(r"^[\w.-]+==", LOCK, re.MULTILINE)) > 20
    assert re.findall(r"://|--index|--find|--trusted", LOCK.partition("\naltair")[2]) == []


def test_the_container_installs_what_is_locked() -> None:
    assert "--require-hashes -r requirements.lock" in (ROOT / "Dockerfile").read_text(encoding="utf-8")

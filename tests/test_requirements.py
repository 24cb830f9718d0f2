"""``requirements.txt`` names all that the code imports; the container installs what it allows, by hash."""

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
OURS = ("data", "geo", "pages")


def named_in(file: str) -> list[Requirement]:
    """The packages that a file of requirements names, without those of a file that it includes."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in lines if line and not line.startswith(("#", "-r"))]


WANTED, WANTED_BY_DEVELOPERS = named_in("requirements.txt"), named_in("requirements-dev.txt")


def modules_imported_in(path: Path) -> set[str]:
    """The outermost modules that a file imports, other than ours and Python's own."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found - set(sys.stdlib_module_names) - set(OURS)


def test_each_package_that_is_imported_is_named() -> None:
    """Else it would be there only as long as another package asks for it, in whatever version that one allows.

    The scripts that build tables and outlines are run by developers alone.
    """
    packages = packages_distributions()
    needed = {canonicalize_name(wanted.name) for wanted in WANTED}
    of_developers = needed | {canonicalize_name(wanted.name) for wanted in WANTED_BY_DEVELOPERS}
    files = [ROOT / "dashboard.py", *(path for folder in OURS for path in (ROOT / folder).rglob("*.py"))]
    unnamed = {
        module
        for path in files
        for module in modules_imported_in(path)
        if not {canonicalize_name(package) for package in packages.get(module, ())}
        & (of_developers if path.name.startswith("build_") else needed)
    }
    assert len(files) > 100
    assert unnamed == set()


def test_each_requirement_has_an_upper_bound() -> None:
    """A later major version may change what the code relies on, so that it is allowed only once it was tested."""
    unbounded = [
        str(wanted)
        for wanted in WANTED + WANTED_BY_DEVELOPERS
        if not {"==", "<"} & {one.operator for one in wanted.specifier}
    ]
    assert unbounded == []


def test_each_package_is_locked_to_a_version_that_is_allowed() -> None:
    locked = dict(re.findall(r"^([\w.-]+)==(\S+)", LOCK, re.MULTILINE))
    refused = [
        wanted.name
        for wanted in WANTED
        if not wanted.specifier.contains(locked.get(canonicalize_name(wanted.name), "0"))
    ]
    assert len(WANTED) > 10
    assert refused == []


def test_each_locked_package_has_a_hash_and_no_host_stands_in_the_file() -> None:
    packages = re.findall(r"^[\w.-]+==\S+( ; .+)? \\\n    --hash=sha256:[0-9a-f]{64}", LOCK, re.MULTILINE)
    assert len(packages) == len(re.findall(r"^[\w.-]+==", LOCK, re.MULTILINE)) > 20
    assert re.findall(r"://|--index|--find|--trusted", LOCK.partition("\naltair")[2]) == []


def test_the_container_installs_what_is_locked() -> None:
    assert "--require-hashes -r requirements.lock" in (ROOT / "Dockerfile").read_text(encoding="utf-8")

"""Loading files that hold anything at all: a catalogue or a :class:`DataError`, never another exception."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from data.descriptor import DESCRIPTOR
from data.errors import DataError
from data.load import FILES, FOLDER, load_catalogue
from data.model import Catalogue

ALL_FILES = (*FILES, DESCRIPTOR)


def loads_or_explains(folder: Path) -> bool:
    """Whether the folder is a catalogue; if not, the error must name a file."""
    try:
        return isinstance(load_catalogue(folder), Catalogue)
    except DataError as error:
        problems = error.problems
    assert problems
    assert {problem.file for problem in problems} <= set(ALL_FILES)
    return False


# The folder is shared by the examples of one test on purpose: each example writes the same one file anew.
fuzzed = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize("file", ALL_FILES)
@fuzzed
@given(content=st.binary(max_size=200))
@example(content=b'"')
@example(content=b"\xef\xbb\xbf")
@example(content=b"\r\r\0")
@example(content=b'{"expected": []}')
def test_arbitrary_bytes_never_load(folder: Path, file: str, content: bytes) -> None:
    (folder / file).write_bytes(content)
    assert not loads_or_explains(folder)


@pytest.mark.parametrize("file", ALL_FILES)
@fuzzed
@given(st.data())
def test_a_file_with_bytes_changed_loads_or_explains(folder: Path, file: str, data: st.DataObject) -> None:
    whole = (FOLDER / file).read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 40)))
    inserted = data.draw(
        st.binary(max_size=20) | st.sampled_from([b'"', b",", b"\n", b"|", b"\0", b"\r", b"[", b"}"])
    )
    (folder / file).write_bytes(whole[:start] + inserted + whole[end:])
    loads_or_explains(folder)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("a shorter file", lambda whole: whole[: len(whole) // 2]),
        ("a doubled file", lambda whole: whole + whole),
        ("a huge cell", lambda whole: whole.replace(b",", b"," + b"x" * 200_000, 1)),
    ],
)
@pytest.mark.parametrize("file", FILES)
def test_cut_doubled_and_swollen_files_do_not_load(
    folder: Path, file: str, name: str, change: Callable[[bytes], bytes]
) -> None:
    (folder / file).write_bytes(change((folder / file).read_bytes()))
    # Half a list of awards, facts or sources is a list still.
    may_load = name == "a shorter file" and file in {"awards.csv", "programme.csv", "sources.csv"}
    assert not loads_or_explains(folder) or may_load

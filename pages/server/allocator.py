"""How the server's process takes memory from the system, which only its environment can say, before it begins."""

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

# Python's own allocator seldom gives memory back once a long list was here; the C library's does, with few arenas.
ALLOCATOR = {"PYTHONMALLOC": "malloc", "MALLOC_ARENA_MAX": "2"}


def begin_anew(module: str, options: Sequence[str]) -> NoReturn:
    """Run *module* with *options* in this process's place, so that signals and exit codes are its own.

    What the operator's environment says of the allocator holds.
    """
    command = [sys.executable, "-m", module, *options]
    os.execve(sys.executable, command, ALLOCATOR | os.environ)

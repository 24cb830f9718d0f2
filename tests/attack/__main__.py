"""``python -m tests.attack``: try what once stopped the dashboard, and print what each attack costs or gets now.

Each file is made in memory and read as an upload is, in a process of its own; nothing is sent over a network. The
attacks on a running server go to one that is started for them on this machine. With ``--before FOLDER``, a work tree
of an earlier revision, that is tried beside it::

    git worktree add ../before 598110e
    python -m tests.attack --before ../before
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from data.intake.remarks import Code
from tests.attack import server_access, server_floods
from tests.attack.files import ATTACKS, Attack
from tests.attack.measure import Measured, measure
from tests.browser.server import running_server

ROOT = Path(__file__).parents[2]
SERVER_ATTACKS = (*server_access.ATTACKS, *server_floods.ATTACKS)
SECONDS, MEGABYTES = 20.0, 1_000.0
"""The most that reading any file may take."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line for each attack; return 1 if one got a wrong answer or took too much."""
    parser = argparse.ArgumentParser(prog="python -m tests.attack", description=__doc__)
    parser.add_argument("names", nargs="*", help="words of the attacks to try; all if none is given")
    parser.add_argument("--before", type=Path, metavar="FOLDER", help="a work tree of an earlier revision")
    parser.add_argument("--seconds", type=float, default=60.0, help="to wait for the earlier revision")
    options = parser.parse_args(arguments)
    chosen = [attack for attack in ATTACKS if all(word in attack.name for word in options.names)]
    _print_line("attack", "MB", "before" if options.before else "", "after", "")
    held = [_try(attack, options.before, options.seconds) for attack in chosen]
    _try_servers(options.names, options.before)
    return int(not all(held))


def _try_servers(names: Sequence[str], before: Path | None) -> None:
    """Print the outcome of each attack on a running server, and of the same on one of an earlier revision."""
    chosen = [(name, run) for name, run in SERVER_ATTACKS if all(word in name for word in names)]
    for name, run in chosen:
        earlier = _outcome(run, before) if before else ""
        _print_line(name, "", earlier, _outcome(run, ROOT), "")


def _outcome(run: Callable[[str], str], root: Path) -> str:
    """What *run* reports of a server of its own, run from the work tree *root*."""
    with TemporaryDirectory() as folder, running_server(Path(folder) / "log.txt", root=root) as server:
        try:
            return run(server.address)
        except Exception as error:  # an earlier revision may answer in no way that the attack knows
            return f"no answer: {type(error).__name__}"


def _try(attack: Attack, before: Path | None, seconds: float) -> bool:
    """Print what *attack* takes; whether it got its answer within the budget."""
    content = attack.make()
    earlier = _told(measure(content, before, "read_table", seconds)) if before else ""
    now = measure(content, ROOT, "read_in_process", 2 * SECONDS)
    # On a busy machine the time may be up before another limit is met.
    refused = now.outcome in (attack.answer, Code.TOO_SLOW)
    answered = refused if attack.answer else now.outcome.endswith(" rows")
    held = answered and now.seconds <= SECONDS and now.megabytes <= MEGABYTES
    _print_line(
        attack.name, f"{len(content) / 1e6:.1f}", earlier, _told(now), "" if held else _wanted(attack.answer)
    )
    return held


def _told(measured: Measured) -> str:
    return f"{measured.seconds:5.1f} s {measured.megabytes:5.0f} MB  {measured.outcome}"


def _wanted(answer: Code | None) -> str:
    return f"FALLEN: wanted {answer or 'rows'} within {SECONDS:.0f} s and {MEGABYTES:.0f} MB"


def _print_line(name: str, size: str, before: str, after: str, verdict: str) -> None:
    sys.stdout.write(f"{name:34}{size:>5}  {before:42}{after:42}{verdict}".rstrip() + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())

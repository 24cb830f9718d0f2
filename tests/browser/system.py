"""What tests ask of the machine: to run a command, to install a package, to tell the person at the terminal."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

INSTALL_TIMEOUT = 600  # seconds


def tell(line: str) -> None:
    """Write one line for the person at the terminal."""
    sys.stderr.write(f"{line}\n")


def tell_path(find: Callable[[], Path], failure: type[Exception]) -> int:
    """Write the path that *find* gives, or else the line of its *failure*; return the exit code of a program."""
    try:
        path = find()
    except failure as error:
        tell(str(error))
        return 1
    sys.stdout.write(f"{path}\n")
    return 0


def run(command: Sequence[str], folder: Path | None = None) -> bool:
    """Run *command* quietly in *folder* and say whether it worked."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            capture_output=True,
            timeout=INSTALL_TIMEOUT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def install(*packages: str) -> bool:
    """Install *packages* of Debian's and say whether that worked; without the right to, nothing is tried."""
    root = as_root()
    if root is None or not shutil.which("apt-get"):
        return False
    run([*root, "apt-get", "update", "-qq"])
    return run([*root, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages])


def unpack(package: str, folder: Path) -> None:
    """Fetch a *package* of Debian's and unpack it into *folder*: it is not installed, and no right is needed for it."""
    root = as_root()
    if root is not None:
        run([*root, "apt-get", "update", "-qq"])
    with tempfile.TemporaryDirectory() as fetched:
        run(["apt-get", "download", package], Path(fetched))
        for file in Path(fetched).glob("*.deb"):
            run(["dpkg", "-x", str(file), str(folder)])


def as_root() -> list[str] | None:
    """What stands before a command to run it as root without a password; None if that is not possible."""
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if shutil.which("sudo") and run(["sudo", "-n", "true"]) else None

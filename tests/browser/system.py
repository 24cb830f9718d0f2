"""What tests ask of the machine: to run a command, to install a package, to tell the person at the terminal."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

INSTALL_TIMEOUT = 600  # seconds


def tell(line: str) -> None:
    """Write one line for the person at the terminal."""
    sys.stderr.write(f"{line}\n")


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


def as_root() -> list[str] | None:
    """What stands before a command to run it as root without a password; None if that is not possible."""
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if shutil.which("sudo") and run(["sudo", "-n", "true"]) else None

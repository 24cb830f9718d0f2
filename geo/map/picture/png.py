"""A picture as PNG, by resvg.

resvg keeps the interpreter to itself while it draws, for a good part of a second. A server that has other readers to
answer lets another process draw: this file is also a program that reads an SVG and writes a PNG of the width given.
"""

import subprocess
import sys

import resvg_py

PATIENCE = 20
"""Seconds that a PNG may take in another process."""


class PngError(Exception):
    """A picture could not be drawn as PNG."""


def to_png(svg: str, width: int) -> bytes:
    """Return *svg*, in which all text is outlined, as a PNG *width* pixels wide."""
    return resvg_py.svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True)


def to_png_elsewhere(svg: str, width: int) -> bytes:
    """The same from a process of its own, which ends with the picture; for threads.

    Raises:
        PngError: the process failed or took longer than :data:`PATIENCE`.
    """
    command = [sys.executable, "-I", __file__, str(width)]
    try:
        done = subprocess.run(command, input=svg.encode(), capture_output=True, timeout=PATIENCE, check=True)
    except (subprocess.SubprocessError, OSError) as error:
        raise PngError("the picture could not be drawn as PNG") from error
    return done.stdout


if __name__ == "__main__":
    sys.stdout.buffer.write(to_png(sys.stdin.buffer.read().decode(), int(sys.argv[1])))

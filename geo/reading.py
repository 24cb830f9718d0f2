"""Read a reader's list in a child process that knows places, and so tells a list without headings."""

import sys
from typing import ClassVar

from data.intake.reading import ReadingTask


class PlaceReadingTask(ReadingTask):
    """Reads a list as its base class does; names of places in the first row can be told from headings."""

    command: ClassVar[tuple[str, ...]] = (sys.executable, "-m", "geo.reading_child")

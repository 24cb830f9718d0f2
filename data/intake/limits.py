"""How large a list may be, and why. A file over a limit is refused whole, before it costs memory."""

MAX_BYTES = 50_000_000
"""Of a file: what the server takes as an upload."""

MAX_JSON_BYTES = 20_000_000
"""Of a GeoJSON file: parsed JSON takes some twenty times the room of its text."""

MAX_ROWS = 20_000
"""With content, below the header: twice what the map is measured with."""

MAX_LINES = 1_048_576
"""Blank ones included: the rows of an Excel sheet."""

MAX_COLUMNS = 100
"""A cluster has some thirty facts; far more columns are another kind of file."""

MAX_CELLS = 1_000_000
"""With content or between such: about 100 MB in memory."""

MAX_CELL_LENGTH = 5_000
"""Characters of a cell: the longest text of :mod:`data.model`."""

MAX_UNPACKED = 200_000_000
"""Bytes of a workbook's parts, unpacked: a million cells take about 60 MB."""

MAX_RATIO = 100
"""Unpacked to packed bytes of a workbook: real ones stay under 40, a zip bomb reaches 1,000."""

RATIO_COUNTS_FROM = 20_000_000
"""Unpacked bytes below which the ratio does no harm."""

MAX_PARTS = 2_000
"""Files within a workbook: a real one has a few dozen."""

MAX_LEVELS = 20
"""Of a list: more are names in the wrong column, and no legend holds them."""

MAX_EXTRA = 30
"""Columns of a list's own that the card shows."""

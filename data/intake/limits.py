"""How large a list may be, and why. A file over a limit is refused whole, before it costs time or memory."""

MAX_BYTES = 50_000_000
"""Bytes of a file; the server takes uploads of 50 MiB, a little more."""

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

# Delimiter-separated text such as CSV.

MAX_LINE_LENGTH = 500_000
"""Characters of a line: :data:`MAX_COLUMNS` cells of :data:`MAX_CELL_LENGTH`."""

MAX_LINE_CELLS = 16_384
"""Of a line, empty ones at its end included: the columns of an Excel sheet."""

MAX_EMPTY_CELLS = 5_000_000
"""Of a file in total: spreadsheets write empty cells to the right of a table, but not that many."""

MAX_QUOTED_LINES = 1_000
"""Of one row, by line breaks within quotation marks: over that the marks do not match."""

# Workbooks: zip archives of XML.

MAX_UNPACKED = 150_000_000
"""Bytes of the parts that are read, unpacked: a million cells take about 60 MB."""

MAX_RATIO = 100
"""Unpacked to packed bytes of a part: real ones stay under 40, a zip bomb reaches 1,000."""

RATIO_COUNTS_FROM = 20_000_000
"""Unpacked bytes below which the ratio does no harm."""

MAX_PARTS = 1_000
"""Files within a workbook: a real one has a few dozen."""

MAX_SHEETS = 100
"""Of a workbook, hidden ones included."""

MAX_STYLES = 65_000
"""Cell formats of a workbook: Excel itself stops at 65,490."""

MAX_STRINGS = 1_000_000
"""Texts that a workbook shares among its cells: as many as cells."""

MAX_TAGS = 12_000_000
"""XML tags of all parts that are read: a cell takes up to eight, and cells without a value take some as well."""

MAX_LINKS = 65_530
"""Cells of a sheet that link somewhere: as many as Excel takes."""

MAX_XML_DEPTH = 100
"""Elements within one another: real parts have fewer than twenty."""

MAX_SPREAD = 5_000_000
"""Rows times columns from a sheet's first value to its last, all of which take memory."""

# GeoJSON.

MAX_JSON_BYTES = 20_000_000
"""Of a GeoJSON file: parsed JSON takes some twenty times the room of its text."""

MAX_JSON_VALUES = 2_000_000
"""Counted by the signs that divide them: :data:`MAX_ROWS` features of :data:`MAX_COLUMNS` properties."""

MAX_JSON_DEPTH = 50
"""Objects and arrays within one another: the deepest geometry takes about ten."""

# Of a child process that reads or checks a list (data.intake.processes).

CHILD_MEMORY = 1_000_000_000
"""Bytes of address space."""

READING_SECONDS = 12
"""Of processor time to read a file: several times what a real list of the largest size takes."""

READING_WALL_SECONDS = 18.0
"""From the start of the process that reads a file to its end, however busy the machine is."""

CHECKING_SECONDS = 30
"""Of processor time to check a list: 20,000 different homes of which none is known take 10."""

CHECKING_WALL_SECONDS = 60.0
"""From the start of the process that checks a list to its end; by then the list has kept all other limits."""

# What becomes of the rows.

MAX_LEVELS = 20
"""Of a list: more are names in the wrong column, and no legend holds them."""

MAX_EXTRA = 30
"""Columns of a list's own that the card shows."""

"""Runs the command of the data package: ``python -m data check clusters.xlsx``.

The one module of ``data`` that knows ``geo``: it hands the command what places the rows, and what knows places.
"""

from data.command import main
from geo.placed import place_rows
from geo.reading import PlaceReadingTask

raise SystemExit(main(place_rows=place_rows, task=PlaceReadingTask))

"""Runs the dashboard: ``python -m pages``."""

import sys

from pages.server.start import main

raise SystemExit(main(sys.argv[1:]))

"""Runs the dashboard: ``python -m pages``."""

import sys

from pages.server.allocator import begin_anew

begin_anew("pages.server.start", sys.argv[1:])

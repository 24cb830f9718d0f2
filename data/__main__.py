"""Runs the command of the data package: ``python -m data check clusters.xlsx``."""

from data.command import main

raise SystemExit(main())

"""Runs the geocoder's command: ``python -m geo "Florø"``."""

from geo.places.command import main

raise SystemExit(main())

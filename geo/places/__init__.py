"""Geocoding for Norway: offline first, in the manner of geopy. See README.md in this folder."""

from geo.places.chain import Chain
from geo.places.gazetteer import Gazetteer
from geo.places.place import Found, Precision

__all__ = ["Chain", "Found", "Gazetteer", "Precision"]

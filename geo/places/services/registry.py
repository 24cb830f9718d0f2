"""All online providers, by the names that the settings use. A new one is a file in this folder and a line here."""

from __future__ import annotations

from geo.places.services.kartverket import KARTVERKET
from geo.places.services.nominatim import NOMINATIM

PROVIDERS = {provider.name: provider for provider in (KARTVERKET, NOMINATIM)}

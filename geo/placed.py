"""Places the rows of a list for the command ``python -m data check``."""

from collections.abc import Iterable

from data.intake.placed import MapPlace, Placed
from data.model import Catalogue
from geo.evidence import Correctable
from geo.locate import locate
from geo.places import Chain, Found
from geo.places.place import Answer


def place_rows(catalogue: Catalogue) -> dict[str, Placed]:
    """Where each cluster of *catalogue* is at home, by its id, from the gazetteer alone."""
    located = locate(catalogue, Chain())
    return {id: _placed(found) for id, found in located.found.items()} | {
        id: _unplaced(answer, located.corrections.get(id, ())) for id, answer in located.unresolved.items()
    }


def _placed(found: Found) -> Placed:
    place = MapPlace(
        found.label, found.latitude, found.longitude, found.precision.value, found.confidence, found.county
    )
    return Placed(place, found.query)


def _unplaced(answer: Answer, corrections: Iterable[Correctable]) -> Placed:
    """Why a row has no place, and what it can be: its coordinates put right, then the places that its words name."""
    reason = answer.reason.value if answer.reason else None
    homes = (*(way.home for way in corrections), *(found.label for found in answer.candidates))
    return Placed(None, answer.query, reason, tuple(dict.fromkeys(homes)))

"""Places the rows of a list for the command ``python -m data check``."""

from data.intake.placed import Place, Placed
from data.model import Catalogue
from geo.locate import locate
from geo.places import Chain, Found
from geo.places.place import Answer


def place_rows(catalogue: Catalogue) -> dict[str, Placed]:
    """Where each cluster of *catalogue* is at home, by its id, from the gazetteer alone."""
    located = locate(catalogue, Chain())
    return {id: _placed(found) for id, found in located.found.items()} | {
        id: _unplaced(answer) for id, answer in located.unresolved.items()
    }


def _placed(found: Found) -> Placed:
    place = Place(
        found.label, found.latitude, found.longitude, found.precision.value, found.confidence, found.county
    )
    return Placed(place, found.query)


def _unplaced(answer: Answer) -> Placed:
    reason = answer.reason.value if answer.reason else None
    return Placed(None, answer.query, reason, tuple(found.label for found in answer.candidates))

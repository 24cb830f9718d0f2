import pickle

from geopy.exc import GeocoderQueryError, GeocoderServiceError, GeopyError

from geo.places import Found, Gazetteer
from geo.places.errors import AmbiguousPlace, ProvidersFailed
from geo.places.place import Failure, Reason


def oslo(gazetteer: Gazetteer) -> Found:
    found = gazetteer.find("Oslo")
    assert found
    return found


def test_the_errors_belong_to_the_tree_of_geopy() -> None:
    assert issubclass(AmbiguousPlace, GeocoderQueryError)
    assert issubclass(ProvidersFailed, GeocoderServiceError)
    assert issubclass(AmbiguousPlace, GeopyError)


def test_an_ambiguous_place_names_its_candidates_and_survives_pickling(gazetteer: Gazetteer) -> None:
    error = AmbiguousPlace("Myre", Reason.SAME_NAME, (oslo(gazetteer),))
    copy = pickle.loads(pickle.dumps(error))
    assert "Oslo" in str(copy)
    assert (copy.query, copy.reason, copy.candidates) == (error.query, error.reason, error.candidates)


def test_failed_providers_are_named_and_survive_pickling() -> None:
    error = ProvidersFailed("Myre", (Failure("nominatim", "Service timed out"),))
    copy = pickle.loads(pickle.dumps(error))
    assert "nominatim: Service timed out" in str(copy)
    assert copy.failures == error.failures

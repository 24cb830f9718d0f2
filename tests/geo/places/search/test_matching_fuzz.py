"""No text, however odd, crashes the gazetteer."""

from hypothesis import given
from hypothesis import strategies as st

from geo.places import Gazetteer

LABELS = {place.label for place in Gazetteer().index.places}
PIECES = st.sampled_from(
    [
        "Oslo",
        "Bergen",
        "Myre",
        "Vestland",
        "Viken",
        "kommune",
        "fylke",
        " og ",
        ", ",
        "/",
        " (",
        ")",
        " - ",
        "4020 ",
        "region",
        "i",
        " ",
        "Norge",
        "Sverige",
        "Å",
        "å",
        "and",
        "&",
        "Rana",
        "\u030a",
        "\ud800",
    ]
)
ODD_TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=())), st.lists(PIECES, max_size=8).map("".join)
)


@given(ODD_TEXTS)
def test_no_text_however_odd_crashes_the_gazetteer(text: str) -> None:
    gazetteer = Gazetteer()
    locations = gazetteer.geocode(text, exactly_one=False) or []
    assert isinstance(locations, list)
    assert {location.address for location in locations} <= LABELS
    assert set(gazetteer.suggest(text, 2)) <= LABELS

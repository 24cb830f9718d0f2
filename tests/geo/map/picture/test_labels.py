"""Names on a picture never cover a symbol or one another, and stay within the map."""

from hypothesis import given
from hypothesis import strategies as st

from geo.map.picture.labels import Anchor, Circle, place
from geo.map.picture.projection import Box

FRAME = Box(0, 0, 400, 300)
ANCHORS = st.builds(
    Anchor,
    x=st.floats(0, 400),
    y=st.floats(0, 300),
    radius=st.floats(5, 30),
    width=st.floats(10, 150),
    height=st.just(20.0),
)


def circles(anchors: list[Anchor]) -> list[Circle]:
    return [Circle(one.x, one.y, one.radius) for one in anchors]


def overlap(one: Box, other: Box) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    )


@given(st.lists(ANCHORS, max_size=25))
def test_names_are_clear_of_symbols_names_and_edge(anchors: list[Anchor]) -> None:
    placed = [box for box in place(anchors, circles(anchors), FRAME) if box]
    for number, box in enumerate(placed):
        assert 0 <= box.left < box.right <= 400
        assert 0 <= box.top < box.bottom <= 300
        assert not any(overlap(box, other) for other in placed[:number])
        for one in anchors:
            dx = max(box.left - one.x, 0, one.x - box.right)
            dy = max(box.top - one.y, 0, one.y - box.bottom)
            assert dx**2 + dy**2 >= one.radius**2 - 1e-6


def test_a_name_stands_at_the_right_of_its_symbol_where_there_is_room() -> None:
    [box] = place([Anchor(100, 100, 10, 50, 20)], [Circle(100, 100, 10)], FRAME)
    assert box is not None
    assert (box.left, box.top) == (114, 90)


def test_a_name_goes_to_the_left_at_the_right_edge_and_away_where_there_is_no_room() -> None:
    anchors = [Anchor(390, 100, 10, 50, 20), Anchor(200, 200, 10, 500, 20)]
    near, far = place(anchors, circles(anchors), FRAME)
    assert near is not None
    assert near.right == 376
    assert far is None

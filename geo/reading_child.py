"""The process that reads one file and knows places: ``python -m geo.reading_child``.

It is started for a :class:`geo.reading.PlaceReadingTask`, and does what :mod:`data.intake.reading_child` does.
"""

from data.intake.reading_child import main


def is_place(text: str) -> bool:
    """Whether *text* consists of names of places, as "Florø, Kinn" and "5003 Bergen" do."""
    # Imported when it is first asked, as few lists need it and the tables take a third of a second to read.
    from geo.places.search.index import PlaceIndex
    from geo.places.search.names import RegionText

    index = PlaceIndex.read()
    parts = RegionText.parse(text).parts
    return bool(parts) and all(index.named(part) for part in parts)


if __name__ == "__main__":
    main(is_place)

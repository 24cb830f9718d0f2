"""Catalogues of any size over real Norwegian places, in the product's own format. Equal seeds, equal files."""

import csv
import json
import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from data.descriptor import DESCRIPTOR
from data.load import FOLDER
from data.model import Catalogue
from data.spelling import slug
from geo.locate import locate
from geo.places import Chain, Gazetteer
from geo.places.place import Place, PlaceKind

SEED = 2021
SECTORS = (
    "Culture & media",
    "Energy",
    "Health",
    "Manufacturing",
    "Ocean & maritime",
    "Seafood",
    "Technology",
)
# Shares of the levels in the programme of 2021, in the order of levels.csv.
LEVEL_WEIGHTS = (20, 8, 9, 2, 4)
# A place is drawn in proportion to its population, and the smallest are not left out.
LEAST_WEIGHT = 400

Row = dict[str, Any]


def write_catalogue(folder: Path, count: int, seed: int = SEED) -> Path:
    """Write a catalogue of *count* listings into *folder*, which is made, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    levels = _read(FOLDER / "levels.csv")
    clusters = _clusters(chance, count, [row["id"] for row in levels])
    tables = {
        "levels.csv": levels,
        "clusters.csv": clusters,
        "awards.csv": [_award(row, step) for row in clusters for step in range(chance.randint(1, 2))],
        "programme.csv": [{"id": "generated", "topic": "programme", "period": "2021", "status": "inferred"}],
        "sources.csv": [_source(row, number) for row in clusters for number in range(chance.randint(2, 8))],
    }
    for name, rows in tables.items():
        _write(folder / name, rows)
    descriptor = _descriptor(clusters)
    (folder / DESCRIPTOR).write_text(json.dumps(descriptor, indent=2) + "\n", encoding="utf-8")
    return folder


def write_points(path: Path, catalogue: Catalogue) -> Path:
    """Write what the other apps read: name, level, place, latitude and longitude (degrees, WGS 84)."""
    found = locate(catalogue, Chain()).found
    rows = [
        {
            "name": cluster.listed_name,
            "level": cluster.level,
            "place": cluster.home_place,
            "latitude": found[cluster.id].latitude,
            "longitude": found[cluster.id].longitude,
        }
        for cluster in catalogue.clusters
    ]
    _write_rows(path, rows[0], rows)
    return path


def read_points(path: Path) -> tuple[tuple[float, float], ...]:
    """The latitudes and longitudes (degrees, WGS 84) that :func:`write_points` wrote."""
    return tuple((float(row["latitude"]), float(row["longitude"])) for row in _read(path))


def _clusters(chance: random.Random, count: int, levels: Sequence[str]) -> list[Row]:
    places = _places()
    weights = [max(place.population or 0, LEAST_WEIGHT) for place in places]
    drawn_places = chance.choices(places, weights, k=count)
    drawn_levels = chance.choices(levels, LEVEL_WEIGHTS, k=count)
    return [
        _cluster(number, place, level, chance)
        for number, (place, level) in enumerate(zip(drawn_places, drawn_levels, strict=True), start=1)
    ]


def _places() -> list[Place]:
    """The settlements that lie in a municipality, in a fixed order; one for each full name."""
    towns = (place for place in Gazetteer().index.places if place.kind is PlaceKind.TOWN)
    by_label = {town.label: town for town in towns if town.municipality}
    return [by_label[label] for label in sorted(by_label)]


def _cluster(number: int, place: Place, level: str, chance: random.Random) -> Row:
    sector = chance.choice(SECTORS)
    name = f"{place.name} {sector} {number}"
    members = chance.randint(10, 300)
    return {
        "id": slug(name),
        "organisation": slug(name),
        "listed_name": name,
        "level": level,
        "full_name": f"{name} innovation cluster",
        "home_place": place.name,
        "municipality": place.municipality,
        "county": place.county,
        "home_confidence": chance.choice(("high", "medium", "low")),
        "sector_group": sector,
        "sector": f"{sector} and services",
        "summary": f"Brings {members} companies and research groups in {place.name} together to learn from each "
        "other, to share laboratories and to reach customers abroad.",
        "website": f"https://example.org/{number}",
        "admitted_year": chance.randint(2002, 2021),
        "members": members,
        "members_year": 2021,
        "notes": f"Generated listing number {number}; no such cluster exists.",
    }


def _award(cluster: Row, step: int) -> Row:
    return {"id": cluster["id"], "year": cluster["admitted_year"] + step, "level": cluster["level"]}


def _source(cluster: Row, number: int) -> Row:
    return {"subject": "cluster", "id": cluster["id"], "url": f"{cluster['website']}/source/{number}"}


def _descriptor(clusters: Sequence[Row]) -> Row:
    by_level = Counter(row["level"] for row in clusters)
    return {
        "name": f"generated-{len(clusters)}",
        "title": f"{len(clusters)} generated clusters",
        "licenses": [{"title": "CC0 1.0"}],
        "sources": [{"title": "Generated", "path": "https://example.org"}],
        "expected": {
            "clusters": len(clusters),
            "organisations": len(clusters),
            **{f"level:{level}": by_level[level] for level in sorted(by_level)},
        },
    }


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, rows: Iterable[Row]) -> None:
    """Write *rows* under the columns of the product's own file of that name."""
    with (FOLDER / path.name).open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    _write_rows(path, columns, rows)


def _write_rows(path: Path, columns: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(columns), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)

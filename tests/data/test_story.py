"""The sentences on the insights page: every number in them is that of the data, whatever the filters leave."""

import re
from collections import Counter

import pytest

from data.filters import FacetIndex, Filters
from data.i18n import languages, texts
from data.labels import level_name, sector_name
from data.load import load_catalogue
from data.model import Catalogue, Cluster
from data.population import population
from data.story import MOST_NAMES, Topic, story

CATALOGUE = load_catalogue()
INDEX = FacetIndex(CATALOGUE)
CHOICES = {
    "nothing filtered": Filters(),
    "one level": Filters(levels=frozenset({"arena"})),
    "two levels": Filters(levels=frozenset({"gce", "mature"})),
    "one county": Filters(counties=frozenset({"nordland"})),
    "two counties": Filters(counties=frozenset({"oslo", "nordland"})),
    "two sectors": Filters(sectors=frozenset({"energy", "seafood"})),
    "words": Filters(text="hav"),
    "level, sector and county": Filters(
        levels=frozenset({"nce"}), sectors=frozenset({"ocean-maritime"}), counties=frozenset({"vestland"})
    ),
}
INHABITANTS = {county.county: county.inhabitants for county in population().counties}


def numbers(text: str, language: str) -> list[float]:
    """The numbers in a sentence; that of inhabitants, which is a unit, is left out."""
    spoken = re.sub(r"100.000", "", text)
    decimal = {"en": ".", "nb": ","}[language]
    return [
        float(found.replace(decimal, "."))
        for found in re.findall(rf"\d+(?:{re.escape(decimal)}\d+)?", spoken)
    ]


def first_of(counts: Counter[str]) -> list[str]:
    most = max(counts.values(), default=0)
    return [name for name, count in counts.items() if count == most]


def on_largest(counts: Counter[str], total: int) -> tuple[list[float], list[str]]:
    """The numbers and the names that a sentence on the largest group should hold."""
    first, most = first_of(counts), max(counts.values())
    if len(counts) == 1:
        return [most], first
    return ([len(first), most, total], []) if len(first) > MOST_NAMES else ([most, total], first)


def expected(clusters: list[Cluster], language: str) -> dict[Topic, tuple[list[float], list[str]]]:
    """What each sentence on *clusters* should hold, counted one by one."""
    t = texts(language)
    total = len(clusters)
    levels = Counter(level_name(t, CATALOGUE.levels_by_id[cluster.level]) for cluster in clusters)
    sectors = Counter(sector_name(t, cluster.sector_group or "") for cluster in clusters)
    counties = Counter(cluster.county or "" for cluster in clusters)
    pairs = Counter(
        (sector_name(t, cluster.sector_group or ""), cluster.county or "") for cluster in clusters
    )
    rates = {county: count / INHABITANTS[county] * 100_000 for county, count in counties.items()}
    highest = max(rates, key=lambda county: rates[county])
    found = {
        Topic.LEVEL: on_largest(levels, total),
        Topic.COUNTY: on_largest(counties, total),
        Topic.RATE: ([round(rates[highest], 2)], [highest]),
        Topic.SECTOR: on_largest(sectors, total),
    }
    largest = first_of(sectors)
    if len(largest) == 1 and len(levels) > 1:
        within = Counter(
            cluster.level for cluster in clusters if sector_name(t, cluster.sector_group or "") == largest[0]
        )
        figures, names = found[Topic.SECTOR]
        found[Topic.SECTOR] = ([*figures, max(within.values()), within.total()], names)
    if len(pairs) > 1:
        most = max(pairs.values())
        first = [pair for pair, count in pairs.items() if count == most]
        if most == 1:
            found[Topic.PAIR] = ([], [])
        elif len(first) > MOST_NAMES:
            found[Topic.PAIR] = ([len(first), most], [])
        else:
            found[Topic.PAIR] = ([most], [name for pair in first for name in pair])
    return found


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("choice", CHOICES)
def test_every_number_in_the_sentences_is_that_of_the_data(choice: str, language: str) -> None:
    selection = INDEX.select(CHOICES[choice])
    wanted = expected(list(selection.clusters), language)
    told = {sentence.topic: sentence.text for sentence in story(texts(language), selection, population())}
    assert told.keys() == wanted.keys()
    for topic, (figures, names) in wanted.items():
        assert numbers(told[topic], language) == figures, told[topic]
        assert [name for name in names if name not in told[topic]] == [], told[topic]


def test_the_whole_list_is_described_in_these_sentences() -> None:
    told = [sentence.text for sentence in story(texts("en"), INDEX.select(Filters()), population())]
    assert told == [
        "Arena is the most common level: 20 of 43 clusters.",
        "Vestland has most clusters: 8 of 43.",
        "Per 100,000 inhabitants Nordland has most: 1.65.",
        "Energy is the largest sector: 7 of 43 clusters. 5 of these 7 are at the level Arena.",
        "Most clusters of one sector in one county: Energy in Akershus, Health in Oslo, and Ocean & maritime in "
        "Vestland, with 3 each.",
    ]


def changed(catalogue: Catalogue, **fields: object) -> FacetIndex:
    clusters = tuple(cluster.model_copy(update=fields) for cluster in catalogue.clusters[:2])
    return FacetIndex(catalogue.model_copy(update={"clusters": clusters}))


def test_a_list_without_sectors_or_with_foreign_counties_is_described_without_them() -> None:
    index = changed(CATALOGUE, sector_group=None, county="Skåne")
    topics = [sentence.topic for sentence in story(texts("en"), index.select(Filters()), population())]
    assert topics == [Topic.LEVEL, Topic.COUNTY]


def test_what_is_not_known_of_some_is_said() -> None:
    first, *others = CATALOGUE.clusters
    unknown = first.model_copy(update={"county": None})
    index = FacetIndex(CATALOGUE.model_copy(update={"clusters": (unknown, *others)}))
    told = {s.topic: s.text for s in story(texts("en"), index.select(Filters()), population())}
    assert told[Topic.COUNTY].endswith("of 43. The county of 1 is not known.")


def test_a_list_with_one_level_says_nothing_of_levels() -> None:
    catalogue = CATALOGUE.model_copy(update={"levels": CATALOGUE.levels[:1], "clusters": ()})
    arenas = tuple(cluster for cluster in CATALOGUE.clusters if cluster.level == CATALOGUE.levels[0].id)
    index = FacetIndex(catalogue.model_copy(update={"clusters": arenas}))
    topics = [sentence.topic for sentence in story(texts("en"), index.select(Filters()), population())]
    assert topics == [Topic.COUNTY, Topic.RATE, Topic.SECTOR, Topic.PAIR]


def test_filters_that_leave_nothing_leave_nothing_to_say() -> None:
    assert story(texts("en"), INDEX.select(Filters(levels=frozenset())), population()) == ()

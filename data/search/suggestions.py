"""What somebody who is typing may mean: places, counties, sectors and levels of the catalogue, beside clusters."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from data.i18n import DEFAULT_LANGUAGE
from data.model import Catalogue, Cluster, facet_id
from data.search.fields import level_names, sector_labels
from data.search.query import SHORT_WORD, words_of
from data.search.vocabulary import Phrase, synonyms
from data.search.words import bare, begins, key_of, words_in

MOST_OF_A_KIND = 5


class SuggestionKind(StrEnum):
    """The groups of suggestions, in the order in which they are shown."""

    CLUSTER = "cluster"
    PLACE = "place"
    COUNTY = "county"
    SECTOR = "sector"
    LEVEL = "level"


@dataclass(frozen=True)
class Suggestion:
    """One thing to choose.

    ``id`` is the cluster's id, the text that a geocoder knows the place by, or the facet's id in filters; ``count``
    says how many clusters it stands for.
    """

    kind: SuggestionKind
    id: str
    label: str
    count: int


Suggestions = Mapping[SuggestionKind, tuple[Suggestion, ...]]
"""The suggestions by kind; a kind without any is left out."""


@dataclass(frozen=True)
class _Entry:
    """What can be suggested: its labels by language, None for all others, and the words of each of its names."""

    kind: SuggestionKind
    id: str
    labels: Mapping[str | None, str]
    names: tuple[Phrase, ...]
    count: int

    def fits(self, typed: Phrase, same: Iterable[Phrase]) -> bool:
        """Whether one name has words that begin with all of *typed*, or a phrase that means the *same*."""
        return any(
            _has(name, typed, begins) or any(_has(name, phrase, _is_meant) for phrase in same)
            for name in self.names
        )

    def suggestion(self, language: str) -> Suggestion:
        label = self.labels.get(language) or self.labels.get(None) or next(iter(self.labels.values()))
        return Suggestion(self.kind, self.id, label, self.count)


def _has(name: Phrase, phrase: Phrase, fits: Callable[[str, str], bool]) -> bool:
    return all(any(fits(wanted, word) for word in name) for wanted in phrase)


def _is_meant(synonym: str, word: str) -> bool:
    """Whether *word* is the synonym or goes on after it; one of a few letters must be whole, as "KI" is not Kinn."""
    return begins(synonym, word) and (len(synonym) > SHORT_WORD or len(synonym) == len(word))


class Suggester:
    """The places, counties, sectors and levels of a catalogue, prepared for being suggested.

    Args:
        catalogue: the list.
        more: further words for where clusters are, by cluster id.
    """

    def __init__(self, catalogue: Catalogue, more: Mapping[str, Iterable[str]]) -> None:
        clusters = catalogue.clusters
        levels = Counter(cluster.level for cluster in clusters)
        self._entries = [
            *_places(clusters, more),
            *_facet_values(SuggestionKind.COUNTY, (cluster.county for cluster in clusters)),
            *_facet_values(SuggestionKind.SECTOR, (cluster.sector_group for cluster in clusters)),
            *(
                _entry(SuggestionKind.LEVEL, level.id, level_names(level), levels[level.id])
                for level in catalogue.levels
            ),
        ]

    def suggest(self, text: str, language: str = DEFAULT_LANGUAGE) -> Suggestions:
        """What begins with the words of *text*, or with words that mean the same: the most frequent of each kind."""
        typed = tuple(key_of(word) for word in words_of(text))
        if not typed:
            return {}
        same = synonyms().get(tuple(bare(key) for key in typed), frozenset())
        fitting: defaultdict[SuggestionKind, list[Suggestion]] = defaultdict(list)
        for entry in self._entries:
            if entry.count and entry.fits(typed, same):
                fitting[entry.kind].append(entry.suggestion(language))
        return {
            kind: tuple(sorted(fitting[kind], key=lambda one: -one.count)[:MOST_OF_A_KIND])
            for kind in SuggestionKind
            if fitting[kind]
        }


def _places(clusters: Iterable[Cluster], more: Mapping[str, Iterable[str]]) -> Iterator[_Entry]:
    """The home places, municipalities and further places. Places of the same name are told apart by where they lie."""
    homes = Counter(region for cluster in clusters for region in _regions(cluster, more.get(cluster.id, ())))
    names = Counter(region[0] for region in homes)
    for region, count in homes.items():
        label = region[0] if names[region[0]] == 1 else ", ".join(region)
        yield _entry(SuggestionKind.PLACE, ", ".join(region), {label: None}, count)


def _regions(cluster: Cluster, more: Iterable[str]) -> set[tuple[str, ...]]:
    """Each place that the cluster is at, with the municipality and county around it, the place itself first."""
    around = tuple(place for place in (cluster.municipality, cluster.county) if place)
    home = tuple(dict.fromkeys((cluster.home_place, *around)))
    municipality = around if cluster.municipality and cluster.municipality != cluster.home_place else None
    return {
        home,
        *((word,) for word in more),
        *((tuple(dict.fromkeys(municipality)),) if municipality else ()),
    }


def _facet_values(kind: SuggestionKind, labels: Iterable[str | None]) -> Iterator[_Entry]:
    first: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for label, count in Counter(labels).items():
        if label and (identifier := facet_id(label)):
            first.setdefault(identifier, label)
            counts[identifier] += count
    for identifier, label in first.items():
        names = sector_labels(label) if kind is SuggestionKind.SECTOR else {label: None}
        yield _entry(kind, identifier, names, counts[identifier])


def _entry(kind: SuggestionKind, identifier: str, names: Mapping[str, str | None], count: int) -> _Entry:
    words = tuple(tuple(key_of(word) for word in words_in(name)) for name in names)
    return _Entry(kind, identifier, {language: name for name, language in names.items()}, words, count)

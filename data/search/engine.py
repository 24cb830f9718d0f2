"""Find clusters by words, in every language at once. The rules are told in this folder's README."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import NamedTuple

import numpy as np

from data.i18n import DEFAULT_LANGUAGE
from data.model import Catalogue
from data.search.corrections import Corrector, SpellingCorrection
from data.search.fields import Field, FieldText, level_names, texts_of_clusters
from data.search.hits import Hits, Match, Span, excerpt, merged
from data.search.index import LEVEL_POINTS, Scores, WordIndex, points, source_of
from data.search.query import LevelNames, Lookup, Term, as_names, read_terms
from data.search.suggestions import MOST_OF_A_KIND, Suggester, Suggestion, SuggestionKind, Suggestions
from data.search.vocabulary import Phrase, phrase_of

MOST_CORRECTIONS = 3
_ORDER = {field: number for number, field in enumerate(Field)}
_REGION = frozenset((Field.REGION,))
_ALL_BUT_REGION = frozenset(Field) - _REGION


class SearchIndex:
    """A catalogue prepared for searching: built once, then asked many times.

    Args:
        catalogue: the list.
        more: further words for where clusters are, by cluster id, such as the district that a town lies in.
    """

    def __init__(self, catalogue: Catalogue, more: Mapping[str, Iterable[str]] | None = None) -> None:
        self.catalogue = catalogue
        places = {cluster: tuple(words) for cluster, words in (more or {}).items()}
        self._documents = texts_of_clusters(catalogue, places)
        self._index = WordIndex(self._documents)
        self._levels = _level_names(catalogue)
        self._level_of = np.array([cluster.level for cluster in catalogue.clusters], dtype=np.str_)
        levels = dict.fromkeys(name for level in catalogue.levels for name in level_names(level))
        self._corrector = Corrector(self._index.vocabulary.spellings, levels)
        self._suggester = Suggester(catalogue, places)

    def search(self, text: str, language: str = DEFAULT_LANGUAGE) -> Hits:
        """The clusters that match every word of *text*, best first; *language* is that of the excerpts alone.

        Only the first 200 characters are read. Nothing matched where ``count`` is 0.
        """
        terms = self._terms(text)
        if not terms:
            everything = np.ones(self._index.size, dtype=np.bool_)
            return Hits(everything, np.zeros(self._index.size, dtype=np.int32), False, lambda position: ())
        readings = [_Reading(terms, self._score(terms))]
        if len(terms) > 1 and any(term.levels for term in terms):
            # "Arena Smart City" is an earlier name of a cluster that is no Arena now.
            names = as_names(text)
            readings.append(_Reading(names, self._score(names)))
        scores = np.maximum.reduce([reading.scores for reading in readings])
        return Hits(scores > 0, scores, True, partial(self._matches, readings, language))

    def correct(self, text: str) -> list[SpellingCorrection]:
        """Searches near to *text* that find something, each with the number of clusters, the likeliest first.

        Typing errors are corrected and words joined or parted. If that finds nothing, one of the words is left out.
        """
        unknown = {term.typed for term in self._terms(text) if not self._score([term]).any()}
        return self._counted(self._corrector.corrected(text, unknown)) or self._counted(
            self._corrector.shortened(text)
        )

    def suggest(self, text: str, language: str = DEFAULT_LANGUAGE) -> Suggestions:
        """What somebody who has typed *text* may mean, in groups, with labels in *language*."""
        clusters = self._named(text)
        others = self._suggester.suggest(text, language)
        return {SuggestionKind.CLUSTER: clusters, **others} if clusters else others

    def _terms(self, text: str) -> tuple[Term, ...]:
        return read_terms(text, self._levels, self._index.has_word)

    def _score(self, terms: Iterable[Term]) -> Scores:
        scores = [self._score_term(term) for term in terms]
        return np.where(np.minimum.reduce(scores) > 0, np.add.reduce(scores), 0).astype(np.int32)

    def _score_term(self, term: Term) -> Scores:
        """The scores of one term. What is told of a region counts for a word that is found nowhere else."""
        scores = self._index.score(term, without=_REGION)
        if term.levels:
            scores = np.where(np.isin(self._level_of, list(term.levels)), LEVEL_POINTS, scores)
        return scores if scores.any() else self._index.score(term, without=_ALL_BUT_REGION)

    def _counted(self, searches: Iterable[str]) -> list[SpellingCorrection]:
        counted = (SpellingCorrection(text, self.search(text).count) for text in dict.fromkeys(searches))
        return list(islice((correction for correction in counted if correction.count), MOST_CORRECTIONS))

    def _named(self, text: str) -> tuple[Suggestion, ...]:
        """The clusters of which a name has all words of *text*."""
        names = as_names(text)
        if not names:
            return ()
        scores = self._score(names)
        best = np.argsort(-scores, kind="stable")[:MOST_OF_A_KIND]
        found = (self.catalogue.clusters[position] for position in best if scores[position])
        return tuple(Suggestion(SuggestionKind.CLUSTER, one.id, one.listed_name, 1) for one in found)

    def _matches(self, readings: Sequence["_Reading"], language: str, position: int) -> tuple[Match, ...]:
        """Where the cluster at *position* matches: for each term the best of its texts, all that matches marked."""
        terms = max(readings, key=lambda reading: int(reading.scores[position])).terms
        texts = self._documents[position]
        places = [place for term in terms for place in self._places_of(term, position, language)]
        marked: defaultdict[int, list[Span]] = defaultdict(list)
        for number, span in places:
            marked[number].append(span)
        return tuple(
            Match(texts[number].field, *excerpt(texts[number].text, merged(marked[number])))
            for number in sorted(marked)
        )

    def _places_of(self, term: Term, position: int, language: str) -> Iterator[tuple[int, Span]]:
        """The texts, by number, and the spans where *term* matches the cluster at *position*."""
        texts = self._documents[position]
        if self.catalogue.clusters[position].level in term.levels:
            levels = [n for n, text in enumerate(texts) if text.field is Field.LEVEL]
            number = max(levels, key=lambda n: texts[n].language == language)
            yield number, (0, len(texts[number].text))
            return
        fits = [[self._fits(lookup, texts, language) for lookup in words] for words in term.alternatives]
        full = [words for words in fits if all(words)]
        chosen = {
            max(word, key=lambda number: word[number].rank) for word in max(full, key=_least_rank, default=[])
        }
        for words in full:
            for word in words:
                yield from ((number, span) for number in chosen & word.keys() for span in word[number].spans)

    def _fits(self, lookup: Lookup, texts: Sequence[FieldText], language: str) -> dict[int, "_Fitting"]:
        """The texts, by number, in which *lookup* matches, each with its rank and the spans."""
        fitting = {}
        for number, text in enumerate(texts):
            source = source_of(text)
            found = [(points(lookup, fit, source), one) for one, fit in self._index.fits(lookup, text)]
            counting = [(score, (one.start, one.end)) for score, one in found if score]
            if counting:
                best = max(score for score, _ in counting)
                rank = (-_ORDER[text.field], text.language == language, best)
                fitting[number] = _Fitting(rank, [span for _, span in counting])
        return fitting


class _Reading(NamedTuple):
    """One way to read a search, and what it finds."""

    terms: tuple[Term, ...]
    scores: Scores


class _Fitting(NamedTuple):
    """Where a word matches one text, and what ranks this text: its field, the reader's language, how well it fits."""

    rank: tuple[int, bool, int]
    spans: list[Span]


def _least_rank(words: Sequence[Mapping[int, _Fitting]]) -> tuple[int, bool, int]:
    """The rank of the word of an alternative that stands in the least of the fields."""
    return min(max(fitting.rank for fitting in word.values()) for word in words)


def _level_names(catalogue: Catalogue) -> LevelNames:
    """The phrases that name a level, in any language, with or without "clusters"."""
    named: defaultdict[Phrase, set[str]] = defaultdict(set)
    for level in catalogue.levels:
        for name in (*level_names(level), level.full_name):
            if name:
                named[phrase_of(name)].add(level.id)
    return {phrase: frozenset(ids) for phrase, ids in named.items()}

"""Find clusters by words. This folder's README tells the rules."""

from data.search.corrections import SpellingCorrection
from data.search.engine import SearchIndex
from data.search.fields import Field
from data.search.hits import Hits, Match
from data.search.suggestions import Suggestion, SuggestionKind, Suggestions

__all__ = [
    "Field",
    "Hits",
    "Match",
    "SearchIndex",
    "SpellingCorrection",
    "Suggestion",
    "SuggestionKind",
    "Suggestions",
]

"""Find clusters by words. This folder's README tells the rules."""

from data.search.corrections import Correction
from data.search.engine import SearchIndex
from data.search.fields import Field
from data.search.hits import Hits, Match
from data.search.suggestions import Suggestion, SuggestionKind, Suggestions

__all__ = [
    "Correction",
    "Field",
    "Hits",
    "Match",
    "SearchIndex",
    "Suggestion",
    "SuggestionKind",
    "Suggestions",
]

"""What a reader who is typing may mean: clusters, places, counties, sectors and levels, in groups.

They come with the answer to the keystroke, in the message that also brings the changed list (``selection.py``). So they
cost no further request, which counts on a phone, and follow the same rules as the search: both languages, synonyms,
Norwegian letters (:mod:`data.search`). Places are those of the offline geocoder, the clusters' homes first.
"""

from data.i18n import Texts
from data.search import Suggestion, SuggestionKind
from data.search.suggestions import MOST_OF_A_KIND
from geo.dataset import Dataset
from geo.near import suggest_places
from pages.panels.explore.changes import NEAR
from pages.panels.explore.messages import SuggestionGroup, SuggestionOption


def groups(t: Texts, data: Dataset, text: str) -> list[SuggestionGroup]:
    """The suggestions for *text*, without the groups that would be empty.

    Clusters are those of that name, then the best that a search for *text* finds. Places where no cluster is at home
    come last.
    """
    if not text:
        return []
    found = dict(data.index.search.suggest(text, t.language))
    found[SuggestionKind.CLUSTER] = _clusters(data, text, found.get(SuggestionKind.CLUSTER, ()))
    found[SuggestionKind.PLACE] = suggest_places(text, found.get(SuggestionKind.PLACE, ()))
    kinds = sorted(
        (kind for kind in SuggestionKind if found.get(kind)), key=lambda kind: not found[kind][0].count
    )
    return [_group(t, data, kind, found[kind]) for kind in kinds]


def _clusters(data: Dataset, text: str, named: tuple[Suggestion, ...]) -> tuple[Suggestion, ...]:
    hits = data.index.search.search(text)
    known = {one.id for one in named}
    best = (
        data.catalogue.clusters[position]
        for position in hits.positions[: 2 * MOST_OF_A_KIND]
        if hits.has_words
    )
    others = (
        Suggestion(SuggestionKind.CLUSTER, one.id, one.listed_name, 1) for one in best if one.id not in known
    )
    return (*named, *others)[:MOST_OF_A_KIND]


def _group(
    t: Texts, data: Dataset, kind: SuggestionKind, suggestions: tuple[Suggestion, ...]
) -> SuggestionGroup:
    return {
        "kind": NEAR if kind is SuggestionKind.PLACE else kind.value,
        "label": t(f"search.group.{kind}"),
        "options": [_option(t, data, one) for one in suggestions],
    }


def _option(t: Texts, data: Dataset, suggestion: Suggestion) -> SuggestionOption:
    if suggestion.kind is SuggestionKind.CLUSTER:
        detail = data.catalogue.clusters_by_id[suggestion.id].home_place
    else:
        detail = t("search.count", n=suggestion.count) if suggestion.count else ""
    return {"value": suggestion.id, "label": suggestion.label, "detail": detail}

"""Similar clusters: in what two are alike, and which are most alike."""

from collections.abc import Mapping

from data.filters import FacetIndex
from data.load import load_catalogue
from data.model import Cluster
from geo.locate import locate
from geo.near import HomePoints
from geo.places import Chain
from geo.similar import LEAST_ALIKE, Likeness, Similarity

CATALOGUE = load_catalogue()
FOUND = locate(CATALOGUE, Chain()).found


def similarity(**changes: Mapping[str, object]) -> Similarity:
    """Of the catalogue, with *changes* to the clusters by id (hyphens as underscores)."""
    clusters = tuple(
        cluster.model_copy(update=changes.get(cluster.id.replace("-", "_"), {}))
        for cluster in CATALOGUE.clusters
    )
    return of(clusters)


def of(clusters: tuple[Cluster, ...]) -> Similarity:
    index = FacetIndex(CATALOGUE.model_copy(update={"clusters": clusters}))
    return Similarity(index, HomePoints(FOUND.get(cluster.id) for cluster in clusters))


def test_each_reason_is_true_of_both() -> None:
    known = CATALOGUE.clusters_by_id
    all_similar = [(one, other) for one in CATALOGUE.clusters for other in similarity().most_similar(one.id)]
    assert len(all_similar) > 60
    for one, similar in all_similar:
        other = known[similar.cluster]
        assert other.organisation != one.organisation
        assert len(similar.reasons) >= LEAST_ALIKE
        assert (Likeness.SECTOR in similar.reasons) == (
            one.sector_group is not None and one.sector_group == other.sector_group
        )
        assert (Likeness.LEVEL in similar.reasons) == (one.level == other.level)


def test_one_that_is_alike_in_all_respects_comes_first_with_every_reason() -> None:
    known = {"members": 90, "admitted_year": 2015}
    twin = dict(CATALOGUE.clusters_by_id["sams"]) | {"id": "act", "organisation": "act"}
    changed = similarity(sams=known, act=twin | {"members": 120, "admitted_year": 2016})
    first = changed.most_similar("sams")[0]
    assert first.cluster == "act"
    assert {Likeness.SECTOR, Likeness.LEVEL, Likeness.AGE, Likeness.SIZE} <= set(first.reasons)


def test_what_is_unknown_is_like_nothing() -> None:
    unknown: Mapping[str, object] = {"members": None, "admitted_year": None, "sector_group": None}
    everywhere = {cluster.id.replace("-", "_"): unknown for cluster in CATALOGUE.clusters}
    found = similarity(**everywhere).most_similar("sams", count=99)
    assert {similar.reasons for similar in found} <= {(Likeness.LEVEL, Likeness.NEAR)}


def test_one_alone_has_nothing_similar() -> None:
    (first, *_) = CATALOGUE.clusters
    assert of((first,)).most_similar(first.id) == ()

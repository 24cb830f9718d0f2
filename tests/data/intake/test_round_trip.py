"""What our exports write is read again as the same clusters, whatever stands in them."""

from typing import Any

import pytest

from data.export import to_csv, to_dataframe, to_excel
from data.intake.check import build
from data.intake.mapping import guess_mapping
from data.intake.read import read_table
from data.load import load_catalogue
from data.model import Award, Catalogue, Cluster, Confidence, Level
from geo.export import export_dataframe, to_geojson
from geo.locate import locate
from geo.places import Chain
from tests.data.intake.files import PAYLOADS

PROGRAMME = load_catalogue()
FOUND = locate(PROGRAMME, Chain()).found


def read_again(content: bytes, name: str = "export.csv") -> Catalogue:
    table = read_table(name, content)
    intake = build(table, guess_mapping(table.columns), title=PROGRAMME.title)
    assert intake.remarks == ()
    assert intake.catalogue is not None
    return intake.catalogue


@pytest.mark.parametrize(
    "content",
    [
        to_csv(export_dataframe(PROGRAMME.clusters, FOUND)),
        to_csv(to_dataframe(PROGRAMME.clusters)),
        to_excel(export_dataframe(PROGRAMME.clusters, FOUND), "Clusters"),
        to_geojson(PROGRAMME.clusters, FOUND),
    ],
    ids=["csv", "csv without places", "excel", "geojson"],
)
def test_the_exported_programme_is_the_programme(content: bytes) -> None:
    catalogue = read_again(content)
    assert catalogue.levels == PROGRAMME.levels
    assert catalogue.clusters == PROGRAMME.clusters


def test_a_part_of_the_programme_keeps_all_its_levels_and_awards() -> None:
    some = tuple(cluster for cluster in PROGRAMME.clusters if cluster.level == "gce")
    catalogue = read_again(to_csv(to_dataframe(some)))
    assert catalogue.levels == PROGRAMME.levels
    assert catalogue.clusters == some


def test_coordinates_that_the_list_gave_are_read_again() -> None:
    given = PROGRAMME.clusters[0].model_copy(update={"latitude": 59.95, "longitude": 10.7})
    some = Catalogue(id="x", title="x", levels=PROGRAMME.levels, clusters=(given,))
    catalogue = read_again(to_csv(export_dataframe(some.clusters, locate(some, Chain()).found)))
    assert (catalogue.clusters[0].latitude, catalogue.clusters[0].longitude) == (59.95, 10.7)


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("write", [to_csv, lambda frame: to_excel(frame, "A")], ids=["csv", "excel"])
def test_text_that_exports_guard_is_the_same_text_again(write: Any, payload: str) -> None:
    cluster = Cluster(
        id="a",
        organisation="a",
        listed_name=payload,
        level="only",
        home_place=payload,
        home_confidence=Confidence.LOW,
        summary=payload,
        awards=(Award(year=2018), Award(note="a note")),
        extra=(("Own", payload),),
    )
    catalogue = Catalogue(id="a", title="A", levels=(Level(id="only", name="only"),), clusters=(cluster,))
    again = read_again(write(to_dataframe(catalogue.clusters)))
    assert again.clusters == catalogue.clusters
    assert again.levels == catalogue.levels

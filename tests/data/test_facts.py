"""The facts themselves: the listings of the 2021 report, and the rules that hold for every row."""

import csv
import json
import re
from collections import Counter
from collections.abc import Callable

import pytest

from data.columns import EVIDENCE_COLUMNS, POSITION_COLUMNS
from data.descriptor import DESCRIPTOR
from data.load import FILES, FOLDER, load_catalogue
from data.model import Award, AwardKind, Catalogue, Cluster, Confidence, Fact, Level
from geo.places import Gazetteer, Precision

# Id, name as the report prints it, level, home place, municipality, county.
LISTINGS = [
    ("arrangementsbyen-oslo", "Arrangementsbyen Oslo", "arena", "Oslo", "Oslo", "Oslo"),
    ("renewable-energy-cluster", "Renewable Energy Cluster", "arena", "Trondheim", "Trondheim", "Trøndelag"),
    ("sams", "SAMS", "arena", "Kongsberg", "Kongsberg", "Buskerud"),
    ("ocean-hyway-cluster", "Arena Ocean Hyway Cluster", "arena", "Florø", "Kinn", "Vestland"),
    ("industrial-green-tech", "Industrial Green Tech", "arena", "Porsgrunn", "Porsgrunn", "Telemark"),
    ("norwegian-energy-solution", "Norwegian Energy Solution", "arena", "Stavanger", "Stavanger", "Rogaland"),
    ("norwegian-offshore-wind-cluster", "Norwegian Offshore Wind Cluster", "arena", "Haugesund", "Haugesund",
     "Rogaland"),
    ("concrete-innovation-cluster", "Concrete Innovation Cluster", "arena", "Narvik", "Narvik", "Nordland"),
    ("stiim", "Stiim", "arena", "Stavanger", "Stavanger", "Rogaland"),
    ("midsec", "Midsec", "arena", "Trondheim", "Trondheim", "Trøndelag"),
    ("lifescience", "LifeScience", "arena", "Oslo", "Oslo", "Oslo"),
    ("construction-city", "Construction City", "arena", "Oslo", "Oslo", "Oslo"),
    ("marin-recycling-cluster", "Marin Recycling Cluster", "arena", "Stokmarknes", "Hadsel", "Nordland"),
    ("ocean-autonomy-cluster", "Ocean Autonomy Cluster", "arena", "Trondheim", "Trondheim", "Trøndelag"),
    ("nosca-clean-oceans", "Nosca Clean Oceans", "arena", "Bergen", "Bergen", "Vestland"),
    ("proptechinnovation", "ProptechInnovation", "arena", "Bergen", "Bergen", "Vestland"),
    ("circular-packaging", "Circular Packaging", "arena", "Oslo", "Oslo", "Oslo"),
    ("norwegian-wood-cluster", "Norwegian Wood Cluster", "arena", "Gjøvik", "Gjøvik", "Innlandet"),
    ("cluster-for-applied-ai", "Cluster for applied AI", "arena", "Halden", "Halden", "Østfold"),
    ("h2cluster", "H2Cluster – The Norwegian Hydrogen Cluster", "arena", "Lillestrøm", "Lillestrøm",
     "Akershus"),
    ("woodworks", "WoodWorks", "arena-pro", "Steinkjer", "Steinkjer", "Trøndelag"),
    ("nscc", "NSCC", "arena-pro", "Stavanger", "Stavanger", "Rogaland"),
    ("ntsc", "NTSC", "arena-pro", "Stavanger", "Stavanger", "Rogaland"),
    ("norwegian-solar-energy-cluster", "Norwegian Solar Energy Cluster", "arena-pro", "Kjeller", "Lillestrøm",
     "Akershus"),
    ("act", "ACT", "arena-pro", "Mo i Rana", "Rana", "Nordland"),
    ("cod-cluster", "Cod Cluster", "arena-pro", "Myre", "Øksnes", "Nordland"),
    ("nf-ta", "NF&TA", "arena-pro", "Oslo", "Oslo", "Oslo"),
    ("nordic-edge", "Nordic Edge (Formerly Smart City)", "arena-pro", "Stavanger", "Stavanger", "Rogaland"),
    ("maritime-cleantech", "Maritime CleanTech", "nce", "Leirvik", "Stord", "Vestland"),
    ("eyde", "Eyde", "nce", "Arendal", "Arendal", "Agder"),
    ("nce-seafood-innovation", "NCE Seafood Innovation", "nce", "Bergen", "Bergen", "Vestland"),
    ("nce-aquatech", "NCE Aquatech", "nce", "Trondheim", "Trondheim", "Trøndelag"),
    ("nce-energy-technology", "NCE Energy Technology", "nce", "Fornebu", "Bærum", "Akershus"),
    ("nce-ikuben", "NCE iKuben", "nce", "Molde", "Molde", "Møre og Romsdal"),
    ("nce-finance-innovation", "NCE Finance Innovation", "nce", "Bergen", "Bergen", "Vestland"),
    ("heidner-biocluster", "NCE HeidnerBiocluster", "nce", "Hamar", "Hamar", "Innlandet"),
    ("nce-blue-legasea", "NCE Blue Legasea", "nce", "Ålesund", "Ålesund", "Møre og Romsdal"),
    ("gce-blue-maritime", "GCE Blue Maritime", "gce", "Ålesund", "Ålesund", "Møre og Romsdal"),
    ("gce-ocean-technology", "GCE Ocean Technology", "gce", "Bergen", "Bergen", "Vestland"),
    ("nce-media", "NCE Media", "mature", "Bergen", "Bergen", "Vestland"),
    ("nce-eyde", "NCE Eyde", "mature", "Arendal", "Arendal", "Agder"),
    ("oslo-cancer-cluster", "Oslo Cancer Cluster", "mature", "Oslo", "Oslo", "Oslo"),
    ("norway-health-tech", "Norway Health Tech", "mature", "Oslo", "Oslo", "Oslo"),
]  # fmt: skip
IDS = [listing[0] for listing in LISTINGS]
COUNTS = {"arena": 20, "arena-pro": 8, "nce": 9, "gce": 2, "mature": 4}
# The programme's first year, and the last one that the sources were read in.
FIRST_YEAR, LAST_YEAR = 2002, 2026
# Listings whose count of members stands in a source without a year.
MEMBERS_WITHOUT_YEAR = {"oslo-cancer-cluster"}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def offenders(catalogue: Catalogue, holds: Callable[[Cluster], bool]) -> list[str]:
    """The ids of the clusters for which a rule does not hold."""
    return [cluster.id for cluster in catalogue.clusters if not holds(cluster)]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


def test_the_listings_stand_in_the_order_of_the_report(catalogue: Catalogue) -> None:
    assert [cluster.id for cluster in catalogue.clusters] == IDS


def test_each_listing_has_the_name_level_and_home_that_are_known(catalogue: Catalogue) -> None:
    assert [
        (
            cluster.id,
            cluster.listed_name,
            cluster.level,
            cluster.home_place,
            cluster.municipality,
            cluster.county,
        )
        for cluster in catalogue.clusters
    ] == LISTINGS


def test_each_home_is_found_offline_as_a_town_of_its_municipality_and_county(
    catalogue: Catalogue, gazetteer: Gazetteer
) -> None:
    def holds(cluster: Cluster) -> bool:
        found = gazetteer.find(cluster.home_region)
        home = (cluster.home_place, cluster.municipality, cluster.county)
        return (
            found is not None
            and found.precision is Precision.TOWN
            and (found.name, found.municipality, found.county) == home
            and not found.notes
        )

    assert offenders(catalogue, holds) == []


def test_each_listing_says_how_sure_its_home_is(catalogue: Catalogue) -> None:
    assert offenders(catalogue, lambda cluster: isinstance(cluster.home_confidence, Confidence)) == []


def test_each_listing_names_its_sources_once_each(catalogue: Catalogue) -> None:
    def holds(cluster: Cluster) -> bool:
        return 0 < len(cluster.sources) == len(set(cluster.sources))

    assert offenders(catalogue, holds) == []


def test_each_source_and_website_is_a_web_address(catalogue: Catalogue) -> None:
    addresses = {url for cluster in catalogue.clusters for url in (*cluster.sources, cluster.website) if url}
    assert [url for url in addresses if not re.fullmatch(r"https?://[\w.-]+\.[a-z]{2,}(/\S*)?", url)] == []


def test_each_listing_has_a_summary_and_a_sector(catalogue: Catalogue) -> None:
    assert offenders(catalogue, lambda cluster: bool(cluster.summary and cluster.sector_group)) == []


def test_each_path_climbs_known_levels_in_order_of_years(catalogue: Catalogue) -> None:
    ranks = list(catalogue.levels_by_id)

    def holds(cluster: Cluster) -> bool:
        steps = [ranks.index(award.level) for award in cluster.awards if award.level]
        years = [award.year for award in cluster.awards if award.year]
        return (
            steps == sorted(steps)
            and years == sorted(years)
            and all(FIRST_YEAR <= year <= LAST_YEAR for year in years)
        )

    assert offenders(catalogue, holds) == []


def test_each_award_names_a_level_or_says_why_not(catalogue: Catalogue) -> None:
    def holds(cluster: Cluster) -> bool:
        return all(award.level or award.note for award in cluster.awards)

    assert offenders(catalogue, holds) == []


def test_no_level_is_given_twice_to_one_cluster_unless_as_an_extension(catalogue: Catalogue) -> None:
    def holds(cluster: Cluster) -> bool:
        given = [award.level for award in cluster.awards if award.kind is AwardKind.AWARD and award.level]
        extended = {award.level for award in cluster.awards if award.kind is AwardKind.EXTENSION}
        return len(given) == len(set(given)) and extended <= set(given)

    assert offenders(catalogue, holds) == []


def test_each_path_reaches_the_level_of_the_listing_if_a_path_is_known(catalogue: Catalogue) -> None:
    def holds(cluster: Cluster) -> bool:
        known = {award.level for award in cluster.awards}
        return not known or cluster.level in known

    assert offenders(catalogue, holds) == []


def test_no_level_was_given_before_it_existed(catalogue: Catalogue) -> None:
    def holds(cluster: Cluster) -> bool:
        dated = [(award.level, award.year) for award in cluster.awards if award.level and award.year]
        return all(year >= (catalogue.levels_by_id[level].since or year) for level, year in dated)

    assert offenders(catalogue, holds) == []


def test_a_count_of_members_has_its_year_and_its_words(catalogue: Catalogue) -> None:
    def holds(cluster: Cluster) -> bool:
        year = cluster.members_year
        if cluster.members is None:
            return year is None
        dated = (
            year is None if cluster.id in MEMBERS_WITHOUT_YEAR else year in range(FIRST_YEAR, LAST_YEAR + 1)
        )
        return cluster.members > 0 and bool(cluster.members_text) and dated

    assert offenders(catalogue, holds) == []


def test_what_is_marked_as_inferred_or_unsourced_is_a_known_column_with_a_value(
    catalogue: Catalogue,
) -> None:
    def holds(cluster: Cluster) -> bool:
        marked = [*cluster.inferred, *cluster.general_knowledge]
        return len(marked) == len(set(marked)) and all(getattr(cluster, column) for column in marked)

    assert offenders(catalogue, holds) == []


def test_the_report_lists_43_clusters_of_42_organisations(catalogue: Catalogue) -> None:
    assert Counter(cluster.level for cluster in catalogue.clusters) == COUNTS
    assert (len(catalogue.clusters), catalogue.organisation_count) == (43, 42)


def test_eyde_alone_stands_twice_with_one_history(catalogue: Catalogue) -> None:
    counts = Counter(cluster.organisation for cluster in catalogue.clusters)
    assert [organisation for organisation, count in counts.items() if count > 1] == ["eyde-cluster"]
    one, other = (catalogue.clusters_by_id[name] for name in ("eyde", "nce-eyde"))
    assert (one.level, other.level) == ("nce", "mature")
    assert one.awards == other.awards


def test_the_levels_are_the_ladder_of_2021(catalogue: Catalogue) -> None:
    assert [(level.id, level.name, level.since) for level in catalogue.levels] == [
        ("arena", "Arena", 2002),
        ("arena-pro", "Arena Pro", 2019),
        ("nce", "NCE", 2006),
        ("gce", "GCE", 2014),
        ("mature", "Mature clusters", 2020),
    ]
    assert catalogue.levels_by_id["mature"].name_nb == "Modne klynger"
    assert all(level.sources for level in catalogue.levels)


def test_each_fact_of_the_programme_says_how_sure_it_is(catalogue: Catalogue) -> None:
    assert len(catalogue.facts) >= 50
    for fact in catalogue.facts:
        assert fact.status in {"sourced", "inferred", "uncertain"}, fact.id
        assert fact.level is None or fact.level in catalogue.levels_by_id, fact.id
        assert (fact.value is None) == (fact.unit is None), fact.id
        assert fact.sources, fact.id


def test_the_figures_of_the_2021_report_are_kept(catalogue: Catalogue) -> None:
    values = {fact.id: fact.value for fact in catalogue.facts}
    assert values["served-2021"] == 44
    assert (values["effect-value-creation"], values["effect-sales"], values["effect-man-years"]) == (
        14.6,
        15.2,
        5.8,
    )
    assert (values["new-arena-2021"], values["to-arena-pro-2021"], values["mature-admitted-2021"]) == (
        2,
        4,
        4,
    )


def test_what_was_announced_in_november_2021_adds_up_to_twelve(catalogue: Catalogue) -> None:
    # Innovation Norway's press release of that day: twelve clusters and networks.
    values = {fact.id: fact.value for fact in catalogue.facts}
    parts = ("new-arena-2021", "to-arena-pro-2021", "mature-admitted-2021", "hub-nodes-2021")
    assert sum(values[part] or 0 for part in parts) == values["announced-2021"] == 12


@pytest.mark.parametrize(
    ("cluster", "level", "year", "start_year"),
    [
        ("eyde", "arena", 2009, 2010),
        ("nce-eyde", "arena", 2009, 2010),
        ("nce-media", "arena", 2009, 2010),
        ("nce-media", "nce", 2014, None),
    ],
)
def test_an_award_has_the_year_of_its_announcement_and_that_of_the_start_beside_it(
    catalogue: Catalogue, cluster: str, level: str, year: int, start_year: int | None
) -> None:
    (award,) = (award for award in catalogue.clusters_by_id[cluster].awards if award.level == level)
    assert (award.year, award.start_year) == (year, start_year)


def test_the_parents_of_aquatech_stand_in_its_path_as_predecessors(catalogue: Catalogue) -> None:
    parents = [
        (award.note, award.year, award.start_year)
        for award in catalogue.clusters_by_id["nce-aquatech"].awards
        if award.kind is AwardKind.PREDECESSOR
    ]
    assert parents == [("akvARENA", None, 2009), ("Smart Water Cluster", 2011, None)]


@pytest.mark.parametrize(
    ("cluster", "members", "year", "source"),
    [
        ("nce-finance-innovation", 60, 2018, "paulchaffey.blogspot.com/2018/11"),
        ("nce-blue-legasea", 41, 2018, "paulchaffey.blogspot.com/2018/11"),
        ("ntsc", 109, 2019, "stavangerregion.no/news/to-klynger"),
        ("gce-blue-maritime", 210, 2018, "posidonia-events.com"),
        ("construction-city", 37, 2019, "dagensperspektiv.no"),
        ("construction-city", 45, 2019, "kommunikasjon.ntb.no"),
        ("construction-city", 50, 2019, "constructioncity.no/article/construction-city-awarded"),
    ],
)
def test_counts_of_members_stand_in_both_languages_with_their_source(
    catalogue: Catalogue, cluster: str, members: int, year: int, source: str
) -> None:
    told = catalogue.clusters_by_id[cluster]
    for text in (told.members_text, told.members_text_nb):
        assert str(members) in str(text)
        assert str(year) in str(text)
    assert [url for url in told.sources if source in url]


@pytest.mark.parametrize(
    ("cluster", "alternative"),
    [
        ("concrete-innovation-cluster", "Harstad"),
        ("midsec", "Indre Fosen"),
        ("circular-packaging", "Ås"),
        ("norwegian-wood-cluster", "Brumunddal"),
    ],
)
def test_an_uncertain_home_is_named_with_its_alternative(
    catalogue: Catalogue, cluster: str, alternative: str
) -> None:
    told = catalogue.clusters_by_id[cluster]
    assert told.home_confidence is Confidence.LOW
    assert all(re.search(rf"\b{alternative}\b", str(notes)) for notes in (told.notes, told.notes_nb))


def test_no_other_home_is_uncertain(catalogue: Catalogue) -> None:
    low = [one.id for one in catalogue.clusters if one.home_confidence is Confidence.LOW]
    assert len(low) == 4


def test_each_award_says_how_sure_it_is_and_names_its_source(catalogue: Catalogue) -> None:
    def holds(cluster: Cluster) -> bool:
        return all(award.confidence and award.source for award in cluster.awards)

    assert offenders(catalogue, holds) == []


def test_a_start_stands_beside_an_award_only_if_it_tells_another_year(catalogue: Catalogue) -> None:
    def holds(cluster: Cluster) -> bool:
        return all(award.start_year is None or award.start_year != award.year for award in cluster.awards)

    assert offenders(catalogue, holds) == []


def test_a_cluster_is_in_the_programme_since_its_first_award(catalogue: Catalogue) -> None:
    def holds(cluster: Cluster) -> bool:
        given = [award for award in cluster.awards if award.kind is AwardKind.AWARD]
        first = min(given, key=lambda award: award.year or LAST_YEAR)
        guessed = first.confidence is Confidence.LOW
        return cluster.admitted_year == first.year and (not guessed or "admitted_year" in cluster.inferred)

    assert offenders(catalogue, holds) == []


PROSE = ("summary", "region_note", "members_text", "host", "notes")


@pytest.mark.parametrize("column", PROSE)
def test_what_is_said_stands_in_both_languages(catalogue: Catalogue, column: str) -> None:
    def holds(cluster: Cluster) -> bool:
        return bool(getattr(cluster, column)) == bool(getattr(cluster, f"{column}_nb"))

    assert offenders(catalogue, holds) == []


def test_each_remark_on_an_award_stands_in_both_languages(catalogue: Catalogue) -> None:
    def holds(cluster: Cluster) -> bool:
        return all(bool(award.note) == bool(award.note_nb) for award in cluster.awards)

    assert offenders(catalogue, holds) == []


@pytest.mark.parametrize("column", ["region_note", "notes"])
def test_no_sentence_is_left_in_english(catalogue: Catalogue, column: str) -> None:
    def holds(cluster: Cluster) -> bool:
        english, norwegian = getattr(cluster, column), getattr(cluster, f"{column}_nb")
        return english is None or english != norwegian

    assert offenders(catalogue, holds) == []


# A reader asks what is known, what is not, and why; not how somebody looked for it.
SEARCHING = re.compile(
    r"\b(search(es|ed)?|was (not )?found|(no|that was|was|were|pages?) read|excerpt|from memory|unread"
    r"|letet|søkt etter|søkene?|ble (ikke )?funnet|(er|ble) lest|utdrag(et)?)\b",
    re.IGNORECASE,
)


def prose_cells(file: str) -> list[tuple[int, str]]:
    """Each cell of a data file with the number of its row."""
    with (FOLDER / file).open(encoding="utf-8", newline="") as lines:
        return [(number, cell) for number, row in enumerate(csv.reader(lines), 1) for cell in row]


@pytest.mark.parametrize(
    "file",
    ["clusters.csv", "awards.csv", "history/organisations.csv", "history/awards.csv", "history/renames.csv"],
)
def test_no_fact_tells_of_the_search_for_it(file: str) -> None:
    assert [(row, cell) for row, cell in prose_cells(file) if SEARCHING.search(cell)] == []


def header(file: str) -> list[str]:
    with (FOLDER / file).open(encoding="utf-8", newline="") as lines:
        return next(csv.reader(lines))


def test_places_are_geocoded_never_written_down() -> None:
    assert not {"latitude", "longitude"} & set(header("clusters.csv"))
    text = (FOLDER / "clusters.csv").read_text(encoding="utf-8")
    assert re.findall(r"\b\d{1,2}\.\d{3,}", text) == []


@pytest.mark.parametrize(
    ("file", "record", "not_columns"),
    [
        ("clusters.csv", Cluster, {"awards", "sources", "extra", *POSITION_COLUMNS, *EVIDENCE_COLUMNS}),
        ("levels.csv", Level, {"sources"}),
        ("programme.csv", Fact, {"sources"}),
        ("awards.csv", Award, {"id"}),
    ],
)
def test_a_file_has_the_columns_of_its_model(
    file: str, record: type[Cluster | Level | Fact | Award], not_columns: set[str]
) -> None:
    assert set(header(file)) - {"id"} == set(record.model_fields) - not_columns - {"id"}


@pytest.mark.parametrize("file", FILES)
def test_the_descriptor_names_every_column_of_every_file(file: str) -> None:
    descriptor = json.loads((FOLDER / DESCRIPTOR).read_text(encoding="utf-8"))
    resources = {resource["path"]: resource["schema"] for resource in descriptor["resources"]}
    assert set(resources) == set(FILES)
    assert [field["name"] for field in resources[file]["fields"]] == header(file)
    assert all(field["description"] and field["type"] for field in resources[file]["fields"])


def test_the_descriptor_expects_the_counts_of_the_report() -> None:
    descriptor = json.loads((FOLDER / DESCRIPTOR).read_text(encoding="utf-8"))
    assert descriptor["expected"] == {
        "clusters": 43,
        "organisations": 42,
        **{f"level:{level}": count for level, count in COUNTS.items()},
    }

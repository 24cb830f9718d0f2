"""The model: what it accepts, what it refuses, and what it derives."""

from typing import Any

import pytest
from pydantic import ValidationError

from data.load import load_catalogue
from data.model import Award, Catalogue, Cluster, Fact, Level, Prose, facet_id, prose

LEAST: dict[str, Any] = {
    "id": "one",
    "organisation": "one",
    "listed_name": "One",
    "level": "arena",
    "home_place": "Oslo",
}


def cluster(**fields: Any) -> Cluster:
    return Cluster.model_validate(LEAST | fields)


def test_what_is_not_given_is_unknown_rather_than_empty() -> None:
    one = cluster()
    assert (one.website, one.members, one.home_confidence, one.latitude) == (None, None, None, None)
    assert (one.awards, one.sources, one.earlier_names) == ((), (), ())


@pytest.mark.parametrize("field", LEAST)
def test_a_cluster_needs_its_name_level_and_home(field: str) -> None:
    with pytest.raises(ValidationError, match=field):
        Cluster.model_validate({key: value for key, value in LEAST.items() if key != field})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "Not A Slug"),
        ("id", ""),
        ("id", "-arena"),
        ("id", "a--b"),
        ("id", "a\n"),
        ("listed_name", "   "),
        ("listed_name", "x" * 5_001),
        ("home_place", ""),
        ("home_confidence", "certain"),
        ("website", "javascript:alert(1)"),
        ("website", "JavaScript://x.no/%0aalert(1)"),
        ("website", "data:text/html,hi"),
        ("website", "ftp://x.no"),
        ("website", "//x.no"),
        ("website", "www.x.no"),
        ("website", "https://"),
        ("website", "https://[x"),
        ("website", "https://x.no/" + "a" * 2_000),
        ("sources", ("https://x.no", "mailto:a@x.no")),
        ("members", -1),
        ("members", "many"),
        ("members_year", 21),
        ("admitted_year", 3021),
        ("latitude", 90.1),
        ("latitude", float("nan")),
        ("longitude", float("inf")),
        ("nonsense", "1"),
    ],
)
def test_a_cluster_refuses_what_breaks_a_rule(field: str, value: object) -> None:
    with pytest.raises(ValidationError) as caught:
        cluster(**{field: value})
    assert {error["loc"][0] for error in caught.value.errors()} == {field}


@pytest.mark.parametrize(
    "website", ["https://x.no", "http://x.no/a?b=c#d", "HTTPS://X.no", "https://xn--l-xda.no"]
)
def test_http_and_https_addresses_are_websites(website: str) -> None:
    assert cluster(website=website).website == website


def test_records_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        setattr(cluster(), "listed_name", "Other")  # noqa: B010


@pytest.mark.parametrize(
    ("home", "region"),
    [
        (("Kjeller", "Lillestrøm", "Akershus"), "Kjeller, Lillestrøm, Akershus"),
        (("Bergen", "Bergen", "Vestland"), "Bergen, Vestland"),
        (("Oslo", "Oslo", "Oslo"), "Oslo"),
        (("Florø", None, None), "Florø"),
        (("Myre", None, "Nordland"), "Myre, Nordland"),
    ],
)
def test_the_home_region_names_each_part_once(home: tuple[str, str | None, str | None], region: str) -> None:
    place, municipality, county = home
    assert cluster(home_place=place, municipality=municipality, county=county).home_region == region


def test_names_are_all_it_was_and_is_called_the_listed_one_first() -> None:
    one = cluster(full_name="One", earlier_names=("Zero", "Nought"), later_name="Two")
    assert one.names == ("One", "Zero", "Nought", "Two")


def test_an_award_may_lack_its_year_or_a_level_of_this_catalogue() -> None:
    award = Award(note="a level outside the scale")
    assert (award.year, award.level) == (None, None)


@pytest.mark.parametrize(
    ("award", "year"),
    [(Award(year=2009, start_year=2010), 2009), (Award(start_year=2010), 2010), (Award(), None)],
)
def test_an_award_is_known_by_its_announcement_and_else_by_its_start(award: Award, year: int | None) -> None:
    assert award.known_year == year


@pytest.mark.parametrize("month", [0, 13])
def test_a_year_has_twelve_months(month: int) -> None:
    with pytest.raises(ValidationError, match="month"):
        Award(year=2021, month=month)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", Prose("Noted", "en")), ("nb", Prose("Notert", "nb")), ("de", Prose("Noted", "en"))],
)
def test_a_text_is_in_the_readers_language_or_in_english(language: str, said: Prose) -> None:
    assert prose(cluster(notes="Noted", notes_nb="Notert"), "notes", language) == said


def test_a_text_without_a_translation_says_that_it_is_in_english() -> None:
    assert prose(cluster(notes="Noted"), "notes", "nb") == Prose("Noted", "en")
    assert prose(cluster(), "notes", "nb") is None


@pytest.mark.parametrize("years", [0, -3])
def test_a_level_lasts_at_least_a_year(years: int) -> None:
    with pytest.raises(ValidationError, match="duration_years"):
        Level(id="arena", name="Arena", duration_years=years)


@pytest.fixture
def catalogue() -> Catalogue:
    return Catalogue(
        id="list",
        title="A list",
        levels=(Level(id="low", name="Low"), Level(id="high", name="High")),
        clusters=(
            cluster(),
            cluster(id="two", organisation="one"),
            cluster(id="three", organisation="three"),
        ),
        facts=(
            Fact(id="a", topic="count", period="2021", status="sourced"),
            Fact(id="b", topic="effect", period="2021", status="sourced"),
            Fact(id="c", topic="count", period="2022", status="inferred"),
        ),
    )


def test_a_catalogue_finds_its_records_by_id_and_keeps_their_order(catalogue: Catalogue) -> None:
    assert list(catalogue.levels_by_id) == ["low", "high"]
    assert list(catalogue.clusters_by_id) == ["one", "two", "three"]
    assert catalogue.clusters_by_id["two"] is catalogue.clusters[1]
    assert catalogue.facts_by_id["b"].topic == "effect"


def test_a_catalogue_counts_organisations_not_listings(catalogue: Catalogue) -> None:
    assert catalogue.organisation_count == 2


def test_a_catalogue_finds_the_listings_of_an_organisation_in_their_order(catalogue: Catalogue) -> None:
    listings = {
        organisation: [one.id for one in clusters]
        for organisation, clusters in catalogue.clusters_by_organisation.items()
    }
    assert listings == {"one": ["one", "two"], "three": ["three"]}


def test_a_catalogue_gives_the_facts_of_one_topic_in_order(catalogue: Catalogue) -> None:
    assert [fact.id for fact in catalogue.facts_about("count")] == ["a", "c"]
    assert catalogue.facts_about("nothing") == ()


@pytest.mark.parametrize(
    ("label", "identifier"), [("Møre og Romsdal", "more-og-romsdal"), ("–", None), ("", None), (None, None)]
)
def test_a_facet_label_without_letters_has_no_id(label: str | None, identifier: str | None) -> None:
    assert facet_id(label) == identifier


def test_no_text_of_a_record_outlives_it() -> None:
    first, second = (Level(id="x", name="".join(["A level of ", "a reader's list"])) for _ in range(2))
    assert first.name == second.name
    assert first.name is not second.name  # else the process keeps texts that it has seen


def test_a_changed_copy_does_not_keep_what_was_computed_of_the_original() -> None:
    catalogue = load_catalogue()
    first = catalogue.clusters[:1]
    assert len(catalogue.clusters_by_id) == 43
    assert list(catalogue.model_copy(update={"clusters": first}).clusters_by_id) == [first[0].id]

"""The programme page: its events in order of time, its counts with their gaps, its sources as numbers."""

import re

import pytest

from data.history import load_history
from data.i18n import languages, texts
from data.load import load_catalogue
from pages.panels.stories import programme, published_counts
from pages.panels.stories.published_counts import Span
from pages.panels.ui import chart_files, charts
from pages.panels.ui.notes import Notes
from pages.panels.ui.symbols import legend_html

CATALOGUE = load_catalogue()
FACTS = CATALOGUE.facts_by_id


@pytest.mark.parametrize(
    ("period", "first", "last", "middle"),
    [
        ("2021", 2021, 2021, 2021.5),
        ("2014-06", 2014, 2014, 2014 + 5.5 / 12),
        ("2009–2013", 2009, 2013, 2011.5),
        ("2014–", 2014, 2014, 2014.5),
        ("2002–2006-10", 2002, 2006, 2004.5),
    ],
)
def test_a_period_spans_its_years(period: str, first: int, last: int, middle: float) -> None:
    span = Span.of(period)
    assert (span.first, span.last) == (first, last)
    assert span.middle == pytest.approx(middle)


@pytest.mark.parametrize("period", ["", "soon", "20", "2014-6"])
def test_what_is_no_period_is_refused(period: str) -> None:
    with pytest.raises(ValueError, match="not a period"):
        Span.of(period)


def test_the_years_without_a_count_are_those_of_which_no_fact_speaks() -> None:
    facts = published_counts.counts(CATALOGUE)
    assert published_counts.years_without(2002, facts) == [2002, 2003, 2004, 2005, 2008, 2016, 2017, 2020]
    assert FACTS["served-2021"] in facts


def test_the_events_stand_in_order_of_time_each_with_its_sources() -> None:
    for language in languages():
        told = programme.events(texts(language), CATALOGUE)
        years = [int(re.findall(r"\d{4}", event.when)[0]) for event in told]
        assert years == sorted(years)
        assert years[0] == FACTS["programme-since"].value
        assert all(event.sources for event in told)
        assert [event.text for event in told if event.inferred] == [
            texts(language)("programme.event.nce-last-intake")
        ]


def test_a_figure_in_an_event_is_that_of_its_fact() -> None:
    said = {event: texts("en")(f"programme.event.{event}") for event in programme.EVENTS}
    names = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 10: "ten", 12: "twelve"}
    for event, fact in {
        "nce": "count-2006-nce",
        "nce-last-intake": "nce-last-intake",
        "mature-recognised-2020": "mature-recognised-2020",
        "announced-2021": "announced-2021",
        "revision-2024": "revision-2024",
    }.items():
        assert names[int(FACTS[fact].value or 0)] in said[event].casefold(), event
    assert names[int(FACTS["hub-nodes-2021"].value or 0)] in said["announced-2021"]
    assert f"{FACTS['budget-cut-2022'].value:.0f} per cent" in said["budget-cut-2022"]
    for level, event in {"arena-pro": "arena-pro", "nce": "nce"}.items():
        assert names[CATALOGUE.levels_by_id[level].duration_years or 0] in said[event]


def test_each_source_has_one_number_by_which_the_text_names_it() -> None:
    notes = Notes()
    assert [notes.number(url) for url in ("https://a.no/1", "https://b.no/", "https://a.no/1")] == [1, 2, 1]
    assert [label for _, label in notes.all] == ["a.no", "b.no"]


def test_the_page_lists_every_source_that_it_cites() -> None:
    page = programme.html(texts("en"), CATALOGUE, load_history(CATALOGUE))
    cited = dict(re.findall(r'<a href="([^"]+)"[^>]*aria-label="Source (\d+):', page))
    listed = re.findall(r'id="source-(\d+)"><a href="([^"]+)"', page)
    assert {url: number for number, url in listed} == cited
    assert [number for number, _ in listed] == [str(n) for n in range(1, len(listed) + 1)]


@pytest.mark.parametrize("language", languages())
def test_the_figure_of_counts_has_every_count_once_and_says_the_highest(language: str) -> None:
    t, facts = texts(language), published_counts.counts(CATALOGUE)
    figure = published_counts.counts_figure(t, CATALOGUE)
    rows = figure.plots[0].rows
    assert rows.loc[rows["kind"] != "gap", "count"].tolist() == [fact.value for fact in facts]
    assert rows.loc[rows["kind"] == "gap", "from"].tolist() == published_counts.years_without(2002, facts)
    assert [str(row[2]).endswith("?") for row in figure.rows] == [fact.status != "sourced" for fact in facts]
    assert figure.finding == t("programme.counts.most", n="44", when="2021")
    assert max(fact.value or 0 for fact in facts) == 44


def test_the_numbers_of_counts_meet_no_symbol_and_no_other_number() -> None:
    rows = published_counts.counts_figure(texts("en"), CATALOGUE).plots[0].rows
    marks = rows.loc[rows["kind"] != "gap"]
    assert len(set(zip(marks["right"], marks["down"], strict=True))) > 1
    years, most = 21, marks["count"].max()
    rooms = [
        (600 * one["from"] / years + one.right, -290 * one["count"] / most + one.down, 3.5 * len(one.shown))
        for _, one in marks.iterrows()
    ]
    for one, (x, y, half) in enumerate(rooms):
        for left, top, wide in rooms[one + 1 :]:
            assert abs(x - left) >= half + wide or abs(y - top) >= 12


def test_the_legend_of_counts_has_the_levels_that_are_counted() -> None:
    html = legend_html(texts("en"), CATALOGUE, {"nce", None})
    assert "NCE" in html
    assert "Arena" not in html


def test_the_figure_of_counts_can_be_taken_along() -> None:
    t = texts("en")
    figure = published_counts.counts_figure(t, CATALOGUE)
    levels = charts.level_names(t, CATALOGUE)
    drawn = chart_files.svg(
        chart_files.Picture(figure.title, (figure.source,), figure.plots, levels)
    ).decode()
    assert ">13<" in drawn
    assert ">16?<" in drawn
    assert "Arena Pro" in drawn

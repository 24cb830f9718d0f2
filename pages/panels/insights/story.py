"""The clusters in numbers, as a story: a sentence with figures and its chart, one after the other; a click filters."""

from collections.abc import Mapping, Sequence
from functools import reduce

import streamlit as st

from data.figures import RATE_DECIMALS, Group, cross_table, groups, pairs, rates
from data.filters import Facet, Filters, Selection
from data.i18n import Texts
from data.labels import status_text, title_text, value_name
from data.population import population
from data.story import Sentence, Topic, story
from geo.dataset import Dataset
from geo.view import View
from pages.panels.insights import plots
from pages.panels.state import session, shown
from pages.panels.ui import charts, figure
from pages.panels.ui.figure import Figure

FILTERED_BY: Mapping[Topic, tuple[Facet, ...]] = {
    Topic.LEVEL: (Facet.LEVEL,),
    Topic.COUNTY: (Facet.COUNTY,),
    Topic.RATE: (Facet.COUNTY,),
    Topic.SECTOR: (Facet.SECTOR,),
    Topic.PAIR: (Facet.SECTOR, Facet.COUNTY),
}
"""What a click in the figure on each topic filters by."""

Rows = list[list[object]]


def show() -> None:
    """Draw the story of the clusters that the filters show."""
    t, data, view = session.t(), shown.dataset(), session.view()
    selection = data.index.select(view.filters)
    st.caption(status_text(t, selection.count, selection.total, data.year))
    if not selection.count:
        st.info(t("panel.nothing"))
        st.button(
            t("filter.reset"), key="reset_here", icon=":material/restart_alt:", on_click=session.reset_filters
        )
        return
    with st.container(key="how_to_pick"):  # styles/print.css prints all but this
        st.caption(t("insights.click"))
    with st.container(key="legend"):
        charts.legend(t, data.catalogue)
    for topic, one in figures_of(t, data, selection).items():
        figure.draw(t, one, data, _chosen(view.filters, FILTERED_BY[topic]), _filter_by)


def figures_of(t: Texts, data: Dataset, selection: Selection) -> dict[Topic, Figure]:
    """The figures on what the filters leave, by topic, in the order of reading."""
    return {
        sentence.topic: _figure(t, data, selection, sentence)
        for sentence in story(t, selection, population())
    }


def _figure(t: Texts, data: Dataset, selection: Selection, sentence: Sentence) -> Figure:
    if sentence.topic is Topic.RATE:
        return _by_inhabitants(t, data, selection, sentence.text)
    if sentence.topic is Topic.PAIR:
        return _by_pair(t, data, selection, sentence.text)
    return _grouped(t, data, selection, Facet(sentence.topic), sentence.text)


def _grouped(t: Texts, data: Dataset, selection: Selection, facet: Facet, finding: str) -> Figure:
    """The bars of *facet*, and of counties in Norway a map beside them."""
    found = groups(selection, facet)
    drawn = [plots.bars(t, selection, facet)]
    if facet is Facet.COUNTY and _in_norway(found):
        drawn.append(plots.county_map(t, found))
    source = _source(t, data)
    if len(found) > plots.MOST_BARS:
        source = f"{t('insights.largest', n=plots.MOST_BARS, total=len(found))} {source}"
    head, rows = _table(t, selection, facet, found)
    return Figure(
        facet.value, t(f"insights.{facet}"), finding, drawn, head, rows, source, data.catalogue.source
    )


def _by_inhabitants(t: Texts, data: Dataset, selection: Selection, finding: str) -> Figure:
    known = population()
    found = rates(selection, known.inhabitants)
    head = [
        t(f"table.{Facet.COUNTY}"),
        t("insights.clusters"),
        t("insights.inhabitants"),
        t("insights.per_inhabitants"),
    ]
    rows: Rows = [
        [one.county.label, one.clusters, one.inhabitants, round(one.rate, RATE_DECIMALS)] for one in found
    ]
    source = t("insights.rate.source", title=_title(t, data), date=t.date(known.date))
    return Figure(
        "rate", t("insights.rate"), finding, [plots.rates(t, found)], head, rows, source, known.source
    )


def _by_pair(t: Texts, data: Dataset, selection: Selection, finding: str) -> Figure:
    found = pairs(selection)
    head = [t(f"table.{Facet.SECTOR}"), t(f"table.{Facet.COUNTY}"), t("insights.clusters")]
    rows: Rows = [
        [value_name(t, data.catalogue, one.sector, Facet.SECTOR), one.county.label, one.clusters]
        for one in found
    ]
    drawn = [plots.grid(t, selection, found)]
    return Figure(
        "pair", t("insights.pair"), finding, drawn, head, rows, _source(t, data), data.catalogue.source
    )


def _table(t: Texts, selection: Selection, facet: Facet, found: Sequence[Group]) -> tuple[list[str], Rows]:
    """The groups by level: columns and rows; levels that no cluster is at are left out."""
    counts = cross_table(selection, facet, Facet.LEVEL)
    names = charts.level_names(t, selection.index.catalogue)
    levels = [rank for rank in range(len(names)) if counts[:, rank].any()]
    row_of = {value.id: row for row, value in enumerate(selection.index.values[facet])}
    rows: Rows = [
        [
            plots.group_name(t, selection, facet, group.value),
            *counts[row_of[group.value.id] if group.value else -1, levels].tolist(),
        ]
        for group in found
    ]
    return [t(f"table.{facet}"), *(names[rank] for rank in levels)], rows


def _in_norway(found: Sequence[Group]) -> bool:
    return any(group.value and group.value.id in population().inhabitants for group in found)


def _title(t: Texts, data: Dataset) -> str:
    return title_text(t, data.catalogue.title, data.year)


def _source(t: Texts, data: Dataset) -> str:
    return t("insights.source", title=_title(t, data))


def _chosen(filters: Filters, facets: Sequence[Facet]) -> str:
    """What is filtered by in *facets*, to tell a chart from the one with other filters."""
    return "".join(f"_{value}" for facet in facets for value in sorted(filters.chosen(facet) or ()))


def _filter_by(chart: str) -> None:
    """Filter by the mark that was clicked, or no longer if it is the filter already; for callbacks."""
    charts.follow(chart, _toggle)


def _toggle(view: View, pick: str) -> View:
    """Filter by *pick*, facets with a value each, or no longer."""
    wanted = {Facet(facet): frozenset({value}) for facet, value in (part.split(":") for part in pick.split())}
    undo = all(view.filters.chosen(facet) == values for facet, values in wanted.items())
    filters = reduce(
        lambda changed, facet: changed.choosing(facet, frozenset() if undo else wanted[facet]),
        wanted,
        view.filters,
    )
    return view.filtered(filters)

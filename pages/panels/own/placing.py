"""Where the rows of a reader's own list were placed, how closely and how surely, and a way to say it better."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from data.i18n import Texts
from data.intake import Intake
from data.model import Cluster, Confidence
from geo.evidence import CoordinateFix
from geo.locate import Located
from geo.places import Found, Precision
from geo.places.place import Answer
from pages.panels.own import grid
from pages.panels.own.work import Work
from pages.panels.state import widgets
from pages.panels.ui.markdown import as_markdown

MOST_ASKED = 20
ROUGH = (Precision.REGION, Precision.COUNTY)


@dataclass(frozen=True)
class Doubt:
    """A row to look at: it has no place, one of low confidence, or one that is only a county or region."""

    row: int
    cluster: Cluster
    home: str
    found: Found | None
    answer: Answer | None

    def reason(self, t: Texts) -> str:
        """Why a person should look."""
        if self.answer:
            return t(f"place.reason.{self.answer.reason}")
        assert self.found
        if self.found.precision in ROUGH:
            return t(f"precision.{self.found.precision}", name=self.found.name)
        return t(f"location_confidence.{self.found.confidence}")

    @property
    def candidates(self) -> list[str]:
        """The labels of the places that it can be."""
        if self.answer:
            return list(dict.fromkeys(found.label for found in self.answer.candidates))
        return list(self.found.candidates) if self.found else []


def doubts(intake: Intake, located: Located | None) -> list[Doubt]:
    """The rows to look at: those without a place first, then in the list's order."""
    if not intake.catalogue or not located:
        return []
    found = list(_doubts(intake, located))
    return sorted(found, key=lambda doubt: (doubt.found is not None, doubt.row))


def _doubts(intake: Intake, located: Located) -> Iterator[Doubt]:
    assert intake.catalogue
    for cluster in intake.catalogue.clusters:
        row = intake.rows[cluster.id]
        if answer := located.unresolved.get(cluster.id):
            yield Doubt(row, cluster, answer.query, None, answer)
        elif (place := located.found.get(cluster.id)) and (
            place.precision in ROUGH or place.confidence is Confidence.LOW
        ):
            yield Doubt(row, cluster, place.query, place, None)


def summary(t: Texts, intake: Intake, doubtful: list[Doubt]) -> None:
    """Say how many rows are on the map, and how many of them are a guess."""
    total = intake.rows_used
    unplaced = sum(doubt.found is None for doubt in doubtful)
    rough = sum(doubt.found is not None and doubt.found.precision in ROUGH for doubt in doubtful)
    low = len(doubtful) - unplaced - rough
    words = t("own.placing", n=total - unplaced, total=total, unplaced=unplaced, rough=rough, low=low)
    (st.warning if doubtful else st.success)(words)


def correct(t: Texts, brought: Work, intake: Intake, located: Located | None) -> None:
    """Offer to put right, all at once, coordinates that are swapped, have the wrong sign or lie far from the home."""
    homes: dict[CoordinateFix, dict[int, str]] = defaultdict(dict)
    for cluster, ways in (located.corrections if located else {}).items():
        for way in ways:
            homes[way.correction][intake.rows[cluster]] = way.home
    with st.container(horizontal=True):
        for correction, rows in sorted(homes.items(), key=lambda item: list(CoordinateFix).index(item[0])):
            st.button(
                t(f"own.correct.{correction}", n=len(rows)),
                key=brought.key(f"correct_{correction}"),
                on_click=brought.give,
                args=(rows,),
            )


def mend(t: Texts, brought: Work, doubtful: list[Doubt]) -> None:
    """List the rows to look at, and let the reader say where they are."""
    if number := brought.last_change:
        st.button(t("own.undo"), on_click=brought.undo, args=(number,), icon=":material/undo:")
    if not doubtful:
        return
    grid.draw(t, as_dataframe(t, doubtful), "own_placing")
    by_home: dict[str, list[Doubt]] = defaultdict(list)
    for doubt in doubtful:
        by_home[doubt.home].append(doubt)
    for home, same in list(by_home.items())[:MOST_ASKED]:
        _ask(t, brought, home, same)
    if len(by_home) > MOST_ASKED:
        st.caption(t("own.places.more", n=len(by_home) - MOST_ASKED))


def as_dataframe(t: Texts, doubtful: list[Doubt]) -> pd.DataFrame:
    """The rows to look at as a table in the reader's language."""
    return pd.DataFrame(
        {
            t("own.report.row"): pd.array([doubt.row for doubt in doubtful], dtype="Int64"),
            t("own.placing.name"): [doubt.cluster.listed_name for doubt in doubtful],
            t("own.placing.home"): [doubt.home for doubt in doubtful],
            t("own.placing.place"): [doubt.found.label if doubt.found else "" for doubt in doubtful],
            t("own.placing.why"): [doubt.reason(t) for doubt in doubtful],
        }
    )


def _ask(t: Texts, brought: Work, home: str, same: list[Doubt]) -> None:
    """Let the reader choose a place for the *same* rows, which give *home* as theirs, or type one."""
    key = brought.key(f"place_{home}")
    widgets.refresh_label(key, "")
    st.selectbox(
        t("own.places.pick", home=as_markdown(home), reason=same[0].reason(t)),
        options=["", *same[0].candidates],
        key=key,
        format_func=lambda label: label or widgets.label("", t("own.places.none")),
        accept_new_options=True,
        on_change=_give,
        args=(brought, key, [doubt.row for doubt in same]),
    )


def _give(brought: Work, key: str, rows: list[int]) -> None:
    if place := widgets.option_of(widgets.value(key) or "").strip():
        brought.give(dict.fromkeys(rows, place))

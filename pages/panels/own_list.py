"""A reader's own list: brought, its columns matched, checked row by row, located, mended and shown.

Everything stays in the reader's session; nothing is written to disk.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import streamlit as st

from data.intake import (
    FIELDS,
    REQUIRED,
    Intake,
    IntakeError,
    RawRow,
    RawTable,
    build,
    guess_mapping,
    read_table,
    render_error,
    template_csv,
)
from geo.locate import Located, locate, with_counties
from geo.places import Chain
from pages.panels import own_report, resources, session
from pages.panels.texts import Texts
from pages.panels.view import View

_TABLE, _SOURCE, _RESULT, _CANCELLED = "own_table", "own_source", "own_result", "own_cancelled"
PASTED = "pasted.csv"
ColumnMapping = Mapping[str, str]


@dataclass(frozen=True)
class Result:
    """What became of a table: the list, and where its clusters are (None: locating was cancelled)."""

    table: RawTable
    mapping: tuple[tuple[str, str], ...]
    intake: Intake
    located: Located | None


def introduce() -> None:
    """Say what the page does and what happens to the data."""
    t = session.t()
    st.write(t("own.intro"))
    st.caption(t("own.privacy"))
    st.download_button(
        t("own.template"),
        data=template_csv,
        file_name="clusters-template.csv",
        mime="text/csv",
        on_click="ignore",
    )


def bring() -> RawTable | None:
    """Let the reader upload a file or paste a table; return it once it could be read."""
    t = session.t()
    upload = st.file_uploader(
        t("own.upload"), type=["csv", "tsv", "txt", "xlsx", "geojson", "json"], help=t("own.upload.help")
    )
    with st.expander(t("own.paste")):
        pasted = st.text_area(t("own.paste.label"), key="own_pasted", placeholder=t("own.paste.hint"))
    if upload is not None:
        return _table(upload.file_id, lambda: read_table(upload.name, upload.getvalue()))
    if pasted.strip():
        return _table(pasted, lambda: read_table(PASTED, pasted.encode()))
    return _remembered(t)


def _remembered(t: Texts) -> RawTable | None:
    """The list that the reader brought before visiting other pages."""
    table = st.session_state.get(_TABLE)
    if not isinstance(table, RawTable):
        return None
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(t("own.remembered", name=table.name))
        st.button(t("own.forget"), on_click=_forget)
    return table


def _forget() -> None:
    for key in (_TABLE, _SOURCE, _RESULT, _CANCELLED):
        st.session_state.pop(key, None)
    resources.show_own(None)


def match_columns(table: RawTable) -> tuple[RawTable, ColumnMapping]:
    """Show which column was taken for what, and let the reader correct it."""
    t = session.t()
    guessed = guess_mapping(table.columns)
    missing = [field for field in REQUIRED if field not in guessed]
    mapping = {}
    with st.expander(t("own.columns", n=len(table.columns)), expanded=bool(missing)):
        sides = st.columns(3)
        for number, field in enumerate(FIELDS):
            options = [None, *table.columns]
            chosen = sides[number % len(sides)].selectbox(
                t(f"intake.field.{field}") + (" *" if field in REQUIRED else ""),
                options=options,
                index=options.index(guessed.get(field)),
                key=f"own_column_{field}",
                format_func=lambda column: t("own.columns.none") if column is None else str(column),
            )
            if chosen:
                mapping[field] = chosen
    return table, mapping


def check_and_show(table: RawTable, mapping: ColumnMapping) -> None:
    """Check and locate the rows, report on them, and offer to mend and to show them."""
    t = session.t()
    missing = [field for field in REQUIRED if field not in mapping]
    if missing:
        st.error(t("own.columns.missing", names=", ".join(t(f"intake.field.{field}") for field in missing)))
        return
    title = st.text_input(t("own.title"), value=table.name.rsplit(".", 1)[0], max_chars=200, key="own_title")
    result = _result(t, table, mapping, title or table.name)
    own_report.summary(t, result.intake, result.located)
    own_report.remarks(t, result.intake)
    if result.located:
        own_report.places(t, result.intake, result.located, _put_home(table, mapping))
    _keep(own_report.mend(t, table, result.intake, result.located))
    own_report.downloads(t, table, result.intake)
    catalogue = result.intake.catalogue
    if catalogue and result.located:
        placed = with_counties(catalogue, result.located)
        dataset = resources.Dataset(placed, result.located, own=True)
        if st.button(t("own.show", n=len(placed.clusters)), type="primary", icon=":material/map:"):
            show(dataset)


def show(own: resources.Dataset | None) -> None:
    """Turn the whole dashboard to *own*, or with None back to the programme, and open the map."""
    resources.show_own(own)
    session.change(lambda view: View(lang=view.lang))
    st.switch_page("pages/map.py")


def _table(source: str, read: Callable[[], RawTable]) -> RawTable | None:
    """The table of *source*, read once; a mended one takes its place until another source comes."""
    t = session.t()
    if st.session_state.get(_SOURCE) != source:
        st.session_state[_SOURCE] = source
        st.session_state.pop(_CANCELLED, None)
        for field in FIELDS:
            st.session_state.pop(f"own_column_{field}", None)
        st.session_state.pop("own_title", None)
        try:
            st.session_state[_TABLE] = read()
        except IntakeError as error:
            st.session_state[_TABLE] = error
    table = st.session_state[_TABLE]
    if isinstance(table, IntakeError):
        st.error(render_error(t, table))
        return None
    return table if isinstance(table, RawTable) else None


def _result(t: Texts, table: RawTable, mapping: ColumnMapping, title: str) -> Result:
    """Check and locate, once for the same table, mapping and title."""
    chain = _geocoder(t)
    asked = (table, tuple(sorted(mapping.items())), title, bool(chain.services))
    known = st.session_state.get(_RESULT)
    if known and known[0] == asked and (known[1].located or st.session_state.get(_CANCELLED)):
        return known[1]  # type: ignore[no-any-return]
    intake = build(table, mapping, title=title)
    result = Result(table, asked[1], intake, None)
    st.session_state[_RESULT] = (asked, result)
    if intake.catalogue and not st.session_state.get(_CANCELLED):
        result = replace(result, located=_locate(t, intake, chain))
        st.session_state[_RESULT] = (asked, result)
    elif intake.catalogue:
        st.button(t("own.locate"), on_click=lambda: st.session_state.pop(_CANCELLED, None))
    return result


def _locate(t: Texts, intake: Intake, chain: Chain) -> Located:
    """Locate with a progress bar; the cancel button ends this run at the bar's next step."""
    assert intake.catalogue is not None
    bar = st.progress(0.0, text=t("own.locating"))
    cancel = st.empty()
    cancel.button(t("own.cancel"), on_click=lambda: st.session_state.update({_CANCELLED: True}))
    step = 1 if chain.services else max(1, len(intake.catalogue.clusters) // 50)

    def progress(done: int, total: int) -> None:
        if done % step == 0 or done == total:
            bar.progress(done / total, text=t("own.locating_of", n=done, total=total))

    located = locate(intake.catalogue, chain, progress)
    bar.empty()
    cancel.empty()
    return located


def _geocoder(t: Texts) -> Chain:
    """The gazetteer alone, unless the operator allows online services and the reader asks for them."""
    chain = resources.geocoder()
    if not chain.services:
        return chain
    names = ", ".join(service.name for service in chain.services)
    online = st.checkbox(
        t("own.online", names=names), key="own_online", help=t("own.online.help", names=names)
    )
    return chain if online else Chain(chain.gazetteer)


def _put_home(table: RawTable, mapping: ColumnMapping) -> Callable[[str, str], None]:
    """How to give every row with one home text another one."""

    def put(old: str, new: str) -> None:
        parts = ("municipality", "county")
        rows = []
        for row in table.rows:
            cells = dict(row.cells)
            texts = [cells.get(mapping[field], "") for field in ("home_place", *parts) if field in mapping]
            if ", ".join(dict.fromkeys(text for text in texts if text)) == old:
                cells[mapping["home_place"]] = new
                cells |= {mapping[field]: "" for field in parts if field in mapping}
            rows.append(RawRow(row.number, cells))
        _keep(replace(table, rows=tuple(rows)))

    return put


def _keep(table: RawTable | None) -> None:
    if table is not None:
        st.session_state[_TABLE] = table
        st.rerun()

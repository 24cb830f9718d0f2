"""This reader's session: the page that runs and the current view, kept in step with the URL."""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import replace
from typing import Any, TypeVar

import streamlit as st

from data.filters import Filters
from data.i18n import OWN_LIST, Texts, languages, match_language, texts
from geo.dataset import Dataset
from geo.view import POSITION, Query, View, leads_into_own_list
from pages.panels.state.merging import newest
from pages.panels.state.settings import settings
from pages.panels.state.shown import VIEW, dataset, has_own, take_newest, whole

Value = TypeVar("Value")

_WRITTEN, _OWN_LINK = "written_query", "link_into_own_list"
_BEGUN_AT = "begun_at_year"
_HELD = "held_by_widgets"
_CHOICE = "chosen_by_reader"
_PAGE = "current_page"

# For the log. It cannot ask the session's state: Streamlit may end the run whenever that is read.
_page_of_run: ContextVar[str | None] = ContextVar("page_of_run", default=None)


def begin(name: str, came_by_history: bool) -> None:
    """Start a run of the page *name*: take the newest data, and the view from the URL if the URL is news.

    The URL is news on the first run, when the reader goes back or forward in the browser's history, and when they
    follow a link with parameters to another page. A link of the navigation has just emptied it; that is no news. Nor is
    an older URL of the same page, which only says that its message was sent before the last answer had come. Of a view
    of older data, what the new data do not know is dropped.
    """
    outdated = take_newest()
    query = _read_url()
    is_other_page = st.session_state.get(_PAGE, name) != name
    emptied = is_other_page and not query and not came_by_history
    st.session_state[_PAGE] = name
    _page_of_run.set(name)
    asked = (is_other_page or came_by_history) and not emptied
    if VIEW not in st.session_state or (asked and _is_news(query)):
        st.session_state[VIEW] = _read_view(query)
        st.session_state.pop(_HELD, None)
        st.session_state.pop(_CHOICE, None)
        st.session_state[_OWN_LINK] = leads_into_own_list(query)
    elif outdated:
        st.session_state[VIEW] = _read_view(_to_query(outdated.at(view().year)))
    # The browser gives a new page the parameters of the one before (web/address.js), so they are written in any case.
    st.session_state[_WRITTEN] = None if emptied else query
    st.session_state[_BEGUN_AT] = view().year


def _is_news(query: Query) -> bool:
    return st.session_state[_WRITTEN] not in (query, None)


def year_changed() -> bool:
    """Whether the page that runs was begun at another year, so that all of it must run again."""
    return bool(st.session_state[_BEGUN_AT] != view().year)


def followed_link_into_own_list() -> bool:
    """Whether the reader came by a link into a list that somebody brought, and sees the programme in its place."""
    return bool(st.session_state.get(_OWN_LINK)) and not dataset().own


def page() -> str:
    """The name of the page that runs."""
    return str(st.session_state[_PAGE])


def page_of_run() -> str | None:
    """The page that the run on this thread shows, as far as it is known; None outside of a run."""
    return _page_of_run.get()


def view() -> View:
    """The current view.

    Fragments and callbacks run without :func:`begin`, each time on a new thread, and begin with the view.
    """
    if _page_of_run.get() is None:
        _page_of_run.set(st.session_state.get(_PAGE))
    current: View = st.session_state[VIEW]
    return current


def change(update: Callable[[View], View]) -> None:
    """Replace the view; for callbacks, which run before the page does.

    Another year has another list: what is chosen and is not in it is let go, until a year comes that has it.
    """
    st.session_state.pop(_HELD, None)
    _replace_view(update)


def follow(
    widget: str,
    held: Value,
    of: Callable[[View], Value],
    put: Callable[[View, Value], View],
    merge: Callable[[Value, Value, Value], Value] = newest,
) -> None:
    """Let the view follow a widget that shows a part of it; for callbacks.

    Args:
        widget: its name.
        held: what it holds by the message whose callbacks now run.
        of: what it is to hold when it shows a view.
        put: puts what it holds into a view.
        merge: makes one value of what the widget held before, what it holds, and what it is to hold now.
    """
    now = of(view())
    merged = merge(_held_before(widget, held, of), held, now)
    if merged != now:
        _replace_view(lambda current: put(current, merged))


def _held_before(widget: str, held: Value, of: Callable[[View], Value]) -> Value:
    """What the *widget* held before the reader made it hold what it holds in the present message.

    On a slow network readers go on before the answer to their last act has come. The message then has the URL of the
    view that was still on screen. The widget showed that view, or what the reader had given it since, which came with
    an earlier message of the same URL.
    """
    query = _read_url()
    known_at, known = st.session_state.get(_HELD, (query, {}))
    earlier: dict[str, Value] = known if known_at == query else {}
    st.session_state[_HELD] = query, earlier | {widget: held}
    if widget in earlier:
        return earlier[widget]
    return of(view() if query == _to_query(dataset()) else _read_view(query))


def _replace_view(update: Callable[[View], View]) -> None:
    before, after = view(), update(view())
    is_chosen_anew = _choice_in(after) != _choice_in(before)
    st.session_state[_CHOICE] = _choice_in(after) if is_chosen_anew else _choice()
    st.session_state[VIEW] = after if after.year == before.year else _at_year(before, after)


def _choice_in(view: View) -> tuple[str | None, tuple[str, ...]]:
    """The cluster whose card is open in *view*, and those that are compared."""
    return view.cluster, view.compared


def _choice() -> tuple[str | None, tuple[str, ...]]:
    """What the reader chose last, also where the list of the view's year lacks it."""
    chosen: tuple[str | None, tuple[str, ...]] = st.session_state.get(_CHOICE) or _choice_in(view())
    return chosen


def compared_but_absent() -> list[str]:
    """The names of the clusters that the reader compares, and that the list of the view's year lacks."""
    index, listed = dataset().index, whole().catalogue.clusters_by_id
    return [listed[one].listed_name for one in _choice()[1] if one in listed and not index.known([one])]


def choose(cluster: Any) -> None:
    """Choose the cluster whose id a script reported, or none if there is no such cluster; for callbacks."""
    known = dataset().catalogue.clusters_by_id
    chosen = cluster if isinstance(cluster, str) and cluster in known else None
    change(lambda current: current.choose(chosen))


def change_filters(update: Callable[[Filters], Filters]) -> None:
    """Replace the filters of the view; for callbacks."""
    change(lambda current: current.filtered(update(current.filters)))


def reset_filters() -> None:
    """Drop all filters and the place to be near to; for callbacks."""
    change(lambda current: current.filtered(Filters()).near_to(None))


def start_over() -> None:
    """Forget all of the view but its language and base map, as after a change of dataset; for callbacks."""
    change(lambda current: View(lang=current.lang, basemap=current.basemap))
    st.session_state.pop(_CHOICE, None)
    st.session_state[_OWN_LINK] = False


def keep_choice() -> None:
    """Forget the filters, and keep of what is chosen what the dataset has, as with another layer; for callbacks."""
    chosen, compared = view().cluster, dataset().index.known(view().compared)
    start_over()
    change(lambda current: replace(current, compared=compared))
    choose(chosen)


def write_url() -> None:
    """Put the view into the URL if it is not there already."""
    query = _to_query(dataset())
    if query != st.session_state[_WRITTEN]:
        st.query_params.from_dict(query)
        st.session_state[_WRITTEN] = query


def is_embedded() -> bool:
    """Whether the page stands in a frame of another site, asked for with ``embed=true``."""
    return bool(st.context.is_embedded)


def language() -> str:
    """The reader's language: the one chosen, else the browser's if there are texts in it, else English."""
    return language_of(view().lang if VIEW in st.session_state else st.query_params.get("lang"))


def t_to_come(came_by_history: bool) -> Texts:
    """The texts of the page that is about to begin: its name and so its menu come before :func:`begin`."""
    if VIEW in st.session_state and came_by_history and _is_news(_read_url()):
        return _texts_in(language_of(st.query_params.get("lang")))
    return t()


def language_of(asked: str | None) -> str:
    """The reader's language, if this one was *asked* for."""
    return asked if asked in languages() else match_language(st.context.locale)


def t() -> Texts:
    """The texts in the reader's language, about a list of their own if they look at one."""
    return _texts_in(language())


def _texts_in(language: str) -> Texts:
    return texts(language, OWN_LIST if has_own() else None)


def _read_view(query: Query) -> View:
    data = whole().shown_by(query)
    return View.from_query(query, data.index, languages(), settings().basemap, own=data.own, year=data.year)


def _at_year(before: View, after: View) -> View:
    """The view *after* a change of year, with what the list of that year knows of it."""
    data, then = whole().at(before.year), whole().at(after.year)
    query = View(filters=after.filters).to_query(data.index, own=data.own)
    known = View.from_query(query, then.index, languages(), own=data.own)
    # Addresses of own lists hold no search, so it is kept as it is.
    filters = replace(known.filters, text=after.filters.text)
    cluster, compared = _choice()
    chosen = next(iter(then.index.known([cluster] if cluster else [])), None)
    return replace(
        after, filters=filters, cluster=chosen, compared=then.index.known(compared), year=then.year
    )


def _to_query(data: Dataset) -> Query:
    return view().to_query(data.index, settings().basemap, own=data.own)


def _read_url() -> Query:
    """The parameters but the map's position, which only the browser knows and keeps there (``web/address.js``)."""
    return {name: st.query_params.get_all(name) for name in st.query_params if name != POSITION}

"""What we rely on of Streamlit beside its public interface is still as we expect it."""

import inspect
import re
import socket
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import MagicMock
from urllib.parse import urljoin

import pytest
import streamlit_folium
from starlette.datastructures import Headers
from streamlit import config, net_util
from streamlit.runtime import media_file_manager, state
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.media_file_storage import MediaFileStorageError
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import RerunData, RerunException, script_runner
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager
from streamlit.testing.v1 import AppTest
from streamlit.web.server import server_util
from streamlit.web.server.starlette import starlette_routes, starlette_websocket
from streamlit.web.server.starlette.starlette_app_utils import generate_xsrf_token_string

from pages.panels.ui import streamlit_internals

INDEX = streamlit_internals.INDEX.read_text("utf-8")


def test_a_folder_is_served_under_the_module_that_declares_the_component(tmp_path: Path) -> None:
    address = streamlit_internals.serve_folder(tmp_path, "some_files")
    assert address == "component/pages.panels.ui.streamlit_internals.some_files"


def test_a_part_of_the_page_has_the_type_that_is_named_here() -> None:
    def script() -> None:
        import streamlit as st

        from pages.panels.ui.streamlit_internals import DeltaGenerator

        for place in (st.empty(), st.container()):
            st.text(f"{type(place) is DeltaGenerator}")

    assert [text.value for text in AppTest.from_function(script).run().text] == ["True", "True"]


def test_the_map_frame_is_served_as_streamlit_folium_serves_it() -> None:
    assert streamlit_internals.serve_map_frame() == streamlit_folium._component_func
    assert streamlit_internals.FRAME_PAGE.is_file()


def test_streamlits_page_has_one_inline_script() -> None:
    assert len(re.findall("<script>", INDEX)) == 1


def test_streamlits_first_script_tells_where_the_servers_root_is() -> None:
    kind, folder = re.findall(r'\[\w+\*?="([^"]+)"\]', streamlit_internals.FIRST_SCRIPT)
    first = re.search(rf'<script type="{kind}"[^>]* src="\./({folder}[^"]+)"', INDEX)
    assert first
    assert urljoin(f"https://example.org/{first[1]}", streamlit_internals.FIRST_SCRIPT_TO_ROOT) == (
        "https://example.org/"
    )


def test_the_routes_that_rules_are_for_are_streamlits() -> None:
    assert {
        f"/{starlette_routes.ROUTE_HEALTH}",
        f"/{starlette_routes.ROUTE_HOST_CONFIG}",
        f"/{starlette_routes.ROUTE_METRICS}",
        f"/{starlette_routes.BASE_ROUTE_UPLOAD_FILE}/",
        f"/{starlette_websocket._ROUTE_WEBSOCKET_STREAM}",
    } == {
        f"/{route}"
        for route in (
            streamlit_internals.HEALTH,
            streamlit_internals.HOST_CONFIG,
            streamlit_internals.METRICS,
            streamlit_internals.UPLOADS,
            streamlit_internals.STREAM,
        )
    }


def test_streamlit_learns_no_address_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("get_internal_ip", "get_external_ip"):
        monkeypatch.setattr(net_util, name, getattr(net_util, name))
    monkeypatch.setattr(socket, "socket", None)  # any look-up would need one
    streamlit_internals.refuse_outside_lookups()
    assert not server_util.is_url_from_allowed_origins("https://elsewhere.example")


def test_hosts_are_judged_by_streamlits_own_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    assert streamlit_internals.host_allowed("any.example")
    monkeypatch.setattr(config, "get_option", {"server.allowedHosts": ["map.example"]}.__getitem__)
    assert streamlit_internals.host_allowed("map.example:80")
    assert not streamlit_internals.host_allowed("evil.example")
    assert not streamlit_internals.host_allowed(None)


def test_the_token_of_a_browser_is_read_from_its_cookie_however_it_is_masked() -> None:
    cookies = {generate_xsrf_token_string(b"token", 1) for _ in range(3)}
    assert len(cookies) == 3
    assert {streamlit_internals.xsrf_token(cookie) for cookie in cookies} == {b"token"}
    assert streamlit_internals.xsrf_token("2|broken") is None


def test_a_header_that_the_server_sets_binds_a_session_to_a_browser() -> None:
    """Streamlit puts trusted headers into the identity that a connection must have to go on with a session."""
    assert "gather_user_info" in inspect.getsource(starlette_websocket.create_websocket_handler)
    assert "matches_user_info" in inspect.getsource(WebsocketSessionManager._resume_stored_session)
    assert "matches_user_info" in inspect.getsource(WebsocketSessionManager.connect_session)


def test_the_session_to_go_on_with_is_the_last_of_the_protocols_that_a_browser_names() -> None:
    headers = Headers({streamlit_internals.PROTOCOLS: "streamlit, token, session"})
    assert starlette_websocket._parse_subprotocols(headers) == ("streamlit", "token", "session")


def test_streamlits_scripts_give_the_page_and_what_has_a_key_the_classes_that_styles_name() -> None:
    assert streamlit_internals.of_key("level_gce") == ".st-key-level_gce"
    scripts = [
        script.read_text("utf-8")
        for script in (streamlit_internals.INDEX.parent / streamlit_internals.STATIC / "js").glob("*.js")
    ]
    for name in (streamlit_internals.APP, streamlit_internals.of_key("")):
        assert any(re.search(rf"[`'\"\s]{name[1:]}", script) for script in scripts), name


def test_pages_are_followed_in_what_they_ask_to_upload(monkeypatch: pytest.MonkeyPatch) -> None:
    files = MemoryUploadedFileManager("/upload")
    monkeypatch.setattr(streamlit_internals, "uploaded_files", lambda: files)
    asked: dict[str, Sequence[str]] = {}
    ended: list[str] = []
    streamlit_internals.watch_upload_requests(asked.__setitem__, ended.append)
    given = files.get_upload_urls("session", ["a.csv", "b.csv"])
    assert asked == {"session": [one.file_id for one in given]}
    files.remove_session_files("session")
    assert ended == ["session"]


@pytest.fixture
def state_of_run(monkeypatch: pytest.MonkeyPatch) -> type[state.SafeSessionState]:
    """The session's state as the runs of a script see it while the server runs."""
    monkeypatch.setattr(script_runner, "SafeSessionState", vars(script_runner)["SafeSessionState"])
    streamlit_internals.finish_callbacks()
    assert "SafeSessionState(" in inspect.getsource(script_runner.ScriptRunner.__init__)
    of_run: type[state.SafeSessionState] = vars(script_runner)["SafeSessionState"]
    return of_run


def test_the_next_message_of_a_page_ends_a_run_and_no_callback(
    state_of_run: type[state.SafeSessionState],
) -> None:
    def interrupt() -> None:
        raise RerunException(RerunData())

    class Called(state.SessionState):
        def on_script_will_rerun(self, *_states: object, **_more: object) -> None:
            of_run["clicked"] = True

    of_run = state_of_run(Called(), interrupt)
    of_run.on_script_will_rerun(None)
    assert of_run.filtered_state == {"clicked": True}
    with pytest.raises(RerunException):
        of_run["drawn"] = True


def test_what_a_session_holds_is_in_the_two_places_that_are_emptied_at_its_end() -> None:
    source = inspect.getsource(AppSession)
    assert "self._session_state = SessionState()" in source
    assert "self._fragment_storage: FragmentStorage = MemoryFragmentStorage()" in source


def test_a_download_stays_for_the_browser_that_fetches_it_and_then_goes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files = MediaFileManager(MemoryMediaFileStorage("/media"))
    streamlit_internals.keep_downloads(files)
    placeholder = files.add_deferred(lambda: b"a list", "text/csv", "here", "list.csv")
    # What a run of another part of the page does.
    files.clear_session_refs()
    files.remove_orphaned_files()
    made = Path(files.execute_deferred(placeholder)).name
    # What the runs of other readers do, and the end of their sessions.
    for _ in range(4):
        files.remove_orphaned_files()
    assert files.read_file(made) is not None
    monkeypatch.setattr(streamlit_internals, "DOWNLOAD_SECONDS", -1.0)
    for _ in range(2):
        files.remove_orphaned_files()
    assert files.read_file(made) is None
    monkeypatch.setattr(streamlit_internals, "OFFER_SECONDS", -1.0)
    files.remove_orphaned_files()
    with pytest.raises(MediaFileStorageError):
        files.execute_deferred(placeholder)


def test_what_a_session_was_offered_for_download_goes_at_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    files = MediaFileManager(MemoryMediaFileStorage("/media"))
    monkeypatch.setattr(streamlit_internals, "downloads", lambda: files)
    streamlit_internals.keep_downloads(files)
    offers = {}
    for name in ("ends", "stays"):
        monkeypatch.setattr(media_file_manager, "_get_session_id", lambda name=name: name)
        offers[name] = files.add_deferred(lambda: b"a list", "text/csv", "here", "list.csv")
    ended = MagicMock()
    ended.session.id = "ends"
    streamlit_internals.end_session(ended)
    ended.session.shutdown.assert_called_once_with()
    assert files.execute_deferred(offers["stays"])
    with pytest.raises(MediaFileStorageError):
        files.execute_deferred(offers["ends"])

"""What we rely on of Streamlit beside its public interface, in one place; a test holds each against its source.

For the files that Streamlit sends to browsers ``pages/server/streamlit_files.py`` is the same, and for what our scripts
find in its page ``web/streamlit.js``.
"""

import logging
import time
from collections.abc import Callable, Sequence
from importlib.metadata import distribution
from pathlib import Path, PurePosixPath
from typing import Any

import streamlit
import streamlit.logger
from streamlit import config, net_util, runtime
from streamlit.components.v1.custom_component import CustomComponent
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx, script_runner
from streamlit.runtime.session_manager import SessionInfo, SessionStorage
from streamlit.runtime.state import SafeSessionState, SessionState
from streamlit.runtime.uploaded_file_manager import UploadFileUrlInfo
from streamlit.web import cli
from streamlit.web.server.starlette.starlette_app_utils import decode_xsrf_token_string
from streamlit.web.server.starlette.starlette_server_config import XSRF_COOKIE_NAME
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

DOWNLOAD_SECONDS = 10.0
"""For how long a file stays that a download button has made, so that the browser can fetch it."""
OFFER_SECONDS = 30.0
"""For how long a download button of a dialog works after another part of the page has run."""
COMPONENT_ROOT = "../../"
"""From the frame of a component (``component/<name>/index.html``) up to the server's root."""
FIRST_SCRIPT = 'script[type="module"][src*="static/js/"]'
"""The CSS selector of the first of Streamlit's scripts in its page."""
FIRST_SCRIPT_TO_ROOT = "../../"
"""From the address of that script up to the server's root."""


def run_server(app: Path, options: Sequence[str]) -> None:
    """Serve *app* in this process with *options* of ``streamlit run``, until somebody stops it.

    Raises:
        SystemExit: always, as the command does.
    """
    # Else Streamlit, which has read its options before, warns that *options* have changed some.
    config._config_options = None
    cli.main(["run", str(app), *options], prog_name="streamlit")


def serve_folder(folder: Path, name: str) -> str:
    """Serve the files of *folder* and return its address, relative to the server's root.

    Streamlit serves a folder as that of a component. It is registered by itself, without ``declare_component``, which
    does so within a run alone, and routes answer outside of runs.
    """
    component = CustomComponent(f"{__name__}.{name}", path=str(folder))
    _register(component)
    return f"component/{component.name}"


def serve_map_frame() -> CustomComponent:
    """Serve the files of streamlit-folium, which it does itself no earlier than in the first run that draws a map."""
    name = FRAME_FOLDER.removeprefix("component/").rstrip("/")
    component = CustomComponent(name, path=str(FRAME_PAGE.parent), module_name="streamlit_folium")
    _register(component)
    return component


def _register(component: CustomComponent) -> None:
    if runtime.exists():
        runtime.get_instance().component_registry.register_component(component)


def session_id() -> str:
    """The id of the session whose script runs on this thread; empty outside of a run."""
    context = get_script_run_ctx(suppress_warning=True)
    return context.session_id if context else ""


def came_by_history() -> bool:
    """Whether the run on this thread began because the reader went back or forward in the browser's history."""
    context = get_script_run_ctx(suppress_warning=True)
    return context is not None and context.is_history_navigation


# What style sheets made in Python name; web/styles/ and web/streamlit.js have the rest.

APP = ".stApp"
"""The CSS selector of all of the page."""
CHART = ".stVegaLiteChart svg"
"""The CSS selector of a chart's picture."""


def of_key(key: str) -> str:
    """The CSS selector of the element that is drawn with *key*."""
    return f".st-key-{key}"


# What pages/server/ needs; of Streamlit's page, style sheet and scripts pages/server/streamlit_files.py.

PROTOCOLS = "sec-websocket-protocol"
"""Streamlit's client names here: its protocol, the XSRF token, and the session that it would go on with."""

READER_HEADER = "x-clustermap-reader"
"""A request header that only this server sets; `server.trustedUserHeaders` binds a session to its value."""
XSRF_COOKIE = XSRF_COOKIE_NAME
INDEX = Path(streamlit.__file__).parent / "static" / "index.html"
"""The page that Streamlit answers every reader with."""
STREAM, UPLOADS, METRICS, HEALTH, HOST_CONFIG = (
    "_stcore/stream",
    "_stcore/upload_file/",
    "_stcore/metrics",
    "_stcore/health",
    "_stcore/host-config",
)
"""Routes of Streamlit's server, relative to its base path: WebSocket, uploads, figures, whether it serves, its settings
for a page around it. Its script asks for the last two before it opens the WebSocket."""
CORE, FILES_OF_SESSIONS, STATIC = "_stcore/", "media/", "static/"
"""What the paths begin with of what sessions need, of their downloads, and of Streamlit's scripts and fonts."""
FRAME = "component/streamlit_folium."
"""What the path of streamlit-folium's frame begins with."""
FRAME_FOLDER = f"{FRAME}st_folium/"
"""Where the files of :data:`FRAME_PAGE` are, relative to the server's root."""
FRAME_PAGE = Path(
    str(distribution("streamlit-folium").locate_file("streamlit_folium/frontend/build/index.html"))
)
"""The page in the frame of streamlit-folium."""

__all__ = ["DeltaGenerator", "SessionInfo"]


def option(name: str) -> Any:
    """The value of Streamlit's own setting *name*, such as ``server.port``."""
    return config.get_option(name)


def host_allowed(host: str | None) -> bool:
    """Whether `server.allowedHosts` allows a request for *host*, as its header names it; without a list any is."""
    return is_host_allowed(host)


def refuse_outside_lookups() -> None:
    """Let Streamlit ask nobody for this machine's addresses; it does so to judge where a connection comes from."""
    net_util.get_internal_ip = net_util.get_external_ip = lambda: None


def xsrf_token(cookie: str) -> bytes | None:
    """The random token of a browser in its XSRF *cookie*; None if it holds none."""
    return decode_xsrf_token_string(cookie)[0]


def is_connected(session: str) -> bool:
    """Whether the session of this id has a connection."""
    return runtime.get_instance().is_active_session(session)


def keep_sessions_in(storage: SessionStorage) -> None:
    """Let *storage* hold the sessions that have lost their connection, in place of Streamlit's own."""
    runtime.get_instance()._session_mgr._session_storage = storage  # type: ignore[attr-defined]


class _StateOfRun(SafeSessionState):
    """A session's state as a run of its script sees it."""

    def on_script_will_rerun(self, *states: Any, **more: Any) -> None:
        """Take in what the page sent and call the callbacks, all of it before the next message of the page counts."""
        interrupt = self._yield_callback
        vars(self)["_yield_callback"] = lambda: None
        try:
            super().on_script_will_rerun(*states, **more)
        finally:
            vars(self)["_yield_callback"] = interrupt


def finish_callbacks() -> None:
    """Let each run of a script take in all that its page sent, callbacks included.

    The next message of a page ends a run wherever it reads the session's state, in a callback too. The callback is then
    left half done and not called again: what was clicked is lost.

    The runs of a session must come one after the other (`runner.fastReruns = false`). Otherwise a run that was told to
    end could still take in what its page sent, after the next run has taken in something newer.
    """
    script_runner.SafeSessionState = _StateOfRun  # type: ignore[attr-defined]


def end_session(info: SessionInfo) -> None:
    """End a session and free all that it holds.

    The loop that sends messages to browsers refers to the last session until another one gets a message.
    """
    session = info.session
    session.shutdown()
    session._session_state = SessionState()
    session._fragment_storage = MemoryFragmentStorage()
    files = downloads()
    with files._lock:
        for offer in list(files._deferred_ids_by_session.get(session.id, ())):
            files._drop_deferred_id(offer)
    remove_downloads()


def keep_downloads(files: MediaFileManager) -> None:
    """Let each file that a download button makes stay in *files* for :data:`DOWNLOAD_SECONDS`.

    Streamlit removes it after two runs of any readers, which may come before the browser has asked for it. What a
    button offers stays for :data:`OFFER_SECONDS`: a run of another part of the page would make it a dead button.
    """
    made: dict[str, float] = {}
    offered: dict[str, float] = {}
    execute, inactive, add = files.execute_deferred, files._get_inactive_file_ids, files.add_deferred

    def execute_deferred(file_id: str) -> str:
        address = execute(file_id)
        made[PurePosixPath(address).stem] = time.monotonic()
        return address

    def old_and_inactive() -> set[str]:
        now = time.monotonic()
        for name in [name for name, when in made.items() if now - when > DOWNLOAD_SECONDS]:
            del made[name]
        return inactive() - made.keys()

    def add_deferred(*args: Any, **more: Any) -> str:
        placeholder = add(*args, **more)
        offered[placeholder] = time.monotonic()
        return placeholder

    def remove_old_offers() -> None:
        used = {
            one for of_session in files._files_by_session_and_coord.values() for one in of_session.values()
        }
        for placeholder in files._deferred_callables.keys() - used:
            if time.monotonic() - offered.get(placeholder, 0.0) > OFFER_SECONDS:
                files._drop_deferred_id(placeholder)
        for gone in offered.keys() - files._deferred_callables.keys():
            del offered[gone]

    vars(files).update(
        execute_deferred=execute_deferred,
        _get_inactive_file_ids=old_and_inactive,
        add_deferred=add_deferred,
        _remove_orphaned_deferred_callables=remove_old_offers,
    )


def downloads() -> MediaFileManager:
    """What holds the files that download buttons offer."""
    return runtime.get_instance().media_file_mgr


def remove_downloads() -> None:
    """Remove the files that download buttons made, but for those that a browser may be fetching."""
    # The first time they are only marked.
    for _ in range(2):
        downloads().remove_orphaned_files()


def uploaded_files() -> MemoryUploadedFileManager:
    """What holds the files that readers have uploaded."""
    files = runtime.get_instance().uploaded_file_mgr
    assert isinstance(files, MemoryUploadedFileManager)
    return files


def watch_upload_requests(asked: Callable[[str, Sequence[str]], None], ended: Callable[[str], None]) -> None:
    """Be told which file ids a session was given to upload to, and which session has ended.

    Streamlit's server must be running.

    Args:
        asked: called with the session's id and the file ids.
        ended: called with the session's id.
    """
    files = uploaded_files()
    give, remove = files.get_upload_urls, files.remove_session_files

    def get_upload_urls(session_id: str, file_names: Sequence[str]) -> list[UploadFileUrlInfo]:
        given = give(session_id, file_names)
        asked(session_id, [url.file_id for url in given])
        return given

    def remove_session_files(session_id: str) -> None:
        ended(session_id)
        remove(session_id)

    vars(files).update(get_upload_urls=get_upload_urls, remove_session_files=remove_session_files)


def send_logs_to_root() -> None:
    """Let Streamlit's loggers, present and future, write nothing themselves and pass all on to the root logger."""

    def pass_on(logger: logging.Logger) -> None:
        logger.handlers.clear()
        logger.propagate = True

    streamlit.logger.setup_formatter = pass_on
    streamlit.logger.update_formatter()

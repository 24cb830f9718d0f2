"""What we rely on of Streamlit beside its public interface, in one place; a test holds each against its source.

The scripts have their own such place, ``web/streamlit.js``.
"""

from pathlib import Path

import streamlit.components.v1 as components
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

COMPONENT_ROOT = "../../"
"""From the frame of a component (``component/<name>/index.html``) up to the server's root."""


def serve_folder(folder: Path, name: str) -> str:
    """Serve the files of *folder* and return its address, relative to the server's root.

    Streamlit serves a folder under ``component/<module>.<name>/`` once a component is declared on it; the module is
    the one that declares it.
    """
    components.declare_component(name, path=str(folder))
    return f"component/{__name__}.{name}"


def serve_content(content: bytes, mimetype: str, coordinates: str) -> str:
    """Serve *content* to this session's reader and return its address, relative to the server's root.

    The server forgets it when the session ends. The address is a digest, so equal content has one address.
    *coordinates* tells contents apart that take each other's place.
    """
    address = runtime.get_instance().media_file_mgr.add(content, mimetype, coordinates=coordinates)
    return address.lstrip("/")


def session_value(key: str) -> object:
    """What the session of the run on this thread holds under *key*; None outside of a run."""
    context = get_script_run_ctx(suppress_warning=True)
    return context.session_state.filtered_state.get(key) if context else None

"""Where in this server a request goes: its path below the server's base path."""

from starlette.types import Scope

from pages.panels.ui.streamlit_internals import option


def base_path() -> str:
    """What every address of this server begins with: ``/``, or ``/clusters/`` with `server.baseUrlPath`."""
    path = str(option("server.baseUrlPath") or "").strip("/")
    return f"/{path}/" if path else "/"


def address_of(route: str) -> str:
    """The path at which this server answers for *route*, which is relative to the base path.

    Streamlit's own routes begin with the base path; those that ``st.App`` is given must name it themselves.
    """
    return base_path() + route


def route_of(scope: Scope) -> str:
    """The path that *scope* asks for, relative to the base path and without a slash in front."""
    path: str = scope["path"]
    return path.removeprefix(base_path()) if path.startswith(base_path()) else path.lstrip("/")

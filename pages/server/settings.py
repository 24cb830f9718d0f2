"""What an operator can set about the server itself: read from the environment, checked at start."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from data.errors import SettingError
from data.settings import whole_number
from pages.panels.ui.streamlit_internals import option

MEGABYTE = 1024 * 1024
# What Content-Security-Policy takes as a source: *, 'none', 'self', or an origin whose host may begin with *.
_SOURCE = re.compile(r"\*|'none'|'self'|(https?://)?(\*\.)?[\w.-]+(:\d+)?", re.ASCII)

_PUBLIC_URL = re.compile(r"https?://[\w.-]+(:\d+)?(/[\w.~/-]*)?", re.ASCII)


@dataclass(frozen=True)
class ServerSettings:
    """What an operator chose.

    ``frame_ancestors`` names the sites that may show the dashboard in a frame, as the Content-Security-Policy
    directive of that name does; ``uploads_total`` is how many megabytes (of 1,048,576 bytes) of uploaded files the
    process holds at most, for all readers together; ``public_url`` is the address of the dashboard as its readers know
    it, with a slash at the end, and None where each request's own host is right.
    """

    frame_ancestors: str = "*"
    uploads_total: int = 500
    public_url: str | None = None

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> "ServerSettings":
        """Read CLUSTERMAP_FRAME_ANCESTORS, CLUSTERMAP_UPLOADS_TOTAL and CLUSTERMAP_PUBLIC_URL.

        Raises:
            SettingError: a value is no list of sites, no number that has room for one upload, or no address.
        """
        sites = environment.get("CLUSTERMAP_FRAME_ANCESTORS", "").strip() or cls.frame_ancestors
        if not all(_SOURCE.fullmatch(site) for site in sites.split()):
            raise SettingError(
                "CLUSTERMAP_FRAME_ANCESTORS must be *, 'none', 'self' or sites such as https://example.org, "
                f"with spaces between them; it is {sites}"
            )
        text, one = environment.get("CLUSTERMAP_UPLOADS_TOTAL") or str(cls.uploads_total), upload_limit()
        total = whole_number(text, one)
        if total is None:
            raise SettingError(
                f"CLUSTERMAP_UPLOADS_TOTAL must be a number of megabytes, at least the {one} of one upload; "
                f"it is {text}"
            )
        return cls(sites, total, _public_url(environment.get("CLUSTERMAP_PUBLIC_URL") or None))


def _public_url(text: str | None) -> str | None:
    """The address *text* with a slash at its end.

    Raises:
        SettingError: it is no plain http or https address.
    """
    if text is None:
        return None
    if not _PUBLIC_URL.fullmatch(text) or not _has_port(text):
        raise SettingError(
            "CLUSTERMAP_PUBLIC_URL must be the dashboard's address such as https://map.example.org/clusters/, "
            f"without parameters; it is {text}"
        )
    return text.rstrip("/") + "/"


def _has_port(text: str) -> bool:
    """Whether the port in the address *text* is one, if it names any."""
    try:
        return urlsplit(text).port != 0
    except ValueError:
        return False


@lru_cache
def settings() -> ServerSettings:
    """The settings of this server."""
    return ServerSettings.read(os.environ)


def upload_limit() -> int:
    """How many megabytes one upload may have, as Streamlit's own setting says."""
    return int(option("server.maxUploadSize"))

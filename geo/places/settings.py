"""The settings of online geocoding. Everything is off unless it is switched on here."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from data.errors import SettingError
from data.settings import whole_number
from geo.places.services.provider import Connection, Provider
from geo.places.services.registry import PROVIDERS

PREFIX = "CLUSTERMAP_GEOCODE_"
SERVICES = tuple(PROVIDERS)
LONGEST_TIMEOUT = 60.0
MOST_LOOKUPS = 10_000
_NO_CACHE = "off"
_DEFAULT_DOMAINS = {provider.name: provider.default_domain for provider in PROVIDERS.values()}
_DOMAIN = re.compile(r"[A-Za-z0-9.-]+(:[0-9]+)?(/[\w.~-]+)*/?")


@dataclass(frozen=True)
class GeocodingSettings:
    """Which services to ask, in this order, and how.

    ``timeout`` is in seconds. ``cache`` is the file that keeps online answers, ``None`` for none.
    ``domains`` are the hosts of the services, by name. ``lookups`` is how many questions about one reader's lists
    the services are asked; all readers share one question a second.
    """

    services: tuple[str, ...] = ()
    user_agent: str | None = None
    cache: Path | None = None
    timeout: float = 5.0
    scheme: str = "https"
    domains: Mapping[str, str] = field(default_factory=lambda: dict(_DEFAULT_DOMAINS))
    lookups: int = 300

    @classmethod
    def read(cls, values: Mapping[str, object] = os.environ) -> GeocodingSettings:
        """The settings in a mapping such as the environment; other keys in it are not looked at.

        Raises:
            SettingError: a value cannot be used, or Nominatim is switched on without a user agent.
        """
        read = _Reader(values)
        settings = cls(
            services=read.services(),
            user_agent=read.user_agent(),
            cache=read.cache(),
            timeout=read.timeout(cls.timeout),
            scheme=read.scheme(cls.scheme),
            lookups=read.lookups(cls.lookups),
            domains={provider.name: read.domain(provider) for provider in PROVIDERS.values()},
        )
        strict = [name for name in settings.services if PROVIDERS[name].needs_user_agent]
        if strict and settings.user_agent is None:
            raise SettingError(
                f"{PREFIX}USER_AGENT must name this installation and a contact, because {strict[0]} asks for it"
            )
        return settings

    def connection(self, service: str) -> Connection:
        """How a service is reached."""
        return Connection(self.domains[service], self.scheme, self.timeout, self.user_agent)


@dataclass(frozen=True, slots=True)
class _Reader:
    values: Mapping[str, object]

    def text(self, name: str) -> str:
        value = self.values.get(PREFIX + name)
        return "" if value is None else str(value).strip()

    def fail(self, name: str, wanted: str) -> SettingError:
        return SettingError(f"{PREFIX}{name} is {self.text(name)!r}; it must be {wanted}")

    def services(self) -> tuple[str, ...]:
        names = tuple(name for part in self.text("ONLINE").split(",") if (name := part.strip().lower()))
        if set(names) - set(SERVICES) or len(set(names)) < len(names):
            raise self.fail("ONLINE", f"empty or a list of {' and '.join(SERVICES)}, with commas, each once")
        return names

    def timeout(self, default: float) -> float:
        text = self.text("TIMEOUT")
        try:
            seconds = float(text) if text else default
        except ValueError:
            seconds = math.nan
        if not 0 < seconds <= LONGEST_TIMEOUT:
            raise self.fail("TIMEOUT", f"a number of seconds above 0 and up to {LONGEST_TIMEOUT:g}")
        return seconds

    def lookups(self, default: int) -> int:
        number = whole_number(self.text("LOOKUPS") or str(default), 1, MOST_LOOKUPS)
        if number is None:
            raise self.fail("LOOKUPS", f"a whole number from 1 to {MOST_LOOKUPS}")
        return number

    def user_agent(self) -> str | None:
        text = self.text("USER_AGENT")
        if not (text.isascii() and text.isprintable()):  # HTTP has no others in a header
            raise self.fail("USER_AGENT", "of ASCII letters, digits and signs, in one line")
        return text or None

    def scheme(self, default: str) -> str:
        scheme = self.text("SCHEME").lower() or default
        if scheme not in ("http", "https"):
            raise self.fail("SCHEME", "http or https")
        return scheme

    def domain(self, provider: Provider) -> str:
        name = f"{provider.name.upper()}_DOMAIN"
        domain = self.text(name) or provider.default_domain
        if not _DOMAIN.fullmatch(domain):
            raise self.fail(name, "a host name, without https:// before it")
        return domain

    def cache(self) -> Path | None:
        text = self.text("CACHE")
        if text.lower() == _NO_CACHE:
            return None
        if text:
            return Path(text).expanduser()
        folder = cache_folder()
        return folder / "geocoding.sqlite" if folder else None


def cache_folder() -> Path | None:
    """Our folder in the user's cache folder; None for a user without a home."""
    folder = os.environ.get("XDG_CACHE_HOME")
    try:
        return (Path(folder) if folder else Path.home() / ".cache") / "clustermap"
    except RuntimeError:
        return None

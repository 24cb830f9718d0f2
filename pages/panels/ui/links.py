"""Addresses of sources with labels that a reader can tell apart."""

from collections import Counter
from collections.abc import Iterable
from urllib.parse import urlsplit


def host_of(url: str) -> str:
    """The host of an address, without "www."."""
    return urlsplit(url).netloc.removeprefix("www.")


def source_links(urls: Iterable[str]) -> list[tuple[str, str]]:
    """Addresses with the name of their host, numbered from the second page of a host on."""
    seen: Counter[str] = Counter()
    links = []
    for url in urls:
        host = host_of(url)
        seen[host] += 1
        links.append((url, host if seen[host] == 1 else f"{host} ({seen[host]})"))
    return links

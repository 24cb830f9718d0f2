"""Attacks on who may ask what: foreign origins, another's session, figures about the process, other hosts' names."""

import time

from websockets.exceptions import InvalidStatus

from tests.pages.server.running.client import ask, handshake, open_page, xsrf_cookie


def foreign_origin(address: str) -> str:
    """Ten handshakes from pages of another site; what do they cost everybody?"""
    start, refused = time.monotonic(), 0
    for _ in range(10):
        try:
            handshake(address, Origin="https://elsewhere.example").close()
        except InvalidStatus:
            refused += 1
    return f"{refused} of 10 refused, {time.monotonic() - start:.1f} s in all"


def resumed_session(address: str) -> str:
    """Another browser names the session of a connected reader, and then of one who has just left."""
    with open_page(address) as page, open_page(address, page.session) as thief:
        connected = thief.session == page.session
    with open_page(address, page.session, xsrf_cookie(address)) as thief:
        left = thief.session == page.session
    return (
        f"connected session {'taken over' if connected else 'kept'}, left one {'taken' if left else 'kept'}"
    )


def metrics(address: str) -> str:
    """A stranger behind the proxy asks for the figures about the process."""
    return f"answer {ask(address, '_stcore/metrics', X_Forwarded_For='192.0.2.1').status}"


def unknown_host(address: str) -> str:
    """A stranger's domain that points at this server; refused if `server.allowedHosts` is set."""
    return f"answer {ask(address, '', Host='evil.example').status}"


def framed(address: str) -> str:
    """What the page says of scripts of others, and of sites that show it in a frame."""
    policy = ask(address).headers.get("content-security-policy", "no policy")
    return "; ".join(
        part for part in policy.split("; ") if part.startswith(("no", "script-src", "frame-ancestors"))
    )


ATTACKS = (
    ("foreign Origin on the WebSocket", foreign_origin),
    ("session id of another reader", resumed_session),
    ("figures about the process", metrics),
    ("another host's name", unknown_host),
    ("scripts and frames of others", framed),
)
"""Each attack's name and what runs it: called with the server's address, it returns the outcome."""

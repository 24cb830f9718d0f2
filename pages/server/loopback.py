"""Whether a request comes from this machine: from a program on it, or through a proxy on it."""

from ipaddress import IPv6Address, ip_address


def is_loopback(address: str) -> bool:
    """Whether *address* is one of this machine's own, by which it reaches itself."""
    try:
        client = ip_address(address)
    except ValueError:
        return False
    # A socket for IPv6 and IPv4 shows an IPv4 address inside an IPv6 one.
    mapped = client.ipv4_mapped if isinstance(client, IPv6Address) else None
    return (mapped or client).is_loopback

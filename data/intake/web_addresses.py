"""Read web addresses as people write them into cells: with or without a scheme, several in one."""

import re

_BARE_ADDRESS = re.compile(r"[^\W_](?:[\w-]*\.)+[^\W\d_]{2,}(?:[:/?#]\S*)?")


def web_address(text: str) -> str:
    """The text with ``https://`` before it if it is an address without a scheme, such as ``www.example.no``."""
    return f"https://{text}" if _BARE_ADDRESS.fullmatch(text) else text


def is_web_address(text: str) -> bool:
    """Whether the whole text is an address with its scheme, http or https."""
    return text.casefold().startswith(("http://", "https://")) and not re.search(r"\s", text)


def web_addresses(text: str) -> list[str]:
    """The web addresses in a cell; what is not a list of several is one, whatever it holds."""
    parts = [
        part for part in re.split(r"[\s;,|]+", text) if part and part.casefold() not in ("og", "and", "/")
    ]
    several = [web_address(part) for part in parts]
    are_addresses = len(several) > 1 and all(part.startswith(("http://", "https://")) for part in several)
    return several if are_addresses else [web_address(text)]

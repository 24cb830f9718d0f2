"""Text as Markdown that looks just as it is: Streamlit reads labels and messages as Markdown."""

import re

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~:$&])")
# Addresses become links, and names of icons and emoji between colons become pictures, wherever they stand, escaped or
# not, unless something parts them: a word joiner, unseen.
_ADDRESS = r"(?<=:)(?=//)|(?<=www)(?=\.)|(?=@)"
_SHORTCODE = r"(?<=:)(?=[\w+/-]+:)"
_REPLACED = re.compile(f"{_ADDRESS}|{_SHORTCODE}", re.IGNORECASE)
WORD_JOINER = "\u2060"


def as_markdown(text: str) -> str:
    """Escape *text* so that Markdown shows it as it is and makes no links and no pictures of it."""
    return _MARKDOWN.sub(r"\\\1", _REPLACED.sub(WORD_JOINER, text))

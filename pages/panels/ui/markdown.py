"""Text as Markdown that looks just as it is: Streamlit reads labels and messages as Markdown."""

import re

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~:$&])")
# Addresses become links wherever they stand, escaped or not, unless something parts them: a word joiner, unseen.
_ADDRESS = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?=@)", re.IGNORECASE)
WORD_JOINER = "\u2060"


def as_markdown(text: str) -> str:
    """Escape *text* so that Markdown shows it as it is and makes no links of it."""
    return _MARKDOWN.sub(r"\\\1", _ADDRESS.sub(WORD_JOINER, text))

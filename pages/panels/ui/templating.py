"""Fill the HTML templates of ``templates/``; every value is escaped unless it is our own markup."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined


@lru_cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent.parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(template: str, **values: Any) -> str:
    """Return *template* filled with *values*, as HTML without the template's indentation."""
    html = _templates().get_template(template).render(**values)
    return "\n".join(line for line in map(str.strip, html.splitlines()) if line)

"""Streamlit's style sheet in the first HTML: where its files look otherwise, none is put in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pages.server import style_sheet


@pytest.fixture(autouse=True)
def forgetting() -> Iterator[None]:
    style_sheet.streamlits.cache_clear()
    yield
    style_sheet.streamlits.cache_clear()


@pytest.mark.parametrize(
    ("page", "css"),
    [
        ("<link>", ""),
        ('<link rel="stylesheet" href="./static/css/a.css">', "a{content:'</style>'}"),
    ],
)
def test_what_is_not_as_expected_is_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str, css: str
) -> None:
    (tmp_path / "static" / "css").mkdir(parents=True)
    (tmp_path / "static" / "css" / "a.css").write_text(css, encoding="utf-8")
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    monkeypatch.setattr(style_sheet, "INDEX", tmp_path / "index.html")
    assert style_sheet.streamlits() is None

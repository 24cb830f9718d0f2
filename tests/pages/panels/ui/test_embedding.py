from pages.panels.ui.embedding import embed_code
from tests.pages.server.html import Html


def test_the_code_is_one_line_in_which_nothing_leaves_its_quotes() -> None:
    code = embed_code("https://example.com/?a=1&b=2", '"><script>', "100%", 600)
    [frame] = Html(code).all("iframe")
    assert frame["src"] == "https://example.com/?a=1&b=2"
    assert frame["title"] == '"><script>'
    assert (frame["width"], frame["height"]) == ("100%", "600")
    assert "\n" not in code

"""What axe finds on a page: violations of WCAG 2.2 A and AA and of best practice, however small."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What Streamlit's own elements break and the dashboard cannot mend: rule, part of the element, upstream issue.
STREAMLITS_OWN = (
    ("presentation-role-conflict", 'data-testid="stFileUploaderDropzone"', "no issue found"),
)  # fmt: skip


def violations(page: Page) -> list[str]:
    """What axe finds in the page and its frames, one line an element."""
    for frame in page.frames:
        if not frame.evaluate("() => Boolean(window.axe)"):
            frame.evaluate(AXE_SCRIPT)
    answer = page.evaluate("tags => axe.run({runOnly: tags, resultTypes: ['violations']})", STANDARD)
    return [
        f"{rule['id']}: {rule['help']}: {node['target']} {node['html'][:160]}"
        for rule in answer["violations"]
        for node in rule["nodes"]
        if not any(rule["id"] == broken and part in node["html"] for broken, part, _ in STREAMLITS_OWN)
    ]

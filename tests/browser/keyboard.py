"""A reader without a mouse: goes from stop to stop by Tab and sees where the focus is."""

import re

from playwright.sync_api import ElementHandle, Frame, Page

MOST_STOPS = 120
# The focused element, asked in its own frame; what has no focus inside a frame gives null.
FOCUSED = "() => document.activeElement === document.body ? null : document.activeElement"
NAME = """element => {
    const words = element.cloneNode(true);
    for (const hidden of words.querySelectorAll("[data-testid=stIconMaterial], [aria-hidden=true]")) hidden.remove();
    const label = [...(element.labels ?? [])].map(one => one.textContent).join(" ");
    const name = element.getAttribute("aria-label") || label || words.textContent || element.placeholder || "";
    return name.trim().replace(/\\s+/g, " ");
}"""
# All that can show the focus: of the element, of what it stands in, and of what it holds; once nothing fades.
LOOK = """async element => {
    await Promise.allSettled(document.getAnimations()
        .filter(one => one.effect?.getComputedTiming().iterations !== Infinity).map(one => one.finished));
    const around = [element];
    for (let one = element.parentElement; one && around.length < 6; one = one.parentElement) around.push(one);
    const label = element.closest("label");
    const shown = [...around, ...element.querySelectorAll("*"), ...(label?.querySelectorAll("*") ?? [])];
    return shown.slice(0, 30).map(one => {
        const look = getComputedStyle(one);
        return [look.outline, look.boxShadow, look.borderColor, look.backgroundColor, look.color, look.stroke,
            look.transform, look.opacity, look.textDecoration, look.position, look.width].join();
    }).join("|");
}"""
# A field to type in shows the caret; what left the page shows nothing any more.
HAS_CARET = (
    "element => !element.isConnected || element.matches('input[type=text], input[type=search], textarea')"
)


class Keyboard:
    """Keys pressed on *page*; ``complaints`` tells of stops where the focus could not be seen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []

    def focused(self) -> ElementHandle | None:
        """What has the focus, in the page or in one of its frames."""
        element = self.page.evaluate_handle(FOCUSED).as_element()
        frame: Frame | None = element.content_frame() if element else None
        return frame.evaluate_handle(FOCUSED).as_element() if frame else element

    def tab_to(self, name: str | re.Pattern[str], key: str = "Tab") -> None:
        """Press *key* until what is called *name* has the focus; each stop on the way must be seen.

        Raises:
            AssertionError: Tab leads nowhere, or never there.
        """
        wanted = re.compile(re.escape(name) if isinstance(name, str) else name.pattern)
        passed: list[str] = []
        for _ in range(MOST_STOPS):
            before, look = self.focused(), ""
            if before:
                look = before.evaluate(LOOK)
            self.page.keyboard.press(key)
            if before:
                self._judge(before, look)
            now = self.focused()
            passed.append(now.evaluate(NAME) if now else "")
            if wanted.fullmatch(passed[-1]):
                return
        raise AssertionError(f"{key} does not lead to {name!r}, but to {passed}")

    def press(self, *keys: str) -> None:
        """Press *keys* one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Type *text* where the focus is."""
        self.page.keyboard.type(text)

    def _judge(self, element: ElementHandle, look: str) -> None:
        """Note *element*, which has just lost the focus, if that changes nothing to be seen."""
        if not element.evaluate(HAS_CARET) and element.evaluate(LOOK) == look:
            self.complaints.append(element.evaluate(NAME))

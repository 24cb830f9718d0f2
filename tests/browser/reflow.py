"""What of a page is cut, covered or off screen: small screens, 200 % zoom, and the text spacing of WCAG 1.4.12."""

from playwright.sync_api import Page, ViewportSize

SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
# The window, and a style of the reader's own. A screen of 1280 pixels at 200 % has room for 640.
SETTINGS: dict[str, tuple[ViewportSize, str]] = {
    "200 % zoom": ({"width": 640, "height": 450}, ""),
    "320 pixels": ({"width": 320, "height": 640}, ""),
    "a phone on its side": ({"width": 667, "height": 375}, ""),
    "a small window": ({"width": 1024, "height": 768}, ""),
    "text spacing on a phone": ({"width": 360, "height": 740}, SPACED),
    "text spacing": ({"width": 1280, "height": 900}, SPACED),
}
# What is wrong with each text of ours. A table may scroll by itself, and the map is a picture.
FLAWS = """() => {
    const flaws = new Set();
    const page = document.scrollingElement;
    const main = document.querySelector(".stMain");
    for (const box of [page, main]) if (box.scrollWidth > box.clientWidth) flaws.add("the page scrolls sideways");
    const scrolls = one => /auto|scroll/.test(getComputedStyle(one).overflowX);
    const texts = [];
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode, element = node.parentElement;
        const ours = element.closest(".stHtml, .stBidiComponent, .stHeading, .stCaptionContainer, .stMarkdown");
        if (!ours || !node.data.trim() || !element.checkVisibility({visibilityProperty: true})) continue;
        if (element.closest("svg, style, script, .ic-skip, .ic-loading, [data-testid=stIconMaterial]")) continue;
        if (element.closest(".ic-phone-bar")) continue;  // under which the page scrolls
        if (element.closest(".ic-tip")) continue;  // which floats above the page until it is dismissed
        const range = document.createRange();
        range.selectNodeContents(node);
        const boxes = [...range.getClientRects()];
        const around = [];
        for (let one = element; one !== main; one = one.parentElement) around.push(one);
        const inScroller = around.find(scrolls);
        for (const box of boxes) {
            if (!inScroller && (box.left < -1 || box.right > innerWidth + 1)) flaws.add(`off the screen: ${node.data}`);
            for (const one of around.slice(0, around.indexOf(inScroller) + 1 || undefined)) {
                const cut = getComputedStyle(one), edge = one.getBoundingClientRect();
                if (!/hidden|clip/.test(cut.overflowX + cut.overflowY)) continue;
                const over = box.right > edge.right + 1 || box.bottom > edge.bottom + box.height * 0.3
                    || box.top < edge.top - box.height * 0.3;
                if (over) flaws.add(`cut: ${node.data}`);
            }
            const port = inScroller?.getBoundingClientRect() ?? {left: 0, right: innerWidth, top: -1e6, bottom: 1e6};
            // Rows of a table scroll under its heading.
            const heading = element.closest("tbody")?.parentElement.querySelector("thead th");
            const top = heading ? Math.max(port.top, heading.getBoundingClientRect().bottom) : port.top;
            const seen = {
                left: Math.max(box.left, port.left), right: Math.min(box.right, port.right),
                top: Math.max(box.top + box.height * 0.25, top),
                bottom: Math.min(box.bottom - box.height * 0.25, port.bottom),
            };
            texts.push({node, seen});
        }
    }
    texts.forEach((a, n) => texts.slice(n + 1).forEach(b => {
        const across = Math.min(a.seen.right, b.seen.right) - Math.max(a.seen.left, b.seen.left);
        const down = Math.min(a.seen.bottom, b.seen.bottom) - Math.max(a.seen.top, b.seen.top);
        if (a.node !== b.node && across > 2 && down > 1) flaws.add(`covered: ${a.node.data} / ${b.node.data}`);
    }));
    return [...flaws];
}"""


def flaws(page: Page) -> list[str]:
    """What of the page is cut, covered or off the screen."""
    return [str(flaw) for flaw in page.evaluate(FLAWS)]


# Words of letters alone that go on in another line, where no language's rules of hyphenation broke them.
BROKEN_WORDS = """() => {
    const broken = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode, element = node.parentElement;
        const seen = element.checkVisibility({visibilityProperty: true}) && element.clientWidth !== 1;
        if (!seen || element.closest("svg, style, script") || getComputedStyle(element).hyphens === "auto") continue;
        for (const {0: word, index} of node.data.matchAll(/(?<!\\S)\\p{L}{3,}(?!\\S)/gu)) {
            const range = document.createRange();
            range.setStart(node, index);
            range.setEnd(node, index + word.length);
            if (new Set([...range.getClientRects()].map(box => Math.round(box.top / 6))).size > 1) broken.add(word);
        }
    }
    return [...broken];
}"""


def broken_words(page: Page) -> list[str]:
    """The words of the page that are broken inside."""
    return [str(word) for word in page.evaluate(BROKEN_WORDS)]

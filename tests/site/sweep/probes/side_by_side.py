"""A translated page shows all its English in two columns, and is afterwards exactly as it was."""

from playwright.sync_api import Page, expect

# The checker's elements change on their own, and the theme adds its copy buttons when a code block comes into view;
# the line about the button goes once it is used.
_STATE = """() => {
    const article = document.querySelector("article").cloneNode(true);
    for (const one of article.querySelectorAll("nav.md-code__nav, .bt-hint")) one.remove();
    for (const one of article.querySelectorAll("pre code")) one.removeAttribute("tabindex");
    for (const one of article.querySelectorAll("*")) if (one.localName.includes("-")) one.replaceWith(one.localName);
    return [article.outerHTML, document.documentElement.getAttributeNames().join()];
}"""
_DUPLICATE_IDS = "[...document.querySelectorAll('[id]')].map(one => one.id).filter((id, i, all) => all.indexOf(id) < i)"

# What the English page says in each segment and the page before us does not, white space aside.
_NOT_SHOWN = """async () => {
    const {source} = JSON.parse(document.getElementById("bt-sidebyside").textContent);
    const page = new DOMParser().parseFromString(await (await fetch(source)).text(), "text/html");
    const bare = text => text.replace(/\\s+/g, "");
    const own = document.querySelector("article").cloneNode(true);
    for (const extra of own.querySelectorAll("script, .headerlink, .footnote-backref")) extra.remove();
    const shown = bare(own.textContent), walker = page.createTreeWalker(page.querySelector("article"));
    const segments = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.dataset?.s) segments.push([]);
        else if (node.matches && !node.matches("a:not(.headerlink, .footnote-backref), b, code, em, span, strong"))
            segments.push(null);
        else if (node.nodeType === Node.TEXT_NODE) segments.at(-1)?.push(node.data);
    }
    return segments.filter(one => one && !shown.includes(bare(one.join(""))));
}"""


def findings(page: Page) -> list[str]:
    """What is missing or doubled with English beside the text, and whether anything is left of it afterwards."""
    if not page.locator("#bt-sidebyside").count():
        return []
    before = page.evaluate(_STATE)
    found = [] if page.evaluate(_NOT_SHOWN) else ["the page shows all its English before it is asked for"]
    _choose(page, "beside")
    expect(page.locator(".bt-source").first).to_be_attached()
    found += [f"not shown: {one}" for one in page.evaluate(_NOT_SHOWN)]
    found += [f"two elements have the id {one}" for one in page.evaluate(_DUPLICATE_IDS)]
    _choose(page, "off")
    return found if page.evaluate(_STATE) == before else [*found, "the page is not as it was before"]


def _choose(page: Page, mode: str) -> None:
    page.locator(".bt-menu > button").click()
    page.locator(f".bt-panel [value={mode}]").click()

"""Words with a hyphen stay on one line on the narrowest phone, and are copied as they are written."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from guide_pages import LOCALES, address

pytestmark = pytest.mark.browser

PAGES = ("troubleshooting", "error-messages", "checklist", "add-client")
FAULTS = """() => [...document.querySelectorAll(".bt-word")].flatMap(word => {
    const { right, width } = word.getBoundingClientRect();
    const { display } = getComputedStyle(word.parentElement);
    const loose = [...word.parentElement.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
    return [
        word.getClientRects().length > 1 && "is broken",
        width && right > document.documentElement.clientWidth && "leaves the window",
        /flex|grid/.test(display) && loose && "is an item of a row",
    ].filter(Boolean).map(fault => `${word.textContent} ${fault}`);
})"""
WORD = r"(?<![\p{L}-])(e-mail(?:adres|s)?|IT-afdeling|cliënt-URL)(?![\p{L}-])"
BROKEN = """pattern => {
    const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
        const node = walker.currentNode;
        if (node.parentElement.closest("code, pre, button, label, summary")) continue;
        for (const word of node.data.matchAll(new RegExp(pattern, "giu"))) {
            const range = document.createRange();
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            if (range.getClientRects().length > 1) found.push(word[0]);
        }
    }
    return found;
}"""


@pytest.mark.parametrize("locale", LOCALES)
def test_no_word_is_broken_after_a_part_that_says_nothing(
    new_context: Callable[..., BrowserContext], guide_url: str, locale: str
) -> None:
    page = new_context(viewport={"width": 320, "height": 740}).new_page()
    words = 0
    for name in PAGES:
        page.goto(f"{guide_url}{address(name, locale)}")
        for width in (320, 340, 360):
            page.set_viewport_size({"width": width, "height": 740})
            assert page.evaluate(BROKEN, WORD) == [], (name, width)
            assert page.evaluate(FAULTS) == [], (name, width)
        words += page.locator(".bt-word").count()
    assert words > 10


def test_what_is_copied_has_plain_hyphens_and_nothing_unseen(
    new_context: Callable[..., BrowserContext], guide_url: str
) -> None:
    page = new_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto(f"{guide_url}/nl-BE/troubleshooting/")
    copied = page.evaluate("""() => {
        getSelection().selectAllChildren(document.querySelector("article"));
        return getSelection().toString();
    }""")
    assert "e-mailadres" in copied
    assert not set(copied) & set("\u00ad\u200b\u2060\u2011")

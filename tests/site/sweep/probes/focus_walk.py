"""Whatever Tab leads to is in sight and has a ring, and Tab leaves the page in the end (WCAG 2.4.7, 2.4.11, 2.1.2)."""

from collections.abc import Iterator

from playwright.sync_api import Page

MOST = 400
"""More stops than any page has; a walk that reaches this many is trapped."""
_LEAST = 20
"""Fewer than every page has; a walk that ends sooner did not see the page."""

_START = """() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
}"""
# The page may still be scrolling there; what stays out of sight for ten seconds is out of sight.
_FOCUSED = """async () => {
    const look = () => {
        const one = document.activeElement;
        if (!one || one === document.body) return null;
        const style = getComputedStyle(one), next = one.nextElementSibling;
        const ringed = one.closest("label, .bt-mode, .bt-hover") ?? (one.matches(".md-option") ? next : one);
        const rings = [style, getComputedStyle(ringed), getComputedStyle(one, "::after")];
        if (one.matches("input") && next) rings.push(getComputedStyle(next));
        const seen = [...one.getClientRects(), ...ringed.getClientRects(), ...(one.labels?.[0]?.getClientRects() ?? [])]
            .some(({left, right, top, bottom}) => {
                // The middle of what is in the window: a large field need not be there in whole.
                const across = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
                const hit = document.elementFromPoint(across, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2);
                return hit && (ringed.contains(hit) || hit.contains(one) && hit.closest("label, a, button, li"));
            });
        return {
            name: `${one.localName}.${one.className} ${one.textContent.trim().slice(0, 30)}`, seen,
            ringed: rings.some(ring => ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) >= 2),
        };
    };
    const until = performance.now() + 10000;
    let found = look();
    while (found && !found.seen && performance.now() < until) {
        await new Promise(requestAnimationFrame);
        found = look();
    }
    return found;
}"""


def findings(page: Page) -> list[str]:
    """The stops that are out of sight or without a ring, from the start of the page to its end."""
    stops = list(_stops(page))
    if not _LEAST < len(stops) < MOST:
        return [f"Tab stops {len(stops)} times"]
    unseen = [f"has the focus out of sight: {one['name']}" for one in stops if not one["seen"]]
    return unseen + [f"has the focus without a ring: {one['name']}" for one in stops if not one["ringed"]]


def _stops(page: Page) -> Iterator[dict[str, object]]:
    """What takes the focus, one press of Tab after another."""
    page.evaluate(_START)
    for _ in range(MOST):
        page.keyboard.press("Tab")
        stop = page.evaluate(_FOCUSED)
        if stop is None:
            return
        yield stop

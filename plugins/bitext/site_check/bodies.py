"""Rules about what a page holds: the same in every locale, in the language that it says, each id once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitext.core.model import Finding
from bitext.site_check.codes import finding
from bitext.site_check.page import Block, Page
from bitext.site_check.site import Site, primary

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_WORDS = 4
"""Fewer may be a name, or a word that both languages have."""
_SHOWN = 60
_NAMED = 5


def parity(site: Site, page: Page) -> Iterator[Finding]:
    """Nothing may be lost on the way into another language: anchors, images, code, links."""
    original = site.original(page)
    if original is None or page.fallback or not page.listed:
        return
    yield from _anchors(site, page, original)
    ours, theirs = page.shape, original.shape
    counts = (
        ("images-differ", "image", ours.images, theirs.images),
        ("code-differs", "code block", ours.code_blocks, theirs.code_blocks),
        ("links-differ", "link", ours.links, theirs.links),
    )
    for code, what, own, wanted in counts:
        if own != wanted:
            message = (
                f"{own} {what}{'s' if own != 1 else ''} here, {wanted} in {_name(original)}; compare the two pages"
            )
            yield finding(code, message, site, page)


def _anchors(site: Site, page: Page, original: Page) -> Iterator[Finding]:
    ours, theirs = page.shape.anchors, original.shape.anchors
    lost, added = _listed(theirs - ours), _listed(ours - theirs)
    if lost or added:
        parts = (f"only {_name(original)} has {lost}" if lost else "", f"only this page has {added}" if added else "")
        yield finding("anchors-differ", f"{', '.join(filter(None, parts))}; use one set of ids", site, page)


def _listed(names: frozenset[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(f"#{name}" for name in sorted(names)[:_NAMED]) + more


def _name(page: Page) -> str:
    return page.address or "the start page"


def unmarked(site: Site, page: Page) -> Iterator[Finding]:
    """A screen reader pronounces text of the source language as if it were the page's own."""
    original = site.original(page)
    if original is None or not page.lang or primary(page.lang) == primary(original.lang):
        return
    source = site.texts.get(original.path, frozenset())
    seen: set[str] = set()
    for block in page.blocks:
        for text in _same(block, source):
            if text not in seen:
                seen.add(text)
                shown = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
                message = f"“{shown}” is {original.lang}; translate it, or mark it with lang={original.lang}"
                yield finding("text-unmarked", message, site, page, block.line)


def _same(block: Block, source: frozenset[str]) -> Iterator[str]:
    texts = (block.text,) if block.text in source else block.runs
    return (text for text in texts if text in source and len(_WORD.findall(text)) >= _WORDS)


def doubles(site: Site, page: Page) -> Iterator[Finding]:
    """A link, a label or a script finds the first of two elements with one id, whichever it meant."""
    for name, line in page.doubles:
        message = f"the id {name!r} stands on line {page.ids[name]} already; give this element another"
        yield finding("id-twice", message, site, page, line)

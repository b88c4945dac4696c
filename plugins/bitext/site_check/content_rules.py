"""Rules about a page's content: parity of locales, language marking, unique ids."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitext.core.model import Finding
from bitext.core.report import counted
from bitext.site_check.codes import finding
from bitext.site_check.page import Block, Page
from bitext.site_check.site import Site, primary

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_MIN_WORDS = 4
"""Shorter texts may be names, or words that both languages share."""
_MAX_SHOWN = 60
_MAX_NAMES = 5
THEME_TEXT = "theme-text-unmarked"


def parity(site: Site, page: Page) -> Iterator[Finding]:
    """A translated page must not lose anchors, images, code or links."""
    original = site.original(page)
    if original is None or page.fallback or not page.indexable:
        return
    yield from _anchors(site, page, original)
    ours, theirs = page.summary, original.summary
    counts = (
        ("images-differ", "image", ours.images, theirs.images),
        ("code-differs", "code block", ours.code_blocks, theirs.code_blocks),
        ("links-differ", "link", ours.links, theirs.links),
    )
    for code, what, actual, expected in counts:
        if actual != expected:
            message = f"{counted(actual, what)} here, {expected} in {original.shown}; compare the two pages"
            yield finding(code, message, site, page)


def _anchors(site: Site, page: Page, original: Page) -> Iterator[Finding]:
    ours, theirs = page.summary.anchors, original.summary.anchors
    missing, added = _listed(theirs - ours), _listed(ours - theirs)
    if missing or added:
        parts = [f"only {original.shown} has {missing}"] if missing else []
        parts += [f"only this page has {added}"] if added else []
        yield finding("anchors-differ", f"{', '.join(parts)}; use the same ids in both", site, page)


def _listed(names: set[str]) -> str:
    more = f" and {len(names) - _MAX_NAMES} more" if len(names) > _MAX_NAMES else ""
    return ", ".join(f"#{name}" for name in sorted(names)[:_MAX_NAMES]) + more


def unmarked_source_text(site: Site, page: Page) -> Iterator[Finding]:
    """A screen reader pronounces source text as if it were in the page's language."""
    original = site.original(page)
    if original is None or not page.lang or primary(page.lang) == primary(original.lang):
        return
    source = site.texts.get(original.path, frozenset())
    seen: set[str] = set()
    for block in page.blocks:
        for text in _source_texts(block, source):
            if text not in seen:
                seen.add(text)
                shown = text if len(text) <= _MAX_SHOWN else f"{text[: _MAX_SHOWN - 1]}…"
                if block.content and not page.is_search_page:
                    message = f"“{shown}” is in {original.lang}; translate it, or mark it with lang={original.lang}"
                    yield finding("text-unmarked", message, site, page, block.line)
                else:
                    # A theme may have it in a third language.
                    message = (
                        f"“{shown}” on pages in {page.lang} is as on those in {original.lang}; "
                        "translate it, or mark it with its language"
                    )
                    yield finding(THEME_TEXT, message, site, page, block.line)


def _source_texts(block: Block, source: frozenset[str]) -> Iterator[str]:
    texts = (block.text,) if block.text in source else block.runs
    return (text for text in texts if text in source and len(_WORD.findall(text)) >= _MIN_WORDS)


def duplicate_ids(site: Site, page: Page) -> Iterator[Finding]:
    """If two elements share an id, links, labels and scripts always get the first."""
    for name, line in page.duplicate_ids:
        message = f"the id {name!r} is already used on line {page.ids[name]}; give this element another"
        yield finding("id-twice", message, site, page, line)

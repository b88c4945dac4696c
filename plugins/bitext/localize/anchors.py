"""Heading ids of the source page, written into a staged page so that links keep working in every locale."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import lxml.html

from bitext.core.html_edit import splice
from bitext.localize.localize_page import LocalizedPage
from bitext.markdown.extract import ExtractOptions, extract_units

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_FREE = re.compile(r"[ \t]*#*[ \t]*(?=\r?\n|\Z)")


def heading_ids(html: str) -> Mapping[str, str]:
    """Unit id to heading id, from a source page rendered with its milestones."""
    if not html.strip():
        return {}
    found: dict[str, str] = {}
    for mark in lxml.html.fragment_fromstring(html, create_parent="div").iterfind(".//i[@data-s]"):
        heading = next((above for above in mark.iterancestors() if above.tag in _HEADINGS), None)
        if heading is not None and heading.get("id"):
            found.setdefault(mark.get("data-s", "").partition("-")[0], heading.get("id", ""))
    return found


def with_heading_ids(page: LocalizedPage, ids: Mapping[str, str], options: ExtractOptions) -> str:
    """The localized page with ` { #id }` after each translated heading that has no id of its own."""
    return splice(page.text, ((end, end, f" {{ #{name} }}") for end, name in _places(page, ids, options)))


def _places(page: LocalizedPage, ids: Mapping[str, str], options: ExtractOptions) -> Iterator[tuple[int, str]]:
    open_ones = set(page.untranslated)
    ours = [unit for unit in extract_units(page.text, options).units if unit.type == "heading"]
    theirs = [unit for unit in page.document.units if unit.type == "heading"]
    if len(ours) != len(theirs):
        return
    for place, unit in zip(ours, theirs, strict=True):
        translated = any((unit.id, segment.id) not in open_ones for segment in unit.segments)
        if translated and unit.id in ids and _FREE.match(page.text, place.end):
            yield place.end, ids[unit.id]

"""Our engine behind the measuring harness's adapter protocol: `harness.py run --adapter bitext_adapter:Bitext`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, unescape

from bitext.core.inline import content
from bitext.core.model import Content, InlineCode, Kind
from bitext.markdown.extract import ExtractedPage, extract_units
from bitext.markdown.merge import check_codes, merge_targets

_CODE = re.compile(r'<x id="(\d+)" ctype="([^"]*)" kind="(\w+)"/>')


class Bitext:
    """Segments as XLIFF 1.2 text with `<x/>` for every inline code; targets are parsed back and checked like a file's.

    A target whose codes do not fit its source stays English, as on a published page. The titles which the renderer
    gives to blocks without one (`!!! note`) follow the segments, once a type, as a locale's table of titles has them.
    """

    name = "bitext"
    fmt = "xliff12"
    html = False

    def extract(self, text: str) -> tuple[list[str], ExtractedPage]:
        """All segments of a page in order and its default titles, and the cut page."""
        page = extract_units(text)
        segments = [as_xliff(segment.source) for unit in page.units for segment in unit.segments]
        return segments + [_title(kind) for kind in _untitled(page)], page

    def merge(self, text: str, state: ExtractedPage, targets: list[str]) -> str:
        """The page with these targets in it."""
        given = iter(targets)
        rows = [[_checked(segment.source, next(given)) for segment in unit.segments] for unit in state.units]
        titles = {kind: title for kind in _untitled(state) if (title := next(given)) != _title(kind)}
        return merge_targets(state, rows, titles=titles)


def _untitled(page: ExtractedPage) -> list[str]:
    return sorted({block.type for block in page.untitled})


def _title(kind: str) -> str:
    return kind.capitalize()


def as_xliff(source: Content) -> str:
    """A segment's text as an XLIFF 1.2 `<source>` would hold it."""
    return "".join(
        escape(part)
        if isinstance(part, str)
        else f'<x id="{part.id}" ctype="{_ctype(part)}" kind="{part.kind.value}"/>'
        for part in source
    )


def _ctype(code: InlineCode) -> str:
    return "lb" if code.type == "break" else f"x-{code.type}"


def _parse(target: str) -> Iterator[str | InlineCode]:
    at = 0
    for found in _CODE.finditer(target):
        yield unescape(target[at : found.start()])
        yield InlineCode(found.group(1), Kind(found.group(3)), "", found.group(2))
        at = found.end()
    yield unescape(target[at:])


def _checked(source: Content, target: str) -> Content | None:
    parsed = content(_parse(target))
    return None if check_codes(source, parsed) else parsed

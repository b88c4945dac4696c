"""Takes out of a page what few of its readers open: a twin of it has that, for scripts and for readers without them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import accumulate
from pathlib import Path, PurePosixPath

from bitext.core.html_edit import InsertionPoint, Token, splice, tokens, with_insertions
from mkdocs_publish.built_page import BuiltPage, write

NAME = "all"
"""Of the twin of a folder's page: `all.html`."""
_ALTERNATE = re.compile(r'<link rel="alternate ?" hreflang="[^"]*" href="[^"]*">\n?')
_STEPS = {"open": 1, "close": -1}
_UNLISTED = '<meta name="robots" content="noindex">\n'
"""Search engines list the page itself."""


def twin(page: str) -> str:
    """Path of the twin of a page."""
    path = PurePosixPath(page)
    return str(path.with_name(f"{NAME}.html" if path.name == "index.html" else f"{path.stem}-{NAME}.html"))


def with_late_parts(site: Path, page: BuiltPage) -> str:
    """The page with a link in place of the content of each `<details data-late id="...">`; writes its twin.

    A twin has the folder of its page, so that its addresses lead to the same files, and its lists are open. A page that
    has no such part, or whose twin would replace a page of the site, stays as it is.

    Args:
        site: the folder of the site.
        page: as it is to be delivered otherwise.
    """
    path = twin(page.path)
    parts = list(_parts(page.text))
    if not parts or (site / path).exists():
        return page.text
    opened = splice(page.text, [(one.tag_end, one.tag_end, "" if one.is_open else " open") for one in parts])
    whole = with_insertions(_ALTERNATE.sub("", opened), {InsertionPoint.HEAD_END: _UNLISTED})
    write(site / path, whole)
    name = escape(path.rpartition("/")[2])
    links = (f'\n<p><a data-late href="{name}#{one.id}">{one.title}</a></p>\n' for one in parts)
    return splice(page.text, [(one.start, one.end, link) for one, link in zip(parts, links, strict=True)])


@dataclass(frozen=True, slots=True)
class _Part:
    id: str
    title: str
    """HTML of its summary."""
    is_open: bool
    tag_end: int
    """Offset of the end of its start tag, before the `>`."""
    start: int
    """Of its content, after the summary."""
    end: int


def _parts(html: str) -> Iterator[_Part]:
    """The parts of a page."""
    all_ = tokens(html)
    for number, one in enumerate(all_):
        if one.kind == "open" and one.tag == "details" and "data-late" in one.attributes:
            summary, after = (next(_named(all_, number, "summary", kind)) for kind in ("open", "close"))
            depths = accumulate(_STEPS.get(each.kind, 0) if each.tag == "details" else 0 for each in all_[number:])
            end = number + next(at for at, depth in enumerate(depths) if depth == 0)
            yield _Part(
                id=one.attributes["id"],
                title=html[all_[summary].end : all_[after].start],
                is_open="open" in one.attributes,
                tag_end=one.end - 1,
                start=all_[after].end,
                end=all_[end].start,
            )


def _named(all_: list[Token], start: int, tag: str, kind: str) -> Iterator[int]:
    return (at for at in range(start, len(all_)) if all_[at].tag == tag and all_[at].kind == kind)

"""A build that failed, told where its author looks: on every page of the preview, until it is repaired."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path

from bitext.core.html_edit import InsertionPoint, with_insertions
from bitext.core.storage import write_atomic

_BARE = """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>The site could not be built</title></head>
<body>
</body>
</html>
"""
_NOTICE = """
<div class="md-typeset" role="alert" lang="en"><div class="admonition failure">
<p class="admonition-title">The site could not be built</p>
<p>{message}</p>
<p>Correct it and save: this page comes back by itself. The server goes on.</p>
</div></div>"""


def tell(site: Path, pages: Iterable[Path], message: str) -> None:
    """Put a message on top of every page.

    Args:
        site: the folder of the built site.
        pages: those that were there before the build, which may have been taken away; the start page always is.
        message: one sentence.
    """
    for path in {*pages, site / "index.html", site / "404.html"}:
        text = path.read_text(encoding="utf-8") if path.is_file() else _BARE
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(path, with_notice(text, message))


def with_notice(page: str, message: str) -> str:
    """A page with the message on top."""
    notice = _NOTICE.format(message=escape(message))
    return with_insertions(page, {InsertionPoint.BODY_START: notice})


@contextmanager
def errors_logged() -> Iterator[list[str]]:
    """What MkDocs says is wrong, while a `with` lasts: what it raises in the end does not tell."""
    heard = _Heard()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    try:
        yield heard.messages
    finally:
        logger.removeHandler(heard)


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message."""
        self.messages.append(record.getMessage())

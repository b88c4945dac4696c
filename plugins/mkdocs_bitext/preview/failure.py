"""Shows the error of a failed build on every page of the preview, until a build succeeds."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path

from bitext.core.html_edit import InsertionPoint, with_insertions
from bitext.core.storage import write_atomic

_EMPTY_PAGE = """\
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
<p>Correct it and save: this page then reloads. The server is still running.</p>
</div></div>"""


def show_error(site: Path, pages: Iterable[Path], message: str) -> None:
    """Put a message at the top of every page.

    Args:
        site: the folder of the built site.
        pages: the pages before the build, which may have deleted them. The start page is always written.
        message: one sentence.
    """
    notice = _NOTICE.format(message=escape(message))
    for path in {*pages, site / "index.html", site / "404.html"}:
        text = path.read_text(encoding="utf-8") if path.is_file() else _EMPTY_PAGE
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(path, with_insertions(text, {InsertionPoint.BODY_START: notice}))


@contextmanager
def errors_logged() -> Iterator[list[str]]:
    """Collect the errors that MkDocs logs during a `with`: the exception that it then raises does not contain them."""
    collector = _MessageCollector()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(collector)
    try:
        yield collector.messages
    finally:
        logger.removeHandler(collector)


class _MessageCollector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Store the message of a record."""
        self.messages.append(record.getMessage())

"""Shows the problems of a page's segment files on the page itself, in the preview only."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from bitext.core.model import Severity
from mkdocs_bitext.i18n import messages
from mkdocs_bitext.pages.localized import SitePage
from mkdocs_bitext.pages.notices import below_title


def with_problems(html: str, page: SitePage, locale: str, root: Path) -> str:
    """The content of a page with its problems below the title; unchanged if there are none.

    Args:
        html: the rendered page.
        page: its localized text.
        locale: BCP 47, of the reader.
        root: the folder of mkdocs.yml; paths are shown relative to it.
    """
    problems = list(_problems(page, root))
    if not problems:
        return html
    title = escape(messages.text(locale, "preview"))
    items = "".join(f"<li>{escape(problem)}</li>" for problem in problems)
    return below_title(
        html,
        f'<aside class="admonition failure bitext-preview" lang="{locale}" aria-label="{title}" data-search-exclude>'
        f'<p class="admonition-title">{title}</p><ul lang="en">{items}</ul></aside>',
    )


def _problems(page: SitePage, root: Path) -> Iterator[str]:
    for error in page.errors:
        yield f"{_below(str(error.path), error.line, root)}: {error.message}"
    for finding in page.findings:
        if finding.severity is not Severity.NOTE:
            where = f"{_below(str(finding.location.path), finding.location.line, root)}: " if finding.location else ""
            yield f"{where}{finding.message} [{finding.code}]"
    for missing in page.missing:
        yield str(missing)


def _below(name: str, line: int | None, root: Path) -> str:
    path = Path(name)
    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else name
    return f"{shown}:{line}" if line else shown

"""Shows the problems of a page's segment files on the page itself, in the preview only."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from bitext.core.model import Severity
from mkdocs_bitext.i18n import messages
from mkdocs_bitext.pages.build_log import sentence
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
    yield from (sentence(error, root) for error in page.errors)
    yield from (sentence(finding, root) for finding in page.findings if finding.severity is not Severity.NOTE)
    yield from map(str, page.missing)

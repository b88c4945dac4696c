"""Titles that an extension gives callouts are in the language of the page, although Markdown cannot set them."""

from __future__ import annotations

import pytest
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_bitext.pages.article import with_callout_titles
from mkdocs_bitext.pages.localized import Kind, SitePage

CALLOUT = '<div class="admonition danger">\n<p class="admonition-title">Caution</p>\n<p>Text.</p>\n</div>'


@pytest.mark.parametrize(
    ("kind", "extension", "seen"),
    [
        (Kind.PARTIAL, "github-callouts", False),
        (Kind.TRANSLATED, "callouts", False),
        (Kind.TRANSLATED, "admonition", True),
        (Kind.SOURCE, "github-callouts", True),
        (Kind.FALLBACK, "github-callouts", True),
    ],
)
def test_titles_are_translated_on_translated_pages(kind: Kind, extension: str, seen: bool) -> None:
    config = MkDocsConfig()
    config.markdown_extensions = [extension]

    html = with_callout_titles(CALLOUT, SitePage(kind, ""), config, "nl-BE")

    assert (">Caution</p>" in html) == seen
    assert html.endswith("</p>\n<p>Text.</p>\n</div>")

"""What mkdocstrings makes of docstrings has the language that they are in."""

from __future__ import annotations

import pytest

from mkdocs_bitext.pages.article import with_language_of_docstrings
from mkdocs_bitext.pages.localized import Kind, SitePage

DOCSTRING = '<p>Tekst.</p>\n<div class="doc doc-object doc-class">\n<h2 id="a">A</h2>\n<p>A bed.</p>\n</div>'


@pytest.mark.parametrize(
    ("kind", "locale", "attributes"),
    [
        (Kind.PARTIAL, "nl-BE", 'lang="en" '),
        (Kind.TRANSLATED, "ar", 'lang="en" dir="ltr" '),
        (Kind.SOURCE, "en", ""),
        (Kind.FALLBACK, "nl-BE", ""),
    ],
)
def test_docstrings_have_the_language_of_the_source(kind: Kind, locale: str, attributes: str) -> None:
    expected = DOCSTRING.replace("<div class", f"<div {attributes}class")
    assert with_language_of_docstrings(DOCSTRING, SitePage(kind, ""), locale, "en") == expected

"""The guide as a PDF: one for each locale, in its language, with its headings as bookmarks."""

import re
from pathlib import Path

import pytest
from lxml.html import fromstring

from guide_text import checker_text
from hubcheck.messages import locales
from mkdocs_publish.__main__ import main
from mkdocs_publish.export.book import books

pytestmark = pytest.mark.browser


def titles(pdf: bytes) -> set[str]:
    """Titles of the document and of its bookmarks."""
    plain = {one.decode("latin-1") for one in re.findall(rb"/Title \(((?:[^()\\]|\\.)*)\)", pdf)}
    wide = {bytes.fromhex(one.decode()).decode("utf-16") for one in re.findall(rb"/Title <([0-9A-F]+)>", pdf)}
    return {re.sub(r"\s+", "", one.replace("\\", "")) for one in plain | wide}


def test_each_locale_is_printed_with_its_title_language_and_bookmarks(guide: Path, tmp_path: Path) -> None:
    assert main(["pdf", str(guide), str(tmp_path)]) == 0
    found = books(guide)
    assert {"en", "nl-BE"} <= {book.lang for book in found}
    for book in found:
        pdf = (tmp_path / f"guide.{book.lang}.pdf").read_bytes()
        assert f"/Lang ({book.lang})".encode() in pdf
        assert b"/StructTreeRoot" in pdf
        assert b"/Outlines" in pdf
        headings = [re.sub(r"\s+", "", one.text_content()) for one in fromstring(book.html).iter("h1", "h2")]
        assert len(headings) > 10
        assert set(headings) <= titles(pdf)


def test_paper_says_nothing_about_forms_that_it_does_not_have(guide: Path) -> None:
    found = [book for book in books(guide) if book.lang in locales()]
    assert found
    for book in found:
        text = fromstring(book.html).text_content()
        assert checker_text("ui.list-email", book.lang) in text
        for name in ("ui.private", "boot.cannot-start", "boot.no-script"):
            assert checker_text(name, book.lang) not in text

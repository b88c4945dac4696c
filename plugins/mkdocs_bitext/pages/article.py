"""A page's HTML on its way into the theme: what is still English is marked, and the reader is told."""

from __future__ import annotations

from mkdocs.structure.pages import Page

from mkdocs_bitext.pages import notices
from mkdocs_bitext.pages.feedback import Feedback, with_feedback
from mkdocs_bitext.pages.lang_attributes import mark_language
from mkdocs_bitext.pages.localized import Kind, SitePage
from mkdocs_bitext.pages.notices import SourcePage
from mkdocs_bitext.pages.short_ids import shortened


def with_questions(html: str, asked: Feedback, page: Page, locale: str) -> str:
    """The content with the question whether it helped, on pages that ask."""
    uri = getattr(page.file, "norm_src_uri", page.file.src_uri)
    if not asked or uri not in asked.pages:
        return html
    return with_feedback(html, asked, page.canonical_url or uri, locale)


def with_notices(html: str, page: SitePage, locale: str, source: SourcePage) -> str:
    """The content of a page in its locale.

    Args:
        html: the rendered Markdown.
        page: what is known about it.
        locale: BCP 47, of the reader.
        source: the page it was translated from.
    """
    if page.kind is Kind.SOURCE:
        return shortened(html, page.marks)
    if page.kind is Kind.FALLBACK:
        html = shortened(html, page.marks)
        return notices.below_title(html, notices.fallback_notice(locale, source))
    if page.kind is Kind.PARTIAL:
        html = mark_language(html, page.untranslated, source.locale)
        notice = notices.partial_notice(locale, source, len(page.untranslated), page.total)
        html = notices.below_title(html, notice)
    return f"{shortened(html, page.marks)}\n{notices.settings(locale, source)}"


def attributes(page: SitePage, source_locale: str) -> dict[str, str]:
    """What the element around a page's content says about it."""
    if page.kind is Kind.SOURCE:
        return {}
    found = {"data-bitext": str(page.kind)}
    return {"lang": source_locale, **found} if page.kind is Kind.FALLBACK else found

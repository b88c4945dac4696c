"""Completes the content of a page before the theme renders it: notices, dates, `lang`, feedback questions."""

from __future__ import annotations

import re
from html import escape

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from bitext.core import html_edit
from bitext.core.locales import language_attributes
from bitext.markdown.admonition_titles import admonition_titles
from mkdocs_bitext.pages import notices
from mkdocs_bitext.pages.build_log import log
from mkdocs_bitext.pages.feedback import Feedback, with_feedback
from mkdocs_bitext.pages.lang_attributes import mark_language
from mkdocs_bitext.pages.last_check import last_check, with_last_check
from mkdocs_bitext.pages.localized import Kind, SitePage
from mkdocs_bitext.pages.notices import SourcePage
from mkdocs_bitext.pages.short_ids import with_short_ids
from mkdocs_bitext.pages.sidebyside import side_by_side

_TITLING = frozenset({"callouts", "github-callouts"})
"""The extensions of markdown-callouts."""
_CALLOUT_TITLE = re.compile(r'(<div class="admonition [\w-]+">\s*<p class="admonition-title">)([A-Z][a-z]+)(</p>)')

_DOCSTRINGS = html_edit.start_tag("div", 'class="doc doc-object\\b')


def with_feedback_questions(html: str, feedback: Feedback, page: Page, locale: str, source: str) -> str:
    """The content with feedback questions, if the page is one that asks them."""
    uri = getattr(page.file, "norm_src_uri", page.file.src_uri)
    if not feedback or uri not in feedback.pages:
        return html
    return with_feedback(html, feedback, page.canonical_url or uri, locale, source)


def with_callout_titles(html: str, page: SitePage, config: MkDocsConfig, locale: str) -> str:
    """The content with the titles that an extension gives callouts, and that Markdown cannot set, in its language."""
    if page.kind not in (Kind.TRANSLATED, Kind.PARTIAL) or _TITLING.isdisjoint(map(str, config.markdown_extensions)):
        return html
    titles = admonition_titles(locale)

    def translated(found: re.Match[str]) -> str:
        return found[1] + escape(titles.get(found[2].lower(), found[2]), quote=False) + found[3]

    return _CALLOUT_TITLE.sub(translated, html)


def with_language_of_docstrings(html: str, page: SitePage, locale: str, source: str) -> str:
    """The content with `lang` on what mkdocstrings makes of docstrings, which have no segments."""
    if page.kind not in (Kind.TRANSLATED, Kind.PARTIAL):
        return html
    return html_edit.with_attributes(html, _DOCSTRINGS, language_attributes(source, locale), count=0)


def with_date_of_check(html: str, page: Page, locale: str, source: str) -> str:
    """The content with the date of the last check of its facts, if its front matter has one."""
    try:
        return with_last_check(html, last_check(page.meta), locale, source)
    except ValueError as error:
        log.warning("%s: %s", page.file.src_uri, error)
        return html


def with_notices(html: str, page: SitePage, locale: str, source: SourcePage, here: str) -> str:
    """The content of a page in its locale.

    Args:
        html: the rendered Markdown.
        page: its localized text.
        locale: BCP 47, of the reader.
        source: the page that it was translated from.
        here: the address of the page below the site's root.
    """
    if page.kind is Kind.SOURCE:
        return with_short_ids(html, page.marks)
    if page.kind is Kind.FALLBACK:
        html = with_short_ids(html, page.marks)
        return notices.below_title(html, notices.fallback_notice(locale, source))
    view = side_by_side(locale, source.locale)
    html = notices.below_title(html, view.hint())
    if page.kind is Kind.PARTIAL:
        html = mark_language(html, page.untranslated, language_attributes(source.locale, locale))
        notice = notices.partial_notice(locale, source, len(page.untranslated), page.total)
        html = notices.below_title(html, notice)
    return f"{with_short_ids(html, page.marks)}\n{view.settings(source.url, here)}"


def attributes(page: SitePage, source: str, locale: str) -> dict[str, str]:
    """The attributes of the element around the content of a page in a locale, from one in the source locale."""
    if page.kind is Kind.SOURCE:
        return {}
    kind = {"data-bitext": str(page.kind)}
    return {**language_attributes(source, locale), **kind} if page.kind is Kind.FALLBACK else kind

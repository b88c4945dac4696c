"""The pages of a locale as Markdown in which everything that our plugin adds to a built page is written out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from mkdocs.utils import get_relative_url, meta

from bitext.check.files import unreadable
from bitext.core.locales import language_attributes
from bitext.core.model import BitextError, Finding, Location, Severity
from bitext.localize.markdown_tree import heading_ids
from bitext.localize.segment_markers import replace_ends
from bitext.markdown.renderer import without_front_matter
from bitext.project.project import Locale, Project
from mkdocs_bitext.head import hreflang
from mkdocs_bitext.pages import notices
from mkdocs_bitext.pages.last_check import last_check, with_last_check
from mkdocs_bitext.pages.localized import Kind, LocalePages, SitePage, SourcePages
from mkdocs_bitext.pages.notices import SourcePage
from mkdocs_bitext.pages.renderer import Renderer
from mkdocs_bitext.pages.segment_files import read_segments, shows_anything
from mkdocs_bitext.pages.short_ids import with_short_ids
from mkdocs_bitext.pages.sidebyside import side_by_side
from mkdocs_bitext.stage import markdown
from mkdocs_bitext.stage.addresses import Addresses
from mkdocs_bitext.stage.html_blocks import with_html_blocks
from mkdocs_bitext.stage.languages import with_languages
from mkdocs_bitext.stage.staged_plugins import StagedPlugin


@dataclass(frozen=True, slots=True)
class StagedPage:
    """A page of a staged project."""

    text: str
    """Markdown with front matter."""
    kind: Kind
    shown: int
    """How many of its segments are translated."""
    total: int
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class StagedPages:
    """The pages of a project in all its locales."""

    project: Project
    renderer: Renderer
    plugins: Collection[StagedPlugin] = ()
    """Plugins with a part of their own in staging."""
    included: Collection[str] = ()
    """Pages that others include by a plugin or as snippets: they have no front matter and no notices of ours."""
    source: SourcePages = field(init=False)
    addresses: Addresses = field(init=False)
    _targets: dict[str, LocalePages] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.source = SourcePages(self.project, self.renderer)
        self.addresses = Addresses(self.project)

    def page(self, name: str, text: str, locale: Locale) -> StagedPage:
        """A page.

        Args:
            name: its path below the docs folder.
            text: the source page, as in its file.
            locale: the source or a target locale.
        """
        if self.project.source_only_pages().match_file(name):
            return StagedPage(markdown.with_metadata(text, {"kind": str(Kind.SOURCE)}), Kind.SOURCE, 0, 0)
        source = self.source.page(name, text)
        if locale.code == self.project.source_locale:
            page = source
        else:
            page = self._targets.setdefault(locale.code, LocalePages(self.source, locale, ends=True)).page(name, text)
        whole, findings = self._with_languages(page, name, locale.code)
        whole = markdown.with_heading_ids(whole, heading_ids(self.renderer.render(source.text).html))
        if page.heading_ids is not None and self.renderer.render(whole).heading_ids != page.heading_ids:
            findings.append(
                self._note("stage-anchor", name, "has headings whose ids depend on their wording; give them ids")
            )
        whole = with_short_ids(whole, page.marks)
        whole = markdown.with_links(whole, name, lambda path: self._left_in_source(path, name, locale.code))
        if name not in self.included:
            whole = self._with_notices(self._with_date(whole, name, locale.code), page, name, locale.code)
            whole = self._through_plugins(whole, name, locale.code)
            whole = markdown.with_metadata(whole, self._metadata(page, name, locale.code))
        broken = (unreadable(error, error.path or self.project.translations) for error in page.errors)
        shown = page.total - len(page.untranslated) if page.kind in (Kind.PARTIAL, Kind.TRANSLATED) else 0
        return StagedPage(whole, page.kind, shown, page.total, (*page.findings, *broken, *findings))

    def _with_languages(self, page: SitePage, name: str, locale: str) -> tuple[str, list[Finding]]:
        if page.kind is not Kind.PARTIAL:
            return replace_ends(page.text, lambda _: ""), []
        html = self.renderer.render(page.text, page.heading_ids).html
        attributes = language_attributes(self.project.source_locale, locale)
        text, left = with_languages(page.text, html, attributes)
        if not left:
            return text, []
        what = "has sentences without a language of their own, because markup begins in one and ends in another"
        return text, [self._note("stage-lang", name, f"{what}: {', '.join(left)}")]

    def _through_plugins(self, text: str, name: str, locale: str) -> str:
        body = without_front_matter(text)
        front = text[: len(text) - len(body)]
        url = self.addresses.url(name, locale)
        if self.plugins:
            body = with_html_blocks(
                body,
                name,
                lambda block: self.renderer.render(block).html,
                lambda other: self.addresses.relative(other, name, locale, locale),
            )
        for plugin in self.plugins:
            body = plugin.page(body, locale, self.addresses.folder(locale), partial(get_relative_url, other=url))
        return front + body

    def _with_date(self, text: str, name: str, locale: str) -> str:
        """The page with the date of the last check of its facts below it, if its front matter has one."""
        try:
            day = last_check(meta.get_data(text)[1])
        except ValueError as error:
            raise BitextError(str(error), self.project.docs / name) from error
        return (
            f"{with_last_check(f'{text.rstrip()}{chr(10)}', day, locale, self.project.source_locale)}\n"
            if day
            else text
        )

    def _left_in_source(self, path: str, name: str, locale: str) -> str | None:
        """The address of a page that this locale does not have."""
        source = self.project.source_locale
        if locale == source or not path.endswith(".md") or not self.project.source_only_pages().match_file(path):
            return None
        return self.addresses.relative(path, name, source, locale)

    def _with_notices(self, text: str, page: SitePage, name: str, locale: str) -> str:
        source = SourcePage(
            self.project.source_locale, self.addresses.relative(name, name, self.project.source_locale, locale)
        )
        if page.kind is Kind.SOURCE:
            return text
        if page.kind is Kind.FALLBACK:
            return markdown.below_title(text, notices.fallback_notice(locale, source))
        view = side_by_side(locale, source.locale)
        if page.kind is Kind.PARTIAL:
            notice = notices.partial_notice(locale, source, len(page.untranslated), page.total)
            text = markdown.below_title(text, notice)
        return f"{text.rstrip()}\n\n{view.settings(source.url, self.addresses.in_locale(name))}\n"

    def _metadata(self, page: SitePage, name: str, locale: str) -> Mapping[str, Any]:
        """What the templates of the project ask of a page, see `templates/main.html`."""
        source = self.project.source_locale
        fallback = page.kind is Kind.FALLBACK
        links = () if fallback else hreflang.links(self._versions(name), source, self.addresses.site_url)
        known = {
            "kind": str(page.kind),
            "lang": source if fallback else None,
            "canonical": hreflang.address(self.addresses.url(name, source), self.addresses.site_url)
            if fallback and self.addresses.site_url
            else None,
            "alternates": [{"lang": code, "href": url} for code, url in links],
            "pages": {one.code: self.addresses.relative(name, name, one.code, locale) for one in self._languages()},
        }
        return {key: value for key, value in known.items() if value}

    def _languages(self) -> Sequence[Locale]:
        return (self.project.source, *self.project.locales)

    def _versions(self, name: str) -> dict[str, str]:
        """Address of the page in each locale in which it is translated, the source first."""
        return {
            one.code: self.addresses.url(name, one.code)
            for one in self._languages()
            if one is self.project.source
            or shows_anything(read_segments(self.project.locale_path(one, name))[0], one.published)
        }

    def _note(self, code: str, name: str, message: str) -> Finding:
        return Finding(code, Severity.NOTE, message, Location(self.project.docs / name))

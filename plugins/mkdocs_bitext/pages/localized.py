"""The pages of one locale for MkDocs: localized text with expanded includes, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial

from bitext.core.model import BitextError, Finding
from bitext.localize.localize_page import LocalizedPage, localize, mark_source
from bitext.localize.segment_markers import milestone_ids, without_repeated_milestones
from bitext.markdown.admonition_titles import admonition_titles
from bitext.markdown.extract import ExtractOptions
from bitext.markdown.includes import IncludedPages, Missing, expand
from bitext.markdown.renderer import without_front_matter
from bitext.markdown.site_syntax import extract_options
from bitext.project.project import Locale, Project
from mkdocs_bitext.pages.renderer import Renderer
from mkdocs_bitext.pages.segment_files import place_of, read_segments, shows_anything


class Kind(StrEnum):
    """How much of a page is translated into its locale."""

    SOURCE = "source"
    """All: the page was written in it."""
    TRANSLATED = "translated"
    PARTIAL = "partial"
    FALLBACK = "fallback"
    """Nothing: the page shows the source's text."""


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page of a locale, ready for MkDocs."""

    kind: Kind
    text: str
    """Markdown with front matter; includes are expanded, and each segment in running text begins with a milestone."""
    marks: tuple[str, ...] = ()
    """The ids in the milestones of the source page; all locales share their short forms."""
    heading_ids: tuple[str, ...] | None = None
    """Ids of the headings of the source page; None for the source page itself."""
    untranslated: frozenset[str] = frozenset()
    """`<unit>-<segment>` of each segment that shows the source text."""
    total: int = 0
    """Number of segments of the page."""
    findings: tuple[Finding, ...] = ()
    missing: tuple[Missing, ...] = ()
    """Includes that could not be expanded; only on source pages, where authors correct them."""
    used: tuple[str, ...] = ()
    """The pages that it includes, relative to `docs`."""
    errors: tuple[BitextError, ...] = ()
    """Why segment files of the page or of its includes cannot be used."""


@dataclass(slots=True)
class SourcePages:
    """The pages in the source language."""

    project: Project
    renderer: Renderer
    included: IncludedPages = field(init=False)
    _marked: dict[str, str] = field(default_factory=dict)
    _pages: dict[tuple[str, str], SitePage] = field(default_factory=dict)
    _findings: list[Finding] = field(default_factory=list)
    _errors: list[BitextError] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.included = IncludedPages(self.project.docs)

    def page(self, uri: str, text: str) -> SitePage:
        """A page of the source locale, with milestones.

        Args:
            uri: its path relative to `docs`.
            text: its Markdown, as in the file.
        """
        if (uri, text) not in self._pages:
            self._findings, self._errors = [], []
            marked, total = self._mark(uri, text)
            expanded = expand(marked, uri, self.include)
            whole = without_repeated_milestones(expanded.text)
            self._pages[uri, text] = SitePage(
                Kind.SOURCE,
                whole,
                tuple(milestone_ids(whole)),
                findings=tuple(self._findings),
                missing=expanded.missing,
                total=total,
                used=expanded.used,
                errors=tuple(self._errors),
            )
        return self._pages[uri, text]

    def include(self, uri: str, alone: bool) -> str | None:
        """The body of an included page, or None if it does not exist; with milestones if it becomes blocks."""
        text = self.included.text(uri)
        if text is None or not alone:
            return self.included.body(uri)
        if uri not in self._marked:
            self._marked[uri] = without_front_matter(self._mark(uri, text)[0])
        return self._marked[uri]

    def _mark(self, uri: str, text: str) -> tuple[str, int]:
        catalog, error = read_segments(self.project.source_path(uri))
        page = mark_source(text, catalog, options=self.options(uri), render=self._own_html(uri, text))
        self._findings += page.findings
        self._errors += [error] if error else []
        return page.marked, sum(len(unit.segments) for unit in page.document.units if unit.translate)

    def html(self, uri: str, source: str) -> Callable[[str], str]:
        """A function that renders a text as the page of that path, with the heading ids of the source page."""
        ids = self.heading_ids(uri, source)
        return self.included.expanding(lambda text: self.renderer.render(text, ids).html, uri)

    def _own_html(self, uri: str, source: str) -> Callable[[str], str]:
        """The same for a source page, whose headings mostly get their ids without being told, as they will in the end.

        What is rendered here for a page with milestones is then what MkDocs gets of it.
        """
        ids = self.heading_ids(uri, source)

        def html(text: str) -> str:
            self.renderer.rendering(self.renderer.body(text))
            return self.renderer.render(text, ids).html

        return self.included.expanding(html, uri)

    def heading_ids(self, uri: str, text: str) -> tuple[str, ...]:
        """The ids of the headings of a source page, with its includes."""
        page = expand(text, uri, lambda included, _: self.included.body(included))
        return self.renderer.rendering(self.renderer.body(page.text)).heading_ids

    def options(self, uri: str) -> ExtractOptions:
        """How a page is cut."""
        return extract_options(self.project, uri)


@dataclass(slots=True)
class LocalePages:
    """The pages in a target locale."""

    source: SourcePages
    locale: Locale
    ends: bool = False
    """Whether to mark where untranslated segments end."""
    _includes: dict[str, LocalizedPage] = field(default_factory=dict)
    _findings: list[Finding] = field(default_factory=list)
    _errors: list[BitextError] = field(default_factory=list)

    def page(self, uri: str, text: str) -> SitePage:
        """A page of this locale.

        Args:
            uri: path of the source page relative to `docs`.
            text: the source page's Markdown, as in the file.
        """
        source = self.source.page(uri, text)
        target, broken = read_segments(self.source.project.locale_path(self.locale, uri))
        if source.total and not shows_anything(target, self.locale.published):
            ids = self.source.heading_ids(uri, text)
            errors = (broken,) if broken else ()
            return replace(source, kind=Kind.FALLBACK, heading_ids=ids, findings=(), missing=(), errors=errors)
        self._findings, self._errors = [], []
        page = self._localized(uri, text)
        used = [page]
        include = self.source.include if page.fallback and page.total > 0 else partial(self._include, used)
        expanded = expand(page.marked, uri, include)
        untranslated = frozenset(f"{unit}-{segment}" for one in used for unit, segment in one.untranslated)
        return SitePage(
            _kind(used, untranslated),
            without_repeated_milestones(expanded.text),
            source.marks,
            self.source.heading_ids(uri, text),
            untranslated,
            total=sum(one.total for one in used),
            findings=tuple(self._findings),
            used=expanded.used,
            errors=tuple(self._errors),
        )

    def _include(self, used: list[LocalizedPage], uri: str, alone: bool) -> str | None:
        """The body of an included page; if it becomes blocks, it counts as part of the page and is added to `used`."""
        text = self.source.included.text(uri)
        if text is None:
            return None
        if uri not in self._includes:
            self._includes[uri] = self._localized(uri, text)
        page = self._includes[uri]
        if alone and page not in used:
            used.append(page)
        return without_front_matter(page.marked if alone else page.text)

    def _localized(self, uri: str, text: str) -> LocalizedPage:
        project = self.source.project
        catalog, _ = read_segments(project.source_path(uri))
        target, broken = read_segments(project.locale_path(self.locale, uri))
        page = localize(
            text,
            catalog,
            target,
            locale=self.locale,
            options=self.source.options(uri),
            render=self.source.html(uri, text),
            titles=admonition_titles(self.locale.code, project.translations),
            milestones=True,
            ends=self.ends,
            where=partial(place_of, project.locale_path(self.locale, uri)),
        )
        self._findings += page.findings
        self._errors += [broken] if broken else []
        return page


def _kind(pages: Sequence[LocalizedPage], untranslated: Set[str]) -> Kind:
    """The kind of a page with its includes; one without any text counts as translated."""
    if not untranslated:
        return Kind.TRANSLATED
    return Kind.PARTIAL if any(page.published for page in pages) else Kind.FALLBACK

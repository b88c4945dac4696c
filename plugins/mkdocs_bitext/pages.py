"""The pages of one locale as MkDocs gets them: localized text, includes put in, and what there is to say about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from pathlib import Path

from mkdocs.utils import meta

from bitext.cut import CutOptions
from bitext.localize import LocalizedPage, localize, mark_source
from bitext.model import BitextError, Document, Finding, Place
from bitext.project import Locale, Project
from bitext.titles import admonition_titles
from bitext.xliff import places, read
from mkdocs_bitext.includes import Missing, expand
from mkdocs_bitext.rendering import Renderer


class Kind(StrEnum):
    """How much of a page is in its locale."""

    SOURCE = "source"
    """It was written in it."""
    TRANSLATED = "translated"
    PARTIAL = "partial"
    FALLBACK = "fallback"
    """Nothing is: it shows the source's text."""


@dataclass(frozen=True, slots=True)
class SitePage:
    """One page of one locale, ready for MkDocs."""

    kind: Kind
    text: str
    """Markdown with front matter; includes put in, a milestone before each segment in running text."""
    heading_ids: tuple[str, ...] | None = None
    """Those of the source page; None for the source page itself."""
    untranslated: frozenset[str] = frozenset()
    """`<unit>-<segment>` of each segment that shows the source."""
    total: int = 0
    """How many segments the page has."""
    findings: tuple[Finding, ...] = ()
    missing: tuple[Missing, ...] = ()
    """Includes that could not be put in; only of source pages, where an author corrects them."""
    error: BitextError | None = None
    """Why the page's segment files cannot be used."""


@dataclass(slots=True)
class SourcePages:
    """The pages in the language they were written in."""

    project: Project
    renderer: Renderer
    _bodies: dict[str, str | None] = field(default_factory=dict)

    def page(self, uri: str, text: str) -> SitePage:
        """A page of the source locale, with milestones.

        Args:
            uri: its path relative to `docs`.
            text: its Markdown, as it stands in the file.
        """
        register, error = segments(self.project.register_path(uri))
        page = mark_source(text, register, options=_options(self.project), render=self.render(uri))
        found = expand(page.marked, uri, self.include)
        return SitePage(Kind.SOURCE, found.text, findings=page.findings, missing=found.missing, error=error)

    def include(self, uri: str) -> str | None:
        """The body of a page that others include; None where there is none."""
        if uri not in self._bodies:
            path = self.project.docs / uri
            inside = path.resolve().is_relative_to(self.project.docs.resolve())
            self._bodies[uri] = _body(_text(path)) if inside and path.is_file() else None
        return self._bodies[uri]

    def render(self, uri: str) -> Callable[[str], str]:
        """How a text would look as the page of that path."""
        return lambda text: self.renderer.render(expand(text, uri, self.include).text).html

    def heading_ids(self, uri: str, text: str) -> tuple[str, ...]:
        """The ids of the page's headings, which are those of every locale."""
        return self.renderer.render(expand(text, uri, self.include).text).heading_ids


@dataclass(slots=True)
class LocalePages:
    """The pages in one of the target locales."""

    source: SourcePages
    locale: Locale
    _bodies: dict[str, str | None] = field(default_factory=dict)

    def page(self, uri: str, text: str) -> SitePage:
        """A page of this locale.

        Args:
            uri: path of the source page relative to `docs`.
            text: the source page's Markdown, as it stands in the file.
        """
        localized, error = self._localized(uri, text, self.source.render(uri), milestones=True)
        found = expand(localized.marked, uri, self.include)
        untranslated = frozenset(f"{unit}-{segment}" for unit, segment in localized.untranslated)
        return SitePage(
            _kind(localized),
            found.text,
            heading_ids=self.source.heading_ids(uri, text),
            untranslated=untranslated,
            total=localized.total,
            findings=localized.findings,
            error=error,
        )

    def include(self, uri: str) -> str | None:
        """The body of an include in this locale; None where there is none."""
        if uri not in self._bodies:
            text = self.source.include(uri)
            if text is not None:
                path = self.source.project.docs / uri
                localized, _ = self._localized(uri, _text(path), None, milestones=False)
                text = _body(localized.text)
            self._bodies[uri] = text
        return self._bodies[uri]

    def _localized(
        self, uri: str, text: str, render: Callable[[str], str] | None, *, milestones: bool
    ) -> tuple[LocalizedPage, BitextError | None]:
        project = self.source.project
        register, wrong = segments(project.register_path(uri))
        target, broken = segments(project.locale_path(self.locale, uri))
        page = localize(
            text,
            register,
            target,
            locale=self.locale,
            options=_options(project),
            render=render,
            titles=admonition_titles(self.locale.code),
            milestones=milestones,
            where=partial(_where, project.locale_path(self.locale, uri)),
        )
        return page, wrong or broken


def _kind(page: LocalizedPage) -> Kind:
    if page.fallback:
        return Kind.FALLBACK
    return Kind.PARTIAL if page.untranslated else Kind.TRANSLATED


def _options(project: Project) -> CutOptions:
    return CutOptions(project.front_matter, project.source_locale)


def segments(path: Path) -> tuple[Document | None, BitextError | None]:
    """A file's segments; None where there is no file, or with the reason why it cannot be used."""
    if not path.is_file():
        return None, None
    try:
        return read(path), None
    except BitextError as error:
        return None, error


def _where(path: Path, unit: str, segment: str) -> Place | None:
    return Place(path, places(path.read_bytes()).get((unit, segment))) if path.is_file() else None


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig")


def _body(text: str) -> str:
    body, _ = meta.get_data(text)
    return str(body)

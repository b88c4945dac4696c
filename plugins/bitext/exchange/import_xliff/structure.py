"""Finds imported targets that the rendered page would refuse, although each alone keeps the rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property

from bitext.core.model import Document, Finding, State
from bitext.core.storage import read_text
from bitext.localize.localize_page import localize
from bitext.localize.publishable import UNTIL
from bitext.markdown.admonition_titles import admonition_titles
from bitext.markdown.includes import IncludedPages
from bitext.markdown.renderer import renderer
from bitext.markdown.site_syntax import extract_options
from bitext.project.project import Locale, Project
from bitext.project.segment_files import read_document


class PageStructure:
    """Renders pages of a project with imported targets, as the build will."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def faults(self, locale: Locale, page: str, document: Document) -> dict[tuple[str, str], Finding]:
        """By unit and segment id, the targets that would change the structure of their page.

        Args:
            locale: of the targets.
            page: below the docs folder; any other document is not rendered.
            document: the page's segments with the imported targets.
        """
        path = self._project.docs / page
        if page in self._project.pageless or not path.is_file():
            return {}
        localized = localize(
            read_text(path),
            read_document(self._project.source_path(page)),
            document,
            locale=replace(locale, published=State.TRANSLATED),
            options=extract_options(self._project, page),
            render=IncludedPages(self._project.docs).expanding(self._render, page),
            titles=admonition_titles(locale.code, self._project.translations),
        )
        found = (one for one in localized.findings if one.code == "struct-render")
        return {(one.unit, one.segment): replace(one, message=one.message.removesuffix(UNTIL)) for one in found}

    @cached_property
    def _render(self) -> Callable[[str], str]:
        return renderer(self._project)

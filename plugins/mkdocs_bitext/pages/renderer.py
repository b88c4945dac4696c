"""Renders pages as the site will, for the rules on targets and for the heading ids."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import _RelativePathTreeprocessor
from mkdocs.utils import meta

from mkdocs_bitext.pages.heading_ids import HeadingIds

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


_SAMPLE = "# A heading\n\nA paragraph.\n"


@dataclass(frozen=True, slots=True)
class Rendered:
    """The text of a page as HTML."""

    html: str
    heading_ids: tuple[str, ...]


class _UnresolvedLinks(_RelativePathTreeprocessor):
    """What MkDocs adds to the Markdown of each page, and extensions look up; links stay as they are written."""

    def run(self, root: Element) -> Element:
        """The page as it is (Python-Markdown's interface)."""
        return root


class Renderer:
    """The Markdown of the site; each text is rendered once per build.

    Its extensions are those that the configuration has when the first text is rendered: plugins add some of their own.
    """

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        self._ids = HeadingIds()
        self._known: dict[tuple[str, tuple[str, ...] | None], Rendered] = {}

    @cached_property
    def _markdown(self) -> Markdown:
        return self._new_markdown()

    @cached_property
    def _begins_anew(self) -> bool:
        """Whether the extensions forget one text before the next: MkDocs itself makes a new Markdown for each page."""
        self._ids.assigned = None
        return self._markdown.convert(_SAMPLE) == self._markdown.reset().convert(_SAMPLE)

    def _new_markdown(self) -> Markdown:
        config = self._config
        others = [one for one in config.markdown_extensions if not isinstance(one, HeadingIds)]
        markdown = Markdown(extensions=[*others, self._ids], extension_configs=config.mdx_configs or {})
        _UnresolvedLinks(File("index.md", None, config.site_dir, True), Files([]), config)._register(markdown)
        return markdown

    def render(self, text: str, heading_ids: tuple[str, ...] | None = None) -> Rendered:
        """A page's Markdown, without its front matter, as HTML.

        Args:
            text: the page.
            heading_ids: of the source page, for its headings; None to let Markdown generate them.
        """
        key = text, heading_ids
        plain = self._known.get((text, None))
        if plain is not None and plain.heading_ids == heading_ids:
            return plain
        if key not in self._known:
            body, _ = meta.get_data(text)
            markdown = self._markdown.reset() if self._begins_anew else self._new_markdown()
            self._ids.assigned = heading_ids
            html = markdown.convert(body)
            self._known[key] = Rendered(html, self._ids.recorded)
        return self._known[key]

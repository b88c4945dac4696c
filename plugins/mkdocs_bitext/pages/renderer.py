"""Pages as the site will render them, before it does: what the checks on targets and the heading ids rest on."""

from __future__ import annotations

from dataclasses import dataclass

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import meta

from mkdocs_bitext.pages.heading_ids import HeadingIds


@dataclass(frozen=True, slots=True)
class Rendered:
    """One page's text as HTML."""

    html: str
    heading_ids: tuple[str, ...]


class Renderer:
    """The site's own Markdown, each text rendered once a build.

    Args:
        config: a site's configuration, for its Markdown extensions.
    """

    def __init__(self, config: MkDocsConfig) -> None:
        self._ids = HeadingIds()
        others = [one for one in config.markdown_extensions if not isinstance(one, HeadingIds)]
        self._markdown = Markdown(extensions=[*others, self._ids], extension_configs=config.mdx_configs or {})
        self._known: dict[tuple[str, tuple[str, ...] | None], Rendered] = {}

    def render(self, text: str, heading_ids: tuple[str, ...] | None = None) -> Rendered:
        """A page's Markdown, its front matter left out, as HTML with the ids of its headings.

        Args:
            text: the page.
            heading_ids: ids for its headings, as its source page has them; None to let it make up its own.
        """
        key = text, heading_ids
        plain = self._known.get((text, None))
        if plain is not None and plain.heading_ids == heading_ids:
            return plain
        if key not in self._known:
            body, _ = meta.get_data(text)
            self._ids.wanted = heading_ids
            html = self._markdown.reset().convert(body)
            self._known[key] = Rendered(html, self._ids.found)
        return self._known[key]

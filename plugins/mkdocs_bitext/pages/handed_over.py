"""Hands MkDocs the HTML of a page that the plugin has rendered already, so that it is not rendered once more."""

from __future__ import annotations

import logging
from collections.abc import Callable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page, _RelativePathTreeprocessor
from mkdocs.structure.toc import get_toc

from mkdocs_bitext.pages.rendering import Rendering

_log = logging.getLogger("mkdocs.structure.pages")


def hand_over(page: Page, rendering: Callable[[str], Rendering | None], title: Callable[[str, str], str]) -> None:
    """Let MkDocs take a page's HTML from us instead of its own Markdown.

    Args:
        page: which MkDocs renders next, after the last plugin has changed its Markdown.
        rendering: gives that of a Markdown text; None if MkDocs itself has to render it.
        title: the text of a message, by its id and its value of `n`.
    """
    if getattr(page.render, "__func__", None) is not Page.render:
        return  # Another plugin renders its pages in its own way, or the preview skips it.

    def render(config: MkDocsConfig, files: Files) -> None:
        known = rendering(page.markdown or "")
        if known is None:
            Page.render(page, config, files)
        else:
            _fill(page, known, config, files, title)

    page.render = render  # type: ignore[method-assign]  # for this page only


def _fill(page: Page, known: Rendering, config: MkDocsConfig, files: Files, title: Callable[[str, str], str]) -> None:
    """Set what `Page.render` of MkDocs sets; links are judged and resolved by its own code."""
    links = _RelativePathTreeprocessor(page.file, files, config)
    page.content = known.html([links.path_to_url(address) for address in known.addresses], title)
    page.toc = get_toc(known.toc)  # type: ignore[arg-type]  # it takes any sequence
    page._title_from_render = known.title
    page.present_anchor_ids = set(known.anchors)
    if _log.getEffectiveLevel() > logging.DEBUG:
        page.links_to_anchors = links.links_to_anchors

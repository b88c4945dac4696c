"""Renders pages as the site will: for the rules on targets, for the heading ids, and for MkDocs itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from markdown import Markdown
from markdown.util import AMP_SUBSTITUTE, STX
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import (
    _ExtractAnchorsTreeprocessor,
    _ExtractTitleTreeprocessor,
    _RawHTMLPreprocessor,
    _RelativePathTreeprocessor,
)
from mkdocs.utils import meta

from bitext.markdown.known_extensions import fingerprint, may_include_snippets
from mkdocs_bitext.i18n import extension_strings
from mkdocs_bitext.pages.heading_ids import HeadingIds
from mkdocs_bitext.pages.highlighted_code import HighlightedCode
from mkdocs_bitext.pages.inline_patterns import ask_few_patterns
from mkdocs_bitext.pages.rendering import Rendering, link_slot, title_slot
from mkdocs_bitext.pages.snippets import UnmarkedCode

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SAMPLE = "# A heading\n\nA paragraph.\n"
_NAMES_ANCHOR = re.compile(r"\b(?:id|name)\s*=", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rendered:
    """The text of a page as HTML."""

    html: str
    heading_ids: tuple[str, ...]


def _nowhere(config: MkDocsConfig) -> tuple[File, Files, MkDocsConfig]:
    return File("index.md", None, config.site_dir, True), Files([]), config


class _LinkSlots(_RelativePathTreeprocessor):
    """What MkDocs adds to the Markdown of each page, and extensions look up; it puts slots in place of links."""

    def __init__(self, config: MkDocsConfig) -> None:
        super().__init__(*_nowhere(config))
        self.addresses: list[str] = []

    def run(self, root: Element) -> Element:
        """The page with its links numbered (Python-Markdown's interface)."""
        self.addresses = []
        for element in root.iter():
            key = {"a": "href", "img": "src"}.get(str(element.tag))
            address = element.get(key) if key else None
            if key and address is not None and _is_relative(address):
                element.set(key, link_slot(len(self.addresses)))
                self.addresses.append(address)
        return root


def _is_relative(address: str) -> bool:
    """Whether MkDocs may change the address, or warn of it."""
    if AMP_SUBSTITUTE in address or STX in address:
        return False
    parts = urlsplit(address)
    return not parts.scheme and not parts.netloc


class _Anchors(_RawHTMLPreprocessor):
    """The anchors in raw HTML; most texts have none, and need not be parsed for them."""

    def run(self, lines: list[str]) -> list[str]:
        self.present_anchor_ids = set()
        return super().run(lines) if _NAMES_ANCHOR.search("\n".join(lines)) else lines


class Renderer:
    """The Markdown of the site; each text is rendered once per build.

    Its extensions are those that the configuration has when the first text is rendered: plugins add some of their own.
    """

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        self._ids = HeadingIds()
        self._code = HighlightedCode()
        self._titles = extension_strings.untranslated_strings(config)
        self._known: dict[tuple[str, tuple[str, ...] | None], Rendering] = {}

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
        markdown = Markdown(extensions=[*others, self._ids], extension_configs=self._options())
        self._code.remember(markdown)
        ask_few_patterns(markdown)
        self._anchors, self._raw_anchors = _ExtractAnchorsTreeprocessor(*_nowhere(config)), _Anchors()
        self._links, self._title = _LinkSlots(config), _ExtractTitleTreeprocessor()
        for processor in (self._raw_anchors, self._anchors, self._links, self._title):
            processor._register(markdown)
        return markdown

    def _options(self) -> Mapping[str, Mapping[str, Any]]:
        options = dict(self._config.mdx_configs or {})
        for extension, (option, message) in self._titles.items():
            options[extension] = {**options.get(extension, {}), option: title_slot(message, "{}")}
        return options

    def render(self, text: str, heading_ids: tuple[str, ...] | None = None) -> Rendered:
        """A page's Markdown, without its front matter, as HTML.

        Args:
            text: the page.
            heading_ids: of the source page, for its headings; None to let Markdown generate them.
        """
        rendering = self.rendering(self.body(text), heading_ids)
        html = rendering.html(rendering.addresses, extension_strings.default_title)
        return Rendered(html, rendering.heading_ids)

    def rendering(self, body: str, heading_ids: tuple[str, ...] | None = None) -> Rendering:
        """A page's Markdown as HTML with slots.

        Args:
            body: the page without its front matter.
            heading_ids: of the source page, for its headings; None to let Markdown generate them.
        """
        key = body, heading_ids
        plain = self._known.get((body, None))
        if plain is not None and plain.heading_ids == heading_ids:
            return plain
        if key not in self._known:
            self._known[key] = self._new(body, heading_ids)
        return self._known[key]

    def reusable(self, body: str, heading_ids: tuple[str, ...] | None) -> Rendering | None:
        """The same if MkDocs, too, would always make that of the text; None if it has to render the page itself."""
        if self.fingerprint is None or may_include_snippets(body):
            return None
        return self.rendering(body, heading_ids)

    @cached_property
    def fingerprint(self) -> str | None:
        """The site's Markdown in a text; None if nobody knows what its extensions do."""
        present = self._present_fingerprint()
        return present if present is not None and self._begins_anew else None

    def _present_fingerprint(self) -> str | None:
        names = [
            str(one) for one in self._config.markdown_extensions if not isinstance(one, (HeadingIds, UnmarkedCode))
        ]
        options = dict(self._config.mdx_configs or {})
        for extension, (option, _) in self._titles.items():
            options[extension] = {key: value for key, value in options.get(extension, {}).items() if key != option}
        return fingerprint(names, options)

    def is_current(self) -> bool:
        """Whether the site's Markdown is still that with which texts are rendered; a plugin may change it by page."""
        return self._present_fingerprint() == self.fingerprint

    @staticmethod
    @lru_cache(maxsize=4)
    def body(text: str) -> str:
        """A page without its front matter."""
        body: str = meta.get_data(text)[0]
        return body

    def is_known(self, body: str, rendering: Rendering) -> bool:
        """Whether the headings get the same ids without being told."""
        return self._known.get((body, None)) == rendering

    def forget(self) -> None:
        """Let go of what was rendered."""
        self._known.clear()
        self._code.forget()

    def title(self, config: MkDocsConfig, message: str, number: str) -> str:
        """The `title` that an extension would give an element with the present configuration."""
        return extension_strings.title(config, self._titles, message, number)

    def _new(self, body: str, heading_ids: tuple[str, ...] | None) -> Rendering:
        markdown = self._markdown.reset() if self._begins_anew else self._new_markdown()
        self._ids.assigned = heading_ids
        self._anchors.present_anchor_ids = set()
        self._title.title = None
        html = markdown.convert(body)
        return Rendering(
            html,
            tuple(self._links.addresses),
            self._ids.recorded,
            self._ids.recorded_tabs,
            tuple(getattr(markdown, "toc_tokens", ())),
            self._title.title,
            frozenset(self._anchors.present_anchor_ids | self._raw_anchors.present_anchor_ids),
        )

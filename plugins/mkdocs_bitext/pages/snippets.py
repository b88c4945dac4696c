"""Lets the pages of a locale include its own versions of snippets (pymdownx.snippets), and marks their language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from mkdocs.config.defaults import MkDocsConfig

from bitext.core.locales import language_attributes
from bitext.localize.segment_markers import milestone, replace_milestones, without_milestones
from bitext.markdown.includes import lines_with_fences
from bitext.project.project import Project
from bitext.project.snippets import EXTENSION, localized_files
from mkdocs_bitext.pages.lang_attributes import mark_language

_SOURCE, _TARGET = "snippet-source", "snippet-target"
"""Where a segment of a snippet starts that is, or is not, still in the source language."""
_AFTER_SNIPPETS = 31  # pymdownx.snippets has 32; superfences and fenced_code, which take code out of the text, have 25


def snippet_mark(translated: bool) -> str:
    """What stands before a segment of a snippet."""
    return milestone(_TARGET if translated else _SOURCE)


def shows_translated_snippets(html: str) -> bool:
    """Whether the content of a page has a segment of a snippet that is translated."""
    return _TARGET in html


def with_language_of_snippets(html: str, source: str, locale: str) -> str:
    """The content of a page in a locale, with `lang` in place of the marks of its snippets."""
    if _SOURCE not in html and _TARGET not in html:
        return html
    html = mark_language(html, {_SOURCE}, language_attributes(source, locale))
    html = replace_milestones(html, lambda name: "" if name in (_SOURCE, _TARGET) else milestone(name))
    # Indented code: the text of the marks.
    return html.replace(_ESCAPED[_SOURCE], "").replace(_ESCAPED[_TARGET], "")


_ESCAPED = {name: escape(milestone(name), quote=False) for name in (_SOURCE, _TARGET)}


class UnmarkedCode(Extension):
    """Removes the marks of snippets from fenced code, which shows them."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Register with a Markdown instance (Python-Markdown's interface for extensions)."""
        md.preprocessors.register(_Unmark(md), "bitext-unmarked-code", _AFTER_SNIPPETS)


class _Unmark(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        if not any(_SOURCE in line or _TARGET in line for line in lines):
            return lines
        text = lines_with_fences("\n".join(lines))
        return [(without_milestones(line) if fenced else line).removesuffix("\n") for line, _, fenced in text]


class LocalizedSnippets:
    """The snippets of the current locale, in a folder into which the extension looks before any other."""

    def __init__(self, config: MkDocsConfig, project: Project, render: Callable[[str], str]) -> None:
        self._project, self._render = project, render
        self._options: Mapping[str, Any] = config.mdx_configs.get(EXTENSION) or {}
        self._folder: TemporaryDirectory[str] | None = None

    def write(self, texts: Mapping[str, str]) -> None:
        """Take the snippets of a locale.

        Args:
            texts: of those that differ from the source, by path below the project, with marks.
        """
        files = localized_files(self._project, {name: self._proven(text) for name, text in texts.items()})
        self._folder = TemporaryDirectory(prefix="bitext-snippets-") if files else None
        for name, text in files.items():
            path = Path(self._folder.name if self._folder else "", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def _proven(self, text: str) -> str:
        """The text without its marks if readers would see another one with them."""
        plain = without_milestones(text)
        return text if without_milestones(self._render(text)) == self._render(plain) else plain

    def apply(self, config: MkDocsConfig, *, in_source: bool) -> None:
        """Let the page that is rendered next include them, unless it is in the source language."""
        if EXTENSION not in config.markdown_extensions:
            return
        options = dict(self._options)
        if self._folder is not None and not in_source:
            given = options.get("base_path", ["."])
            options["base_path"] = [self._folder.name, *(given if isinstance(given, list) else [given])]
        config.mdx_configs[EXTENSION] = options

"""Writes each locale for language models: `llms.txt`, and every page as plain Markdown next to its HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from urllib.parse import urljoin

from bitext.core.html_edit import InsertionPoint, with_insertions
from mkdocs_publish.built_page import BuiltPage, write
from mkdocs_publish.machines.page_text import Guide, Text

NAME = "llms.txt"
"""See llmstxt.org: a title, a description, and links to the pages as Markdown, by section."""


def markdown_path(path: str) -> str:
    """The path of a page's Markdown: `add-client/index.md` for `add-client/index.html`."""
    return path.removesuffix(".html") + ".md"


def write_texts(site: Path, url: str, guides: Sequence[Guide]) -> None:
    """Write them, and link each Markdown file from the head of its page.

    An untranslated page is in the source language whatever its address: only the source locale has its Markdown.

    Args:
        site: the folder of the built site.
        url: where it will be published; if empty, addresses are relative.
        guides: its locales.
    """
    for guide in guides:
        own = write_pages(site, guide.texts)
        if own:
            write(site / guide.folder / NAME, _index(guide, own, url))


def write_pages(site: Path, texts: Iterable[Text]) -> list[Text]:
    """Write the pages of a locale without their index; gives those that have Markdown."""
    own = [text for text in texts if _in_own_language(site, text)]
    for text in own:
        write(site / markdown_path(text.path), text.markdown)
        _link(site / text.path, Path(markdown_path(text.path)).name)
    return own


def _in_own_language(site: Path, text: Text) -> bool:
    path = site / text.path
    return path.is_file() and BuiltPage.read(site, path).is_in_own_language


def _link(path: Path, markdown: str) -> None:
    # HTML ignores the space in `rel`; Material takes each `[rel=alternate]` for the root of another site.
    link = f'<link rel="alternate " type="text/markdown" href="{escape(markdown)}">\n'
    write(path, with_insertions(path.read_text(encoding="utf-8"), {InsertionPoint.HEAD_END: link}))


def _index(guide: Guide, texts: Sequence[Text], url: str) -> str:
    head = [f"# {guide.name}", *([f"> {guide.description}"] if guide.description else [])]
    # Links without a heading come first: below a heading they would seem to belong to it.
    ordered = sorted(texts, key=lambda text: bool(_topic(text)))
    body = ["\n".join(_section(name, list(pages), guide, url)) for name, pages in groupby(ordered, key=_topic)]
    return "\n\n".join([*head, *body]) + "\n"


def _topic(text: Text) -> str:
    return text.sections[0] if text.sections else ""


def _section(name: str, texts: Sequence[Text], guide: Guide, url: str) -> Iterator[str]:
    if name:
        yield f"## {name}\n"
    for text in texts:
        path = markdown_path(text.path)
        address = urljoin(url, path) if url else path.removeprefix(guide.folder)
        yield f"- [{text.title}]({address})" + (f": {text.description}" if text.description else "")

"""Short notation for documents, and the import of files into them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from bitext import xliff
from bitext.core.inline import content
from bitext.core.model import Content, Document, InlineCode, Segment, State, Unit
from bitext.exchange.import_xliff import PageImport, import_targets
from bitext.exchange.microsoft_pages.targets import as_target

Pair = tuple[str, str | None]


def source_of(text: str) -> Content:
    """Markdown as the content of a source: its codes are `1`, `2`, .. in order."""
    found = as_target(text, ())
    return content(part if isinstance(part, str) else _renamed(part) for part in found.content)


def _renamed(code: InlineCode) -> InlineCode:
    return replace(code, id=code.id.removeprefix("+"))


def unit_of(name: str, pairs: Iterable[Pair], state: State = State.TRANSLATED, *, translate: bool = True) -> Unit:
    """A unit with the segments s1, s2, ..; a pair without target is `initial`."""
    segments = []
    for number, (source, target) in enumerate(pairs, 1):
        text = source_of(source)
        done = as_target(target, text).content if target is not None else None
        segments.append(Segment(f"s{number}", text, done, state if done is not None else State.INITIAL))
    return Unit(name, "p", tuple(segments), translate=translate)


@pytest.fixture
def document() -> Callable[..., Document]:
    """Makes documents: units by name, each a list of pairs of Markdown."""

    def make(units: dict[str, list[Pair]], *, state: State = State.TRANSLATED, fixed: str = "") -> Document:
        made = tuple(unit_of(name, pairs, state, translate=name != fixed) for name, pairs in units.items())
        return Document("guide.md", "en", made, "nl-BE")

    return make


@pytest.fixture
def back() -> Callable[[Document, str], PageImport]:
    """Imports the text of an XLIFF file into a document."""

    def import_text(own: Document, text: str) -> PageImport:
        path = Path("saved.xlf")
        raw = text.encode()
        return import_targets(own, xliff.parse(raw, path), xliff.written_segments(raw)[0], path)

    return import_text

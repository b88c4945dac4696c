"""Reads the tables of the guide's pages in every locale."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from bitext.cli.main import main
from hubcheck.messages import DEFAULT_LOCALE

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    section: str
    """Anchor of the nearest heading above it."""
    cells: tuple[str, ...]
    """Markdown, with names of products instead of their includes."""

    def is_pending(self, cell: int, english: "Row") -> bool:
        """Whether a part of a cell still waits for its translation, and is shown in English."""
        parts = re.split(r"(?<=[.?:]) |[\[\]]", english.cells[cell])
        return self is not english and any(len(part.split()) > 1 and part in self.cells[cell] for part in parts)


@cache
def pages(locale: str) -> Mapping[str, str]:
    """Path of each page -> its Markdown in this locale."""
    if locale == DEFAULT_LOCALE:
        return _read(ROOT / "docs")
    with TemporaryDirectory() as folder:
        out = Path(folder) / locale
        assert main(["stage", "-f", str(ROOT), "--locale", locale, str(out)]) == 0
        return _read(out)


def _read(folder: Path) -> dict[str, str]:
    files = (*folder.glob("*.md"), *folder.glob("includes/*.md"))
    return {str(file.relative_to(folder)): file.read_text(encoding="utf-8") for file in files}


@cache
def sections(page: str, locale: str = DEFAULT_LOCALE) -> Mapping[str, str]:
    """Anchor of each section of a page -> its Markdown."""
    texts = pages(locale)
    text = re.sub(r"\[!INCLUDE\[\w+\]\(([^)]+)\)\]", lambda match: texts[match[1]].strip(), texts[page])
    parts = re.split(r"^##+ .*\{ #([\w-]+) \}$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def rows(page: str, *anchors: str, locale: str = DEFAULT_LOCALE) -> list[Row]:
    """The rows of the tables in these sections, without their heads."""
    return [Row(anchor, cells) for anchor in anchors for cells in _table(sections(page, locale)[anchor])]


def _table(text: str) -> list[tuple[str, ...]]:
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    return [tuple(cell.strip() for cell in re.split(r" \| ", line.strip("| "))) for line in lines[1:]]

"""Pages full of difficult markup, and next to each the list of its units.

`BITEXT_UPDATE_GOLDEN=1 pytest tests/bitext/markdown/extract/test_pages.py` rewrites the lists; review the
diff before you commit it.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from bitext.core.inline import markdown
from bitext.core.model import Content
from bitext.markdown.extract import ExtractedPage, extract_units
from bitext.markdown.merge import merge_targets

PAGES = sorted((Path(__file__).parents[3] / "data" / "extract").glob("*.md"))
ACCENTS = str.maketrans("aeouAEOU", "àéôüÀÉÔÜ")


def listing(page: ExtractedPage) -> list[dict[str, object]]:
    """Units as data: what they are, where, and their sentences."""
    units: list[dict[str, object]] = []
    for unit in page.units:
        entry: dict[str, object] = {"line": unit.line, "type": unit.type}
        if unit.parent is not None:
            entry["in"] = unit.parent
        if not unit.running:
            entry["running"] = False
        entry["segments"] = [markdown(segment.source) for segment in unit.segments]
        units.append(entry)
    return units


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page_has_the_listed_units(path: Path) -> None:
    found = listing(extract_units(path.read_bytes().decode()))
    golden = path.with_suffix(".units.json")
    if os.environ.get("BITEXT_UPDATE_GOLDEN"):
        lines = ",\n".join("  " + json.dumps(entry, ensure_ascii=False) for entry in found)
        golden.write_text(f"[\n{lines}\n]\n" if found else "[]\n", encoding="utf-8")

    assert found == json.loads(golden.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page_without_targets_keeps_every_byte(path: Path) -> None:
    text = path.read_bytes().decode()
    page = extract_units(text)

    assert merge_targets(page, [[s.source for s in unit.segments] for unit in page.units]).encode() == path.read_bytes()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page_in_other_words_has_the_same_units(path: Path) -> None:
    page = extract_units(path.read_bytes().decode())
    again = extract_units(merge_targets(page, [[_other_words(s.source) for s in unit.segments] for unit in page.units]))

    assert [unit.type for unit in again.units] == [unit.type for unit in page.units]
    assert [len(unit.segments) for unit in again.units] == [len(unit.segments) for unit in page.units]


def _other_words(source: Content) -> Content:
    return tuple(part.translate(ACCENTS) if isinstance(part, str) else part for part in source)

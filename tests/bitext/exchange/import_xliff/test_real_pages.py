"""Real translated pages, handed back to a project that has none of their targets yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bitext import xliff
from bitext.cli.main import main
from bitext.core.inline import codes, markdown
from bitext.core.model import Document, InlineCode, State
from bitext.exchange.import_xliff import import_targets, with_imported
from bitext.exchange.po import po, read_po

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def translated(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Document]:
    root = tmp_path_factory.mktemp("pages")
    pages, sources = (shared / "corpus/bilingual/2019-05" / name for name in ("bilingual", "source"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        main(["import-pages", str(pages), "--locale", "nl-BE", "--source-pages", str(sources)])
    return [xliff.read(path) for path in sorted((root / "translations/nl-BE").rglob("*.xlf"))]


def _blank(document: Document) -> Document:
    return replace(
        document,
        units=tuple(
            replace(
                unit,
                segments=tuple(replace(one, target=None, state=State.INITIAL, sub_state="") for one in unit.segments),
            )
            for unit in document.units
        ),
    )


def _pairs(document: Document) -> Iterator[tuple[str, str, str, State]]:
    return (
        (unit.id, markdown(one.source), markdown(one.target or ()), one.state)
        for unit in document.units
        for one in unit.segments
    )


@pytest.mark.parametrize("format", ["xliff12", "xliff20", "xliff22"])
def test_human_translations_are_imported_completely(translated: list[Document], format: str) -> None:
    assert sum(len(unit.segments) for document in translated for unit in document.units) > 2000
    for document in translated:
        raw = xliff.write(document, format, for_tools=True).encode()
        own = _blank(document)
        result = import_targets(
            own, xliff.parse(raw, Path("saved.xlf")), xliff.written_segments(raw)[0], Path("saved.xlf")
        )
        assert result.findings == ()
        after = with_imported(own, result.taken)
        assert [*_pairs(after)] == [*_pairs(document)]


def test_human_translations_come_through_po_completely(translated: list[Document]) -> None:
    for document in translated:
        [back], [table] = read_po(po(document).encode(), Path("saved.po"))
        own = _blank(document)
        result = import_targets(own, back, table, Path("saved.po"))
        assert result.findings == ()
        texts = [pair[:3] for pair in _pairs(document)]
        assert [pair[:3] for pair in _pairs(with_imported(own, result.taken))] == texts
        unchanged = import_targets(document, back, table, Path("saved.po"))
        assert (unchanged.taken, unchanged.findings) == ((), ())


def test_targets_before_pre_filled_text_are_nearly_always_rejected(translated: list[Document]) -> None:
    taken = rejected = 0
    for document in translated:
        own = _blank(document)
        units = []
        for unit in document.units:
            segments = []
            for one in unit.segments:
                first = next((place for place, part in enumerate(one.source) if isinstance(part, InlineCode)), None)
                if first is not None and one.target and any(codes(one.target)):
                    words = "".join(part for part in one.target if isinstance(part, str))
                    segments.append(replace(one, target=(words, *one.source[first:])))
            units += [replace(unit, segments=tuple(segments))] if segments else []
        raw = xliff.write(replace(document, units=tuple(units))).encode()
        result = import_targets(
            own, xliff.parse(raw, Path("saved.xlf")), xliff.written_segments(raw)[0], Path("saved.xlf")
        )
        taken += len(result.taken)
        rejected += len(result.findings)
    assert rejected > 900 * 0.95
    assert taken < rejected / 20

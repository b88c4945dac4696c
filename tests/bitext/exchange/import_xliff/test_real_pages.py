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
from bitext.exchange.import_xliff import hand_back, with_taken

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
def test_what_people_translated_comes_in_whole(translated: list[Document], format: str) -> None:
    assert sum(len(unit.segments) for document in translated for unit in document.units) > 2000
    for document in translated:
        raw = xliff.write(document, format, handed_out=True).encode()
        own = _blank(document)
        result = hand_back(own, xliff.parse(raw, Path("saved.xlf")), xliff.spots(raw)[0], Path("saved.xlf"))
        assert result.findings == ()
        after = with_taken(own, result.taken)
        assert [*_pairs(after)] == [*_pairs(document)]


def test_targets_put_in_front_of_what_was_filled_in_are_refused_nearly_always(translated: list[Document]) -> None:
    taken = refused = 0
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
        result = hand_back(own, xliff.parse(raw, Path("saved.xlf")), xliff.spots(raw)[0], Path("saved.xlf"))
        taken += len(result.taken)
        refused += len(result.findings)
    assert refused > 900 * 0.95
    assert taken < refused / 20

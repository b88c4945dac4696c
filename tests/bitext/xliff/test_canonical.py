"""The canonical form on disk: one text per Document, small diffs, merges without conflicts."""

import difflib
import random
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from bitext.core.model import BitextError, Document, InlineCode, Kind, Note, Segment, State, Unit
from bitext.xliff import parse, segment_lines, write

DATA = Path(__file__).resolve().parents[2] / "data" / "xliff"
PATH = Path("page.xlf")
FORMATS = ["xliff20", "xliff12"]
FILES = {"xliff20": DATA / "page.20.xlf", "xliff12": DATA / "page.12.xlf"}


@pytest.fixture
def page() -> Document:
    """40 units of one to three sentences, some translated, some with codes."""
    return Document("guide.md", "en", tuple(_unit(number) for number in range(40)), "nl-BE")


def _unit(number: int) -> Unit:
    bold = (InlineCode("1", Kind.OPEN, "**", "bold"), f"word {number}", InlineCode("1", Kind.CLOSE, "**", "bold"))
    segments = []
    for place in range(number % 3 + 1):
        source = (f"Sentence {place} has a ", *bold, ".")
        target = (f"Zin {place} heeft een ", *bold, ".") if (number + place) % 2 else None
        state = State.TRANSLATED if target else State.INITIAL
        segments.append(Segment(f"s{place:06x}", source, target, state))
    return Unit(f"u{number:010x}", "p", tuple(segments))


def _with_target(document: Document, unit: int, segment: int, words: str, state: State) -> Document:
    old = document.units[unit]
    new = replace(old.segments[segment], target=(words, *old.segments[segment].source[1:]), state=state)
    segments = (*old.segments[:segment], new, *old.segments[segment + 1 :])
    changed = replace(old, segments=segments)
    return replace(document, units=(*document.units[:unit], changed, *document.units[unit + 1 :]))


def _all_places(document: Document) -> list[tuple[int, int]]:
    return [(u, s) for u, unit in enumerate(document.units) for s in range(len(unit.segments))]


@pytest.mark.parametrize("format", FORMATS)
def test_a_page_has_exactly_this_form_on_disk(format: str) -> None:
    text = FILES[format].read_text("utf-8")
    assert write(parse(text.encode(), PATH), format) == text


def test_both_versions_of_a_page_are_the_same_document() -> None:
    one, two = (parse(path.read_bytes(), path) for path in FILES.values())
    assert one == two


@pytest.mark.parametrize("format", FORMATS)
def test_segment_lines_are_those_of_targets_or_else_of_sources(format: str) -> None:
    raw = FILES[format].read_bytes()
    lines = raw.decode().split("\n")
    found = {segment: lines[line - 1].strip() for (_, segment), line in segment_lines(raw).items()}
    assert found["s000001"].endswith("Starten en aanmelden</target>")
    assert found["s000003"].startswith("<source>Then read")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("state", State)
def test_one_edited_target_is_a_diff_of_at_most_four_lines(page: Document, state: State, format: str) -> None:
    before = write(page, format).splitlines()
    for unit, segment in _all_places(page)[::7]:
        after = write(_with_target(page, unit, segment, "Nieuwe tekst ", state), format).splitlines()
        changed = [line for line in difflib.unified_diff(before, after, n=0) if line[0] in "+-"][2:]
        assert 0 < len(changed) <= 4


@pytest.mark.parametrize("format", FORMATS)
def test_a_changed_source_sentence_touches_no_other_unit(page: Document, format: str) -> None:
    code = InlineCode("1", Kind.STANDALONE, "`x`", "code", "x")
    segment = replace(page.units[7].segments[0], source=("Quite new ", code), target=None, state=State.INITIAL)
    changed = replace(page.units[7], segments=(segment, *page.units[7].segments[1:]))
    other = replace(page, units=(*page.units[:7], changed, *page.units[8:]))
    one, two = (_by_unit(write(document, format)) for document in (page, other))
    assert [name for name in one if one[name] != two[name]] == [page.units[7].id]


def _by_unit(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    unit = ""
    for line in text.splitlines():
        if line.lstrip().startswith(('<unit id="', '<group id="')):
            unit = line.split('"')[1]
        found.setdefault(unit, []).append(line)
    return found


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("seed", range(6))
def test_two_translators_on_different_sentences_merge_in_git(
    page: Document, tmp_path: Path, seed: int, format: str
) -> None:
    dice = random.Random(seed)
    drawn = dice.sample(_all_places(page), 30)
    ours, theirs, both = page, page, page
    for number, (unit, segment) in enumerate(drawn):
        state = dice.choice(list(State))
        words = f"Bewerking {number} "
        both = _with_target(both, unit, segment, words, state)
        if number % 2:
            ours = _with_target(ours, unit, segment, words, state)
        else:
            theirs = _with_target(theirs, unit, segment, words, state)
    names = []
    for name, document in (("ours", ours), ("base", page), ("theirs", theirs)):
        (tmp_path / name).write_text(write(document, format), "utf-8")
        names.append(str(tmp_path / name))
    merged = subprocess.run(["git", "merge-file", "-p", *names], capture_output=True, check=False)
    assert merged.returncode == 0
    assert merged.stdout.decode() == write(both, format)


@pytest.mark.parametrize("format", FORMATS)
def test_a_source_catalog_has_neither_target_language_nor_states(format: str) -> None:
    text = write(Document("a.md", "en", (Unit("u1", "p", (Segment("s1", ("One.",)),)),)), format)
    assert "state=" not in text
    assert "trg" not in text
    assert "target" not in text


@pytest.mark.parametrize("format", FORMATS)
def test_a_page_without_text_can_be_written(format: str) -> None:
    empty = Document("a.md", "en", target_locale="nl-BE")
    assert parse(write(empty, format).encode(), PATH) == empty


FAULTS = {
    "a unit id with a blank": (Document("a", "en", (Unit("u 1", "p", (Segment("s1", ("x",)),)),)), "u 1"),
    "a unit without a segment": (Document("a", "en", (Unit("u1", "p", ()),)), "no segment"),
    "a state without a target": (
        Document("a", "en", (Unit("u1", "p", (Segment("s1", ("x",), None, State.FINAL),)),)),
        "no target",
    ),
    "a control character in a note": (Document("a", "en", notes=(Note("be\x07ll"),)), "U+0007"),
}


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(("document", "message"), FAULTS.values(), ids=FAULTS)
def test_an_inexpressible_document_is_rejected_with_a_sentence(document: Document, message: str, format: str) -> None:
    with pytest.raises(BitextError, match=message.replace("+", r"\+")):
        write(document, format)


def test_an_unknown_format_is_rejected_with_the_known_ones() -> None:
    with pytest.raises(BitextError, match="xliff20, xliff12"):
        write(Document("a", "en"), "po")

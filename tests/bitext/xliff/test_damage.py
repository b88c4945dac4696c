"""Canonical files with random changes: they are read, or rejected with file and line."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bitext.core.model import BitextError, Document, InlineCode, Kind, Segment, State, Unit
from bitext.xliff import limits, parse, write

PATH = Path("page.xlf")
PIECES = st.sampled_from(
    [
        *"<>&\"'/= \n\t\r\x00\ufffe\u2028é",
        *("&lt;", "&#65;", "&#x41;", "&nbsp;", "]]>", "<!-- -->", "<?x?>", "<![CDATA[x]]>", "</pc>", "</unit>\n"),
        *('<cp hex="0041"/>', '<cp hex="D800"/>', '<cp hex="FFFFFF"/>', '<mrk id="1">', "<x/>", "<target/>\n"),
        '<pc id="1" canDelete="no" canCopy="no">',
        '<ph id="1" dataRef="d1" canDelete="no" canCopy="no"/>',
        '<ec startRef="1" type="fmt" subType="xlf:b" canDelete="no" canCopy="no"/>',
        *(' id="x"', ' state="final"', ' translate="no"', ' subState="poedit:fuzzy"', ' xmlns="x"'),
        '<group id="none"/>',
    ]
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A canonical file with a few changes."""
    text = write(draw(st.from_type(Document)))
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = draw(
            st.sampled_from([start, start + 1, start + 2, text.find("\n", start) + 1, text.find(">", start) + 1])
        )
        piece = draw(PIECES | st.just("") | st.just(text[start:end]).map(lambda found: found * 2))
        text = text[:start] + piece + text[max(start, end) :]
    return text.encode("utf-8", "surrogatepass")


def outcome(raw: bytes) -> Document | BitextError:
    try:
        return parse(raw, PATH)
    except BitextError as error:
        return error


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(raw=damaged())
def test_a_damaged_file_is_read_or_rejected_with_one_sentence(raw: bytes) -> None:
    read = outcome(raw)
    assert isinstance(read, Document) or (read.path == PATH and "\n" not in str(read))


BOLD = InlineCode("1", Kind.OPEN, "**", "bold"), "x", InlineCode("1", Kind.CLOSE, "**", "bold")
UNIT = Unit("u1", "p", (Segment("s1", ("Say ", *BOLD, "."), ("Zeg ", *BOLD, "."), State.FINAL),))
PAGE = Document("a.md", "en", (UNIT, replace(UNIT, id="u2")), "nl-BE")
TEXT = write(PAGE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('version="2.0" srcLang', 'version="2.1" srcLang'),
        ("\n", "\r\n"),
        ("      <segment", "<segment"),
        ("  </file>", "<!-- a --></file>"),
        ('<segment id="s1"', '<segment id="s1" canResegment="no"'),
        ("Zeg", "<![CDATA[Zeg]]>"),
        ("Zeg", "&#90;eg"),
        ("<source>", "<target>Niet dit.</target><source>"),
    ],
    ids=[
        "another version",
        "other line ends",
        "another indent",
        "a comment",
        "an attribute more",
        "a CDATA section",
        "a character by its number",
        "a target before its source",
    ],
)
def test_another_form_of_a_page_is_read_too(old: str, new: str) -> None:
    assert old in TEXT
    document = parse(TEXT.replace(old, new).encode(), PATH)
    if "Niet dit." in new:
        assert [segment.target for unit in document.units for segment in unit.segments] == [("Niet dit.",)] * 2
    else:
        assert document == PAGE


@pytest.mark.parametrize(
    ("old", "new", "message", "near"),
    [
        ('id="u2"', 'id="u1"', "unit u1 twice", '<unit id="u1"'),
        ("Zeg", "Z" * limits.MAX_LENGTH, "characters in the unit u2", '<unit id="u2"'),
        ("Zeg", "Zeg &", "not well-formed", "Zeg &"),
        ("Zeg", "]]>", "not well-formed", "]]>"),
        ("Zeg", "Zeg\x07", "not well-formed", "Zeg\x07"),
        ("</pc>.</target>", ".</target>", "not well-formed", ".</target>"),
        ("Zeg", "</pc>", "not well-formed", "</pc> <pc"),
        ("</xliff>\n", "</xliff>\nx", "not well-formed", "\nx"),
        ("</xliff>\n", "", "not well-formed", "</file>\n"),
    ],
    ids=[
        "a unit twice",
        "a target without end",
        "a bare ampersand",
        "the end of a CDATA section",
        "a control character",
        "a pair that is not closed",
        "a pair that is not opened",
        "something behind the end",
        "an end that is missing",
    ],
)
def test_a_fault_in_a_page_has_its_line(old: str, new: str, message: str, near: str) -> None:
    start = TEXT.index('<unit id="u2"')
    assert old in TEXT[start:]
    broken = TEXT[:start] + TEXT[start:].replace(old, new, 1)
    with pytest.raises(BitextError, match=message) as caught:
        parse(broken.encode(), PATH)
    assert caught.value.line == broken.count("\n", 0, broken.rindex(near) + len(near)) + 1


def test_a_namespace_that_differs_by_one_character_is_rejected_with_its_line() -> None:
    with pytest.raises(BitextError, match=r"unknown kind .*document:2;0") as caught:
        parse(TEXT.replace("document:2.0", "document:2;0").encode(), PATH)
    assert (caught.value.path, caught.value.line) == (PATH, 2)

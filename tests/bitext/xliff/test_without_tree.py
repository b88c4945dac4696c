"""Canonical files are read without a tree of elements, and mean what the tree would say; all else is left to it."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bitext.core.model import BitextError, Document, InlineCode, Kind, Match, Segment, State, Unit
from bitext.xliff import limits, parse, safe, v20_canonical, write
from bitext.xliff.v20_read import Reader20

PATH = Path("page.xlf")
ROOT = Path(__file__).resolve().parents[3]
OTHERS = st.sampled_from(
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


def by_tree(raw: bytes) -> Document | None:
    """What the tree says; None where it says that the file is broken."""
    try:
        [document] = Reader20(safe.root_of(raw, PATH)).documents()
    except (BitextError, ValueError):
        return None
    return document


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A canonical file with a few places changed, as tools, people and enemies change them."""
    text = write(draw(st.from_type(Document)))
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = draw(
            st.sampled_from([start, start + 1, start + 2, text.find("\n", start) + 1, text.find(">", start) + 1])
        )
        piece = draw(OTHERS | st.just("") | st.just(text[start:end]).map(lambda found: found * 2))
        text = text[:start] + piece + text[max(start, end) :]
    return text.encode("utf-8", "surrogatepass")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(document=st.from_type(Document))
@example(
    document=Document("a.md", "en", (Unit("u1", "p", (Segment("s1", ("a",), matches=(Match((), ("\n",), 80),)),)),))
)
def test_what_we_write_is_read_without_a_tree(document: Document) -> None:
    assert v20_canonical.document(write(document).encode()) == document


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(raw=damaged())
def test_whatever_is_read_without_a_tree_is_what_the_tree_says(raw: bytes) -> None:
    short = v20_canonical.document(raw)
    assert short is None or short == by_tree(raw)


@pytest.mark.parametrize("path", sorted((ROOT / "translations").rglob("*.xlf")), ids=lambda path: path.name)
def test_our_own_files_are_read_without_a_tree(path: Path) -> None:
    document = v20_canonical.document(path.read_bytes())
    assert document is not None
    assert document == by_tree(path.read_bytes())


BOLD = InlineCode("1", Kind.OPEN, "**", "bold"), "x", InlineCode("1", Kind.CLOSE, "**", "bold")
UNIT = Unit("u1", "p", (Segment("s1", ("Say ", *BOLD, "."), ("Zeg ", *BOLD, "."), State.FINAL),))
TEXT = write(Document("a.md", "en", (UNIT, replace(UNIT, id="u2")), "nl-BE"))
DAMAGE = {
    "another version": ('version="2.0" srcLang', 'version="2.1" srcLang'),
    "other line ends": ("\n", "\r\n"),
    "another indent": ("      <segment", "<segment"),
    "a comment": ("  </file>", "<!-- a --></file>"),
    "a bare ampersand": ("Zeg", "Zeg &"),
    "an entity of HTML": ("Zeg", "Zeg&nbsp;"),
    "the end of a CDATA section": ("Zeg", "]]>"),
    "a control character": ("Zeg", "Zeg\x07"),
    "a pair that is not closed": ("</pc>.</target>", ".</target>"),
    "a pair that is not opened": ("Zeg", "</pc>"),
    "an attribute more": ('<segment id="s1"', '<segment id="s1" canResegment="no"'),
    "a target before its source": ("<source>", "<target>x</target><source>"),
    "an end that is missing": ("</xliff>\n", ""),
    "something behind the end": ("</xliff>\n", "</xliff>\nx"),
}


@pytest.mark.parametrize(("old", "new"), DAMAGE.values(), ids=DAMAGE)
def test_any_other_form_is_left_to_the_tree(old: str, new: str) -> None:
    assert v20_canonical.document(TEXT.encode()) is not None
    assert old in TEXT
    assert v20_canonical.document(TEXT.replace(old, new).encode()) is None


def test_bytes_that_are_no_text_are_left_to_the_tree() -> None:
    assert v20_canonical.document(TEXT.encode().replace(b"Zeg", b"Z\xffg")) is None
    assert v20_canonical.document(TEXT.encode("utf-16")) is None


@pytest.mark.parametrize(
    ("old", "new", "said", "near"),
    [
        ('id="u2"', 'id="u1"', "unit u1 twice", '<unit id="u1"'),
        ("Zeg", "Z" * limits.MAX_LENGTH, "characters in the unit u2", '<unit id="u2"'),
        ("Zeg", "Zeg &", "not well-formed", "Zeg &"),
    ],
)
def test_a_fault_in_a_canonical_file_has_its_line(old: str, new: str, said: str, near: str) -> None:
    start = TEXT.index('<unit id="u2"')
    broken = TEXT[:start] + TEXT[start:].replace(old, new, 1)
    with pytest.raises(BitextError, match=said) as caught:
        parse(broken.encode(), PATH)
    assert caught.value.line == broken.count("\n", 0, broken.rindex(near)) + 1

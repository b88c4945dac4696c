"""White space of a file's layout: whatever a tool adds, the target is what its translator wrote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.core.inline import content
from bitext.core.model import Content, InlineCode, Kind
from bitext.segments.layout import source_key, without_layout
from bitext.xliff.literal import with_shown_tags

CODES = (
    InlineCode("1", Kind.OPEN, "**"),
    InlineCode("1", Kind.CLOSE, "**"),
    InlineCode("2", Kind.STANDALONE, "`a  b`"),
)
WORDS = st.lists(st.text("abé(.,", min_size=1, max_size=4), min_size=1, max_size=4)
INDENTS = st.sampled_from(["\n", "\n   ", "\r\n\t", "\n\n  "])


@st.composite
def texts(draw: st.DrawFn) -> Content:
    """Words with single spaces between them, which may adjoin the inline codes beside them."""
    parts: list[str | InlineCode] = []
    for code in (*CODES, None):
        edge = st.sampled_from(["", " "])
        lead, trail = (draw(edge) if parts else ""), (draw(edge) if code else "")
        parts.append(lead + " ".join(draw(WORDS)) + trail)
        parts += [code] if code else []
    return content(parts)


def _wrapped(text: Content, indent: str) -> Content:
    """As by a tool that puts a line end where a space is."""
    return tuple(part.replace(" ", indent) if isinstance(part, str) else part for part in text)


def _broken(text: Content, indent: str) -> Content:
    """As by a tool that starts a line before each element."""
    parts: list[str | InlineCode] = []
    for part in text:
        parts += [part] if isinstance(part, str) else [indent, part]
    return content(parts)


@given(texts(), texts(), INDENTS, st.sampled_from([_wrapped, _broken]))
def test_indentation_and_line_ends_of_a_tool_are_removed(source: Content, target: Content, indent: str, tool) -> None:
    saved, written = (content([indent, *tool(text, indent), indent]) for text in (target, source))
    assert without_layout(saved, written, source) == target
    assert source_key(written) == source_key(source)


@given(texts(), texts())
def test_what_a_translator_typed_stays_as_it_is(source: Content, target: Content) -> None:
    assert without_layout(target, source, source) == target
    assert without_layout(content([" ", *target, " "]), source, source) == content([" ", *target, " "])


@given(texts(), st.lists(texts(), min_size=2, max_size=3), INDENTS)
def test_lines_of_a_message_stay_lines(other: Content, lines: list[Content], indent: str) -> None:
    source = content([part for line in lines for part in (*line, "\n")][:-1])
    saved = content([part for line in lines for part in (*line, indent)][:-1])
    assert without_layout(saved, saved, source) == source


EDGES = {
    "the source has none": ("\n  Bewaar.\n  ", "Save.", "Bewaar."),
    "the source has a space": ("\n  van\n", " of ", " van "),
    "the source ends its line": ("  Bewaar.\t\n", "Save.\n", "Bewaar.\n"),
    "nothing but white space": ("\n   \n", "Save.", ""),
    "two spaces inside are the translator's own": ("\nHij  zegt\n", "He says", "Hij  zegt"),
    "a no-break space is text": ("\u00a0: x", ": x", "\u00a0: x"),
}


@pytest.mark.parametrize(("saved", "source", "expected"), EDGES.values(), ids=EDGES)
def test_the_edges_are_those_of_the_source_where(saved: str, source: str, expected: str) -> None:
    assert without_layout((saved,), (source,), (source,)) == ((expected,) if expected else ())


def test_a_tag_that_html_lacks_is_the_text_that_was_typed() -> None:
    assert with_shown_tags(("een <licentie> en <b>vet</b>",), ("a licence",)) == ("een &lt;licentie> en <b>vet</b>",)
    assert with_shown_tags(("een <naam>",), ("a <name>",)) == ("een <naam>",)

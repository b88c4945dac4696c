"""Properties of extract and merge, on any text made of Markdown-like pieces."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bitext.core.inline import markdown
from bitext.core.model import Content
from bitext.markdown.extract import Delimiters, ExtractedPage, ExtractOptions, Syntax, extract_units, resegmented
from bitext.markdown.extract.inline import tokenize
from bitext.markdown.merge import Targets, check_codes, merge_targets

PIECES = (
    "# ", "## ", "> ", "> [!NOTE]\n> ", "- ", "* ", "+ ", "1. ", "7) ", "- [ ] ", "    ", "  ",
    "\t", "\n", "\n", "\n\n",
    "\r\n", "  \n", "\\\n", "<br>", "***", "**", "*", "_", "__", "~~", "==", "^", "~", "`", "``",
    "```\n", "~~~\n", "$",
    "[", "]", "(", ")", "![", "](x.md)", '](x.md "tip of day")', "][Foo]", "[]", "[Foo]",
    "\n[Foo]: http://e.org 'A t'\n",
    "[^1]", "\n[^1]: ", "\n*[API]: ", "[!INCLUDE[a](b.md)]", "<b>", "</b>", "<div>", "</div>",
    "<div markdown>", "<p>",
    "<pre>", "</pre>", "<img alt='an image' src=x>", "<!-- ", " -->", "<a name='x'></a>", "<", ">",
    "&amp;", "&nbsp;",
    "{ .x }", "{: #y }", "{{ m }}", "{% r %}", "{", "}", ":smile:", "++ctrl+c++", ":", "\n:   ",
    "\n| a | b |\n|---|---|\n",
    "|", "\\|", "\n---\n", "\n===\n", '!!! note "Title"\n    ', "!!! tip\n    ", '=== "Tab"\n    ',
    "/// note | T\n", "\n///\n",
    "::: mod.x\n", '--8<-- "f.md"', "---\ntitle: It is\n---\n", "One two.", "Next one! ", "word ",
    "e.g. ", "x", "é", "\u200b",
    "{{ a | b }}", "{{ f(", '{"k": {"l": 1}}', '"}}"', ") }}", "{% raw %}", "{% endraw %}", "{#", "#}", "<<", ">>",
    "(%", "%)",
    "\\(", "\\)", "\\[", "\\]", "$a$", "$$\n", "\\begin{a}", "\\end{a}",
    "[[P]]", "[[P|", "]]", "![[p.png]]", "{++", "++}", "{==", "==}", "{~~a~>b~~}", "{>>c<<}", "{--", "--}",
    "NOTE: ",
    "> [!tip] T\n> ", "> [!tip]-\n", "+++\n", "\n:     ", '{ data-toc-label="Label" }', "[a `b`]", "\n[a `b`]: x\n",
    "\ufeff", ".", "!", "?", "-", "=", "#", "\\", '"', "'", "http://e.org/a_b", "0",
)  # fmt: skip
PAGES = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)
FULL = Syntax(Delimiters(), frozenset({"dollar", "round"}), frozenset({"dollar", "square", "begin"}), True, True, True)
SYNTAXES = (Syntax(), FULL, Syntax(Delimiters(("<<", ">>"), ("(%", "%)"), ("(#", "#)"))))
OPTIONS = st.sampled_from([ExtractOptions(syntax=syntax) for syntax in SYNTAXES])
ACCENTS = str.maketrans("aeouAEOU", "àéôüÀÉÔÜ")


def pseudo(content: Content) -> Content:
    """A target as a careful translator writes it: other words, the same markup."""
    return tuple(part.translate(ACCENTS) if isinstance(part, str) else part for part in content)


def pseudo_targets(page: ExtractedPage) -> Targets:
    return [[pseudo(segment.source) for segment in unit.segments] for unit in page.units]


def sources(page: ExtractedPage) -> Targets:
    return [[segment.source for segment in unit.segments] for unit in page.units]


def shape(page: ExtractedPage) -> list[tuple[str, str]]:
    return [(unit.type, unit.setting) for unit in page.units]


@settings(max_examples=settings.default.max_examples * 2)
@given(st.one_of(PAGES, st.text(max_size=60)), OPTIONS)
def test_a_page_merged_with_its_own_sources_is_unchanged(text: str, options: ExtractOptions) -> None:
    page = extract_units(text, options)

    assert merge_targets(page) == text
    assert merge_targets(page, sources(page)) == text


@given(PAGES, OPTIONS)
def test_units_are_in_page_order_and_overlap_only_inside_inline_codes(text: str, options: ExtractOptions) -> None:
    page = extract_units(text, options)
    end = 0
    for unit in page.units:
        assert unit.start < unit.end
        if unit.parent is None:
            assert unit.start >= end
            end = unit.end
        else:
            codes = [span for segment in page.units[unit.parent].segments for span in segment.codes]
            holder = page.units[unit.parent]
            assert holder.start <= unit.start
            assert unit.end <= holder.end
            assert not any(span.start < unit.start < span.end < unit.end for span in codes)


@given(PAGES, OPTIONS)
def test_segments_of_a_unit_follow_each_other_and_hold_their_codes(text: str, options: ExtractOptions) -> None:
    for unit in extract_units(text, options).units:
        at = unit.start
        for segment in unit.segments:
            assert at <= segment.start < segment.end <= unit.end
            at = segment.end
            assert all(segment.start <= span.start < span.end <= segment.end for span in segment.codes)


@given(PAGES, OPTIONS)
def test_every_source_is_a_valid_target_of_itself(text: str, options: ExtractOptions) -> None:
    for unit in extract_units(text, options).units:
        for segment in unit.segments:
            assert check_codes(segment.source, segment.source) == ()


@settings(max_examples=settings.default.max_examples * 2)
@given(PAGES, OPTIONS)
def test_a_page_resegmented_with_its_own_boundaries_is_unchanged(text: str, options: ExtractOptions) -> None:
    page = extract_units(text, options)
    known: Sequence[Sequence[str]] = [[markdown(s.source) for s in unit.segments] for unit in page.units]

    assert resegmented(page, known) == page
    assert resegmented(page, known, edited=True) == page


@settings(max_examples=settings.default.max_examples * 2)
@given(PAGES, OPTIONS, st.data())
def test_boundaries_kept_in_an_edited_page_are_kept_again(
    text: str, options: ExtractOptions, data: st.DataObject
) -> None:
    page = extract_units(text, options)
    known = [[markdown(s.source) for s in data.draw(st.sampled_from(page.units)).segments] for unit in page.units]
    once = resegmented(page, known, edited=True)
    own = [[markdown(s.source) for s in unit.segments] for unit in once.units]
    assert resegmented(page, own, edited=True) == once


@given(st.text(alphabet="*_~^=`[]()!<>{}+:\\ab \n\"'$-", max_size=40))
def test_marks_are_in_order_and_pairs_nest(text: str) -> None:
    at = 0
    opened: list[int] = []
    for mark in tokenize(text):
        assert at <= mark.start < mark.end <= len(text)
        at = mark.end
        if mark.kind == "open":
            opened.append(mark.pair)
        elif mark.kind == "close":
            assert opened.pop() == mark.pair
    assert not opened


HOSTILE = {
    "quotes in quotes": "> " * 20_000,
    "quotes without spaces": ">" * 20_000,
    "items in items": "- " * 20_000 + "x",
    "items indented ever deeper": "\n".join("  " * depth + "- x" for depth in range(500)),
    "admonitions in admonitions": "\n".join("    " * depth + '!!! note "x"' for depth in range(300)),
    "elements in elements": "<div markdown>\n" * 2_000 + "x\n" + "</div>\n" * 2_000,
    "elements never closed": "<div>\n" * 20_000,
    "brackets never closed": "[" * 50_000,
    "links never closed": "[a](" * 20_000,
    "code never closed": " ".join("`" * size for size in range(1, 300)),
    "tags never closed": '<a title="' * 20_000,
    "comments never closed": "<!--\n" * 20_000,
    "emphasis never closed": "*a " * 20_000,
    "emphasis only closed": "a* " * 20_000,
    "macros never closed": "{{ " * 20_000 + "{% " * 20_000,
    "macros closed once": "{{ f(" * 20_000 + ") }}",
    "macros with strings never closed": "{{ \"x' " * 10_000 + "}}",
    "comments of macros never closed": "{# " * 20_000,
    "formulas never closed": "\\(a " * 10_000 + "\n\\[ b\n" * 5_000 + "\\begin{x}\n" * 2_000,
    "changes never closed": "{~~ " * 10_000 + "{>> " * 10_000 + "{++ " * 10_000,
    "wikilinks never closed": "[[a|" * 20_000,
    "fences never closed": "````\n```\n" * 5_000,
    "many links in one paragraph": "[a](b). " * 10_000,
    "one long line": "word. " * 50_000,
    "an endless table row": "a|" * 50_000 + "\n---|---",
    "front matter never closed": '---\ntitle: "' + "a\n" * 20_000,
    "only line ends": "\n\r\n\r" * 20_000,
}


@pytest.mark.parametrize("syntax", [Syntax(), FULL], ids=["plain", "full"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_page_is_extracted_like_any_other(text: str, syntax: Syntax) -> None:
    options = ExtractOptions(syntax=syntax)
    page = extract_units(text, options)

    assert merge_targets(page, sources(page)) == text

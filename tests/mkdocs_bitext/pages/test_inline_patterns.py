"""Inline patterns that cannot match are skipped: what Python-Markdown makes of a text stays the same."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import Pattern, SimpleTextInlineProcessor

from mkdocs_bitext.pages.inline_patterns import ask_few_patterns, needed_characters

EXTENSIONS = [
    *("abbr", "attr_list", "footnotes", "md_in_html", "tables", "def_list", "smarty", "wikilinks", "toc"),
    *(f"pymdownx.{one}" for one in ("arithmatex", "betterem", "caret", "critic", "emoji", "inlinehilite", "keys")),
    *(f"pymdownx.{one}" for one in ("magiclink", "mark", "smartsymbols", "superfences", "tilde", "tasklist")),
]
PIECES = [
    *("a", "the word ", " ", "\n", "\n\n", "  \n", "# ", "- ", "1. ", "> ", "| a | b |\n|---|---|\n"),
    *("*", "**", "_", "__", "`", "``", "~", "~~", "^", "==", "++", "++ctrl+c++", ":smile:", "$x$", "\\", "\\*"),
    *("[", "]", "(", ")", "[a](b.md)", "![a](b.png 'c')", "[[Wiki]]", "[^1]", "\n\n[^1]: Note.\n", "[a]: b.md\n"),
    *("<i data-s='u-s'></i>", "<b>", "</b>", "<a@b.example>", "<https://a.example>", "https://a.example", "&amp;", "&"),
    *('"', "'", "--", "...", "(c)", "{ #x .y }", "{++a++}", "HTML", "*[HTML]: Text\n", "[ ] ", "\x02", "é", "ſ", "K"),
]
WHOLE = ["*a* ", "**b** ", "`c` ", "[d](e.md) ", "<b>f</b> ", "&amp; ", "~~g~~ ", "\\* ", "https://a.example ", "h  \n"]
texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=20).map("".join), st.lists(st.sampled_from(WHOLE)).map("".join)
)


@settings(deadline=None)
@given(st.lists(texts, min_size=1, max_size=3), st.sets(st.sampled_from(EXTENSIONS)))
def test_a_page_looks_the_same(pages: list[str], chosen: set[str]) -> None:
    extensions = [one for one in EXTENSIONS if one in chosen]
    ours = Markdown(extensions=extensions)
    ask_few_patterns(ours)
    for page in pages:
        assert ours.reset().convert(page) == Markdown(extensions=extensions).convert(page)


EXPRESSIONS = [
    *(one.compiled_re for one in Markdown(extensions=EXTENSIONS).inlinePatterns),
    *map(
        re.compile, ("(?i)k", "(?i:s):", "[a-z]+x?", "[^a]b", "(?:a|b*)c", "(?:a|b*)", "(?=x)", "(?<!x)y", "(?>ab)c++")
    ),
    *map(re.compile, (r"(a)(?(1)b|c)", r"(a)\1", r"[\d.]", "", "(?i)[k:]", "(?:(?i:k)|:)")),
]


@pytest.mark.parametrize("expression", EXPRESSIONS, ids=lambda one: one.pattern[:40])
@given(st.data())
def test_all_that_an_expression_finds_has_a_character_that_it_needs(expression, data: st.DataObject) -> None:
    found = data.draw(st.one_of(texts, st.text(alphabet="abckKſsxy:.1\u212a"), st.from_regex(expression)))
    needed = needed_characters(expression)
    assert needed is None or not expression.search(found) or not needed.isdisjoint(found)


class _Counted(SimpleTextInlineProcessor):
    asked: list[str]

    def getCompiledRegExp(self) -> re.Pattern[str]:  # noqa: N802  # Python-Markdown's name
        self.asked.append("")
        return super().getCompiledRegExp()


def test_words_are_asked_of_no_pattern(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Pattern] = []
    original = Pattern.getCompiledRegExp
    monkeypatch.setattr(Pattern, "getCompiledRegExp", lambda self: asked.append(self) or original(self))
    ours = Markdown(extensions=[one for one in EXTENSIONS if one != "pymdownx.smartsymbols"])
    ask_few_patterns(ours)
    ours.convert("Only words here\n\n- and there\n")
    assert not asked


def test_a_pattern_with_an_expression_of_its_own_is_always_asked() -> None:
    processor = _Counted("(x)")
    processor.asked = []

    class Added(Extension):
        def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
            md.inlinePatterns.register(processor, "counted", 200)

    ours = Markdown(extensions=[Added()])
    ask_few_patterns(ours)
    assert ours.convert("Only words") == "<p>Only words</p>"
    assert processor.asked

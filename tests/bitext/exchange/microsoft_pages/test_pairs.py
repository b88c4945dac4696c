"""Parsing bilingual pages: properties on generated pages, then real pages."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bitext.exchange.microsoft_pages.pairs import END, START, parse_bilingual, without_markers

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="<>" + START + END), max_size=20)


def pair(ttu: str, target: str, source: str) -> str:
    return (
        f'<span data-ttu-id="{ttu}">{target}</span>'
        f'<span class="sxs-lookup"><span data-stu-id="{ttu}">{source}</span></span>'
    )


@settings(max_examples=settings.default.max_examples * 2)
@given(st.lists(st.tuples(TEXT, TEXT, TEXT), max_size=6), TEXT)
def test_each_side_joined_is_the_page_with_only_that_side(parts: list[tuple[str, str, str]], tail: str) -> None:
    text = "".join(before + pair(f"a-{n}", target, source) for n, (before, target, source) in enumerate(parts)) + tail
    page = parse_bilingual(text)
    assert page.in_language(lambda pair: pair.target) == "".join(b + t for b, t, _ in parts) + tail
    assert page.in_language(lambda pair: pair.source) == "".join(b + s for b, _, s in parts) + tail
    assert [pair.ttu for pair in page.pairs] == [f"a-{n}" for n in range(len(parts))]


@settings(max_examples=settings.default.max_examples * 2)
@given(st.lists(st.tuples(TEXT, TEXT), max_size=6), TEXT)
def test_spans_give_back_the_sources(parts: list[tuple[str, str]], tail: str) -> None:
    page = parse_bilingual("".join(before + pair("x-1", "doel", source) for before, source in parts) + tail)
    text, spans = without_markers(page.marked)
    assert [text[start:end] for start, end in spans] == [source for _, source in parts]


def test_a_pair_names_its_line() -> None:
    page = parse_bilingual("een\n\ntwee\n" + pair("x-1", "a", "b\nc") + "\n" + pair("x-2", "d", "e"))
    assert [one.line for one in page.pairs] == [4, 6]


def test_half_a_pair_is_kept_and_named_by_its_line() -> None:
    text = 'x\n<span data-ttu-id="x-1">half\n'
    page = parse_bilingual(text)
    assert page.marked == text
    assert page.broken_lines == (2,)


@pytest.mark.corpus
def test_every_pair_of_the_real_pages_is_found(shared: Path) -> None:
    for path in (shared / "corpus" / "bilingual").rglob("bilingual/**/*.md"):
        text = path.read_text(encoding="utf-8")
        page = parse_bilingual(text)
        assert len(page.pairs) == text.count("data-ttu-id=") == text.count("data-stu-id="), path
        assert page.broken_lines == ()


@pytest.mark.corpus
def test_the_seed_has_its_29_pairs(shared: Path) -> None:
    page = parse_bilingual((shared / "corpus" / "seed-troubleshooting.nl-be.md").read_text(encoding="utf-8"))
    assert [one.ttu.partition("-")[2] for one in page.pairs] == [str(n) for n in range(103, 132)]

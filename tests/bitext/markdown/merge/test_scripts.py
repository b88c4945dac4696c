"""Inline codes between letters of any script are read as codes again, in every dialect that a site may use."""

from __future__ import annotations

import re
from collections.abc import Callable

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown_it import MarkdownIt

from bitext.core.model import Content, InlineCode, Kind
from bitext.markdown.extract import extract_units
from bitext.markdown.merge import check_codes, merge_targets
from bitext.markdown.render import has_same_structure

PYMDOWN = ["pymdownx.betterem", "pymdownx.caret", "pymdownx.tilde", "pymdownx.mark", "pymdownx.keys", "attr_list"]
SMART = {name: {"smart_enable": "all"} for name in ("pymdownx.betterem",)}
CORE = ["**Start**", "__Start__", "*Start*", "_Start_", "`Start`", "[Start](a.md)", "![Start](i.png)", "<b>Start</b>"]
WITH_PYMDOWN = [*CORE, "~~Start~~", "==Start==", "^^Start^^", "++ctrl+a++", "**Start**{ .wide }", "[*Start*](a.md)"]


def site(extensions: list[str], options: dict[str, dict[str, str]] | None = None) -> Callable[[str], str]:
    markdown = Markdown(extensions=extensions, extension_configs=options or {})
    return lambda text: markdown.reset().convert(text)


RENDERERS = {
    "Python-Markdown": (site([]), CORE),
    "PyMdown": (site(PYMDOWN), WITH_PYMDOWN),
    "PyMdown, smart asterisks": (site(PYMDOWN, SMART), WITH_PYMDOWN),
    "CommonMark": (MarkdownIt("commonmark").render, CORE),
}
BESIDE = {
    "Latin": "aé’s",
    "Japanese": "のを開「」（）。、・ー",
    "Chinese": "按钮的“”《》，。",
    "Korean": "을시작‘’",
    "Arabic": "الـء،؛()",
    "Hebrew": "הש־״",
    "Thai": "กุ่ๆ",
    "Devanagari": "कि।्",
    "Cyrillic": "ыЯ«»",
    "digits and signs": "5٣５-–€+😀",
    "invisible": "\u200b\u200c\u200d\u200f",
}
EDGES = st.one_of(
    st.just(""),
    st.just(" "),
    *(st.text(alphabet=characters, min_size=1, max_size=2) for characters in BESIDE.values()),
)


def placed(source: Content, texts: list[str]) -> Content:
    """The codes of a source with these texts before, between and behind them."""
    parts: list[str | InlineCode] = []
    for part in source:
        if isinstance(part, InlineCode):
            text = texts.pop()
            parts += [part] if part.type == "attributes" else [text, part]  # It belongs to what is before it.
    return tuple(part for part in (*parts, texts.pop()) if part)


@pytest.mark.parametrize("name", RENDERERS)
@settings(max_examples=settings.default.max_examples * 3)
@given(data=st.data())
def test_a_right_target_keeps_the_codes_of_its_source(name: str, data: st.DataObject) -> None:
    render, kinds = RENDERERS[name]
    chosen = data.draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=3))
    text = f"Press the {' and '.join(chosen)} button.\n"
    page = extract_units(text)
    unit = next(unit for unit in page.units if unit.parent is None)
    source = unit.segments[0].source
    inside = st.sampled_from(["Start", "開始", "「開始」", "（2回）", "시작", "(x)", "התחל", "البدء", "เริ่ม", "5"])
    texts = [data.draw(EDGES if beside else inside) for beside in _places(source)]
    target = placed(source, texts[::-1])
    rows = [[target] if one is unit else [None] * len(one.segments) for one in page.units]
    merged = merge_targets(page, rows)
    assert check_codes(source, target) == ()
    assert has_same_structure(render, text, merged), merged
    assert words(render(merged)) == "".join(part for part in target if isinstance(part, str)).split(), merged


def _places(source: Content) -> list[bool]:
    """For each place before, between and behind the codes, whether it is outside every pair."""
    depth, places = 0, [True]
    for part in source:
        if isinstance(part, InlineCode):
            depth += {Kind.OPEN: 1, Kind.CLOSE: -1}.get(part.kind, 0)
            places.append(not depth)
    return places


def words(html: str) -> list[str]:
    """The text that readers see outside code and keys."""
    root = lxml.html.fromstring(f"<div>{re.sub(r'<!--.*?-->', '', html)}</div>")
    for element in root.xpath("//code|//span[@class='keys']"):
        element.drop_tree()
    return root.text_content().split()


@pytest.mark.parametrize(
    ("source", "target", "page"),
    [
        ("The _Start_ button.", "{}Start{}knop.", "<em>Start</em>knop."),
        ("The _Start_ button.", "De knop {}Start{}.", "De knop _Start_."),
        ("The **Start** button.", "ボタン{}「開始」{}を", "ボタン<strong>「開始」</strong>を"),
        ("The **Start** button.", "{}시작{}을", "<strong>시작</strong>을"),
        ("The **Start** button.", "「{}開始{}」を", "「**開始**」を"),
        ("**Re**open it.", "{}Her{}open dit.", "**Her**open dit."),
    ],
    ids=["inside a Dutch word", "between spaces", "Japanese", "Korean", "between punctuation", "as in the source"],
)
def test_emphasis_keeps_its_delimiters_where_every_dialect_reads_them(source: str, target: str, page: str) -> None:
    extracted = extract_units(source)
    codes = [part for part in extracted.units[0].segments[0].source if isinstance(part, InlineCode)]
    texts = target.split("{}")
    row = tuple(part for pair in zip(texts, [*codes, ""], strict=True) for part in pair if part)
    assert merge_targets(extracted, [[row]]) == page

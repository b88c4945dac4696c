"""Merging: what a translator may write without breaking the page, and what is rejected."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from bitext.core.inline import content
from bitext.core.model import Content, InlineCode, Kind
from bitext.markdown.extract import ExtractedPage, extract_units
from bitext.markdown.merge import Targets, check_codes, merge_targets
from bitext.markdown.render import has_same_structure, skeleton

ACCENTS = str.maketrans("aeouAEOU", "àéôüÀÉÔÜ")
EXTENSIONS = (
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc",
    "pymdownx.betterem",
    "pymdownx.caret", "pymdownx.tilde", "pymdownx.mark", "pymdownx.keys", "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.blocks.admonition",
    "pymdownx.blocks.details", "pymdownx.blocks.tab", "pymdownx.snippets",
)  # fmt: skip
OPTIONS = {"pymdownx.tabbed": {"alternate_style": True}, "pymdownx.snippets": {"check_paths": False}}


@pytest.fixture(scope="session")
def render() -> Callable[[str], str]:
    """Markdown to HTML with the extensions that Material recommends."""
    markdown = Markdown(extensions=list(EXTENSIONS), extension_configs=OPTIONS)

    def convert(text: str) -> str:
        markdown.reset()
        return markdown.convert(text)

    return convert


def only(text: str) -> Content:
    """The single segment of a page."""
    ((segment,),) = (unit.segments for unit in extract_units(text).units if unit.parent is None)
    return segment.source


def code(number: int, kind: Kind = Kind.STANDALONE) -> InlineCode:
    return InlineCode(str(number), kind, "")


NASTY = (
    "# Kop", "#Kop", "## Kop", "- punt", "+ punt", "* punt", "-", "1. punt", "12) punt", "> citaat",
    ">citaat", "| a | b |",
    "||", ": definitie", "::: mod.x", "``` py", "~~~", "!!! note", '!!! note "T"', "??? tip",
    '=== "Tab"', "===", "---",
    "***", "___", "- - -", "/// note", "    vier", "\tvier", "[x]: http://e.org", "*[x]: lang",
    "[ ] taak", "[TOC]",
    '--8<-- "nee.md"', "<nul", "a < b", "12*4", "een *ster", "wat_is_dit", "2 ** 3", "einde\\",
    "C#", "100 %", "a | b", "a || b",
    'zei "ja"', "d'r is", "x ]", "[ x", "een\ntwee", "een  \ntwee", "# a\n# b", "\n- a", "&",
    "a & b", "1986. Een jaar", "$$",
    "+1", "-1", "#", "=", "`", "a: b", "{", "}", "{: x", "[", "]", "![", "~", "^", "\\", "\\\\",
)  # fmt: skip
PLACES = {
    "a paragraph": "Text here\n\nnext",
    "a second line": "One line.\nText here\n\nnext",
    "after a hard break": "One line  \nText here\n\nnext",
    "a heading": "## Text here\n\nnext",
    "an underlined heading": "Text here\n=========\n\nnext",
    "a list item": "- Text here\n- next",
    "a numbered item": "1. Text here\n2. next",
    "a paragraph in an item": "- first\n\n    Text here\n\n    next",
    "a quote": "> Text here\n>\n> next",
    "a cell": "| Text here | b |\n|---|---|\n| c | d |",
    "a last cell": "| a | b |\n|---|---|\n| c | Text here |",
    "a cell without outer bars": "a | b\n---|---\nText here | d",
    "an admonition": "!!! note\n    Text here\n\nnext",
    "an admonition's title": '!!! note "Text here"\n    next',
    "a collapsed title": '??? tip "Text here"\n    next',
    "a tab's title": '=== "Text here"\n    next',
    "a block's title": "/// note | Text here\nnext\n///",
    "a term": "Text here\n:   next",
    "a definition": "term\n:   Text here",
    "a footnote": "a[^1]\n\n[^1]: Text here",
    "a link": "a [Text here](x.md) b",
    "a lone link": "[Text here](x.md)",
    "a bold run": "a **Text here** b",
}


@pytest.mark.parametrize("target", NASTY)
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_a_targets_text_does_not_become_markup(place: str, target: str, render: Callable[[str], str]) -> None:
    page = extract_units(place)
    rows = [[_replaced(segment.source, target) for segment in unit.segments] for unit in page.units]
    faults = [
        check_codes(s.source, t)
        for u, row in zip(page.units, rows, strict=True)
        for s, t in zip(u.segments, row, strict=True)
    ]
    if any(faults):
        rejected = {fault for row in faults for fault in row}
        assert rejected <= {"code-extra", "code-missing"}, "plain text is rejected only for markup that it would become"
        return

    before, after = render(place), render(merge_targets(page, rows))

    assert skeleton(after) == skeleton(before)
    assert _words(target) in _words(_visible(after))


def _replaced(source: Content, target: str) -> Content:
    return content(part.replace("Text here", target) if isinstance(part, str) else part for part in source)


def _visible(html: str) -> str:
    return str(lxml.html.fragment_fromstring(html, create_parent="div").text_content())


def _words(text: str) -> str:
    """Text as readers see it, without Markdown's backslash escapes."""
    return re.sub(r"\s+", "", re.sub(r"\\(?=[\\`*_{}\[\]()>#+.!|~^=-])", "", text))


def bold(number: int, *inner: str) -> tuple[str | InlineCode, ...]:
    return (code(number, Kind.OPEN), *inner, code(number, Kind.CLOSE))


SOURCE = only("Open **Setup** in `app.py` now.")


@pytest.mark.parametrize(
    ("target", "faults"),
    [
        (content(("Nu ", code(2), " en ", *bold(1, "Instellingen"), ".")), ()),
        (content(("Open ", *bold(1, "Instellingen"), ".")), ("code-missing",)),
        (content(("Open Instellingen.",)), ("code-missing",)),
        (content((code(2), *bold(1, "Instellingen"), code(3))), ("code-extra",)),
        (content((code(2), *bold(1, "Instellingen"), code(2))), ("code-dup",)),
        (content((code(2), code(1, Kind.CLOSE), "x", code(1, Kind.OPEN))), ("code-nest",)),
        (content((code(2), *bold(1, "Instellingen"), " en *nog wat*")), ("code-extra",)),
        (content((code(2), *bold(1, "Instellingen"), " <b>nu</b>")), ("code-extra",)),
        (content((code(2), *bold(1, "Instellingen"), " {{ geheim }}")), ("code-extra",)),
        (content((code(2), *bold(1, "Instellingen"), " [x](http://e.org)")), ("code-extra",)),
        (content((code(2), *bold(1, "Instellingen"), " http://e.org")), ("code-extra",)),
        (content((code(2), *bold(1, "Instellingen"), " &lt;b&gt; 3 * 4 [x] een_twee")), ()),
        (content((code(2), "woord", *bold(1, " Instellingen "), "woord")), ("code-missing",)),
    ],
    ids=[
        "another order is fine",
        "a lost code span",
        "two lost codes",
        "a code that the source does not have",
        "a code twice",
        "a pair the wrong way round",
        "emphasis typed as text",
        "a tag typed as text",
        "a macro typed as text",
        "a link typed as text",
        "an address that would become a link",
        "entities and lone signs are text",
        "bold that spaces would disable",
    ],
)
def test_codes_of_a_target_are_those_of_its_source(target: Content, faults: tuple[str, ...]) -> None:
    assert check_codes(SOURCE, target) == faults


@pytest.mark.parametrize(
    ("text", "target", "expected"),
    [
        ("See [Foo] now.\n\n[Foo]: x.md\n", "Bar", "See [Bar][Foo] now.\n\n[Foo]: x.md\n"),
        ("See [Foo][] now.\n\n[foo]: x.md\n", "Bar", "See [Bar][Foo] now.\n\n[foo]: x.md\n"),
        ("See [Foo][foo] now.\n\n[foo]: x.md\n", "Bar", "See [Bar][foo] now.\n\n[foo]: x.md\n"),
        ("See [Foo] now.\n\n[Foo]: x.md\n", "foo", "See [foo] now.\n\n[Foo]: x.md\n"),
        ("- [Foo]\n\n[Foo]: x.md\n", "Bar", "- [Bar][Foo]\n\n[Foo]: x.md\n"),
        ("- [Foo][]\n\n[Foo]: x.md\n", "Bar", "- [Bar][Foo]\n\n[Foo]: x.md\n"),
        ("![Foo]\n\n[Foo]: x.png\n", "Bar", "![Bar][Foo]\n\n[Foo]: x.png\n"),
        ("A ![Foo][] b\n\n[Foo]: x.png\n", "Bar", "A ![Bar][Foo] b\n\n[Foo]: x.png\n"),
        ("A ![Foo](x.png) b\n", "Bar", "A ![Bar](x.png) b\n"),
        ("A [b](x.md 'Foo') c\n", "'t Huis", "A [b](x.md '&#39;t Huis') c\n"),
        ('A [b](x.md "Foo") c\n', 'een "huis"', 'A [b](x.md "een &quot;huis&quot;") c\n'),
        ("<img src='x' alt='Foo'>\n", "d'r", "<img src='x' alt='d&#39;r'>\n"),
        ("<p>Foo</p>\n", "# 1. Bar", "<p># 1. Bar</p>\n"),
        ("!!! x\n    Foo  \n    Foo\n", "Bar", "!!! x\n    Bar  \n    Bar\n"),
        ("> - Foo\\\n>   Foo\n", "Bar", "> - Bar\\\n>   Bar\n"),
        ("*[API]: Foo\n", "Bar", "*[API]: Bar\n"),
        ("---\ntitle: Foo\n---\n", "Bar: baz", '---\ntitle: "Bar: baz"\n---\n'),
        ("---\ntitle: Foo\n---\n", "Bar", "---\ntitle: Bar\n---\n"),
        ("---\ntitle: 'Foo'\n---\n", "d'r", "---\ntitle: 'd''r'\n---\n"),
        ('---\ntitle: "Foo"\n---\n', 'a "b" \\', '---\ntitle: "a &quot;b&quot; \\\\"\n---\n'),
        ("---\ntitle: >\n  Foo\nx: 1\n---\n", "Bar", "---\ntitle: >-\n  Bar\nx: 1\n---\n"),
        ("---\ntitle: Foo # why\n---\n", "true", '---\ntitle: "true" # why\n---\n'),
    ],
)
def test_a_target_is_escaped_for_its_place(text: str, target: str, expected: str) -> None:
    page = extract_units(text)
    rows = [[_with_words(s.source, "Foo", target) for s in unit.segments] for unit in page.units]

    assert merge_targets(page, rows) == expected


def _with_words(source: Content, old: str, new: str) -> Content:
    return content(part.replace(old, new) if isinstance(part, str) else part for part in source)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("!!! note\n    x\n", '!!! note "Notitie"\n    x\n'),
        ("!!! note inline end\n    x\n", '!!! note inline end "Notitie"\n    x\n'),
        ("??? note\n    x\n", '??? note "Notitie"\n    x\n'),
        ("- a\n\n    !!! Note\n        x\n", '- a\n\n    !!! Note "Notitie"\n        x\n'),
        ("/// note\nx\n///\n", "/// note | Notitie\nx\n///\n"),
        ('!!! note ""\n    x\n', '!!! note ""\n    x\n'),
        ('!!! note "A"\n    x\n', '!!! note "A"\n    x\n'),
        ("!!! house\n    x\n", "!!! house\n    x\n"),
        ("```\n!!! note\n```\n", "```\n!!! note\n```\n"),
    ],
)
def test_default_titles_are_written_where_the_source_has_none(text: str, expected: str) -> None:
    assert merge_targets(extract_units(text), titles={"note": "Notitie"}) == expected


def test_a_changed_sentence_leaves_the_others_and_their_line_ends_unchanged() -> None:
    page = extract_units("\ufeff> One is here.\r\n> Two is\r\n> here.  \r\n> Three.\t\r\n")
    rows = [[(("Twee.",) if s.source == ("Two is here.",) else None) for s in unit.segments] for unit in page.units]

    assert merge_targets(page, rows) == "\ufeff> One is here.\r\n> Twee.  \r\n> Three.\t\r\n"


def test_the_alt_text_of_an_image_is_kept_in_a_changed_sentence() -> None:
    page = extract_units('Press ![the key](k.png "Its name") now.')
    rows = [[("Sleutel",)] if unit.type == "alt" else [None] for unit in page.units]
    assert merge_targets(page, rows) == 'Press ![Sleutel](k.png "Its name") now.'

    rows[0] = [("Druk nu op ", page.units[0].segments[0].codes[0].code, ".")]
    assert merge_targets(page, rows) == 'Druk nu op ![Sleutel](k.png "Its name").'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- [ ] Do it", "- [ ] @Do it"),
        ("## Head { #x }", "## @Head { #x }"),
        ('## <a name="h"></a>Head', '## <a name="h"></a>@Head'),
        ("| a | b |\n|---|---|\n|c|`d`|", "| @a | @b |\n|---|---|\n|@c|`d`|"),
        ("> [!NOTE]\n> Hello. There.", "> [!NOTE]\n> @Hello. @There."),
        ("[Foo]\n\n[Foo]: x.md", "[@Foo][Foo]\n\n[Foo]: x.md"),
        ('![alt](x.png "t")', '![alt](x.png "t")'),
        ("*[API]: Long", "*[API]: Long"),
        ("---\ntitle: T\n---\n\nx", "---\ntitle: T\n---\n\n@x"),
        ("[^1]: Note", "[^1]: @Note"),
        ("Term\n:   Def", "@Term\n:   @Def"),
    ],
)
def test_milestones_follow_markup_that_must_start_a_line(text: str, expected: str) -> None:
    assert merge_targets(extract_units(text), mark=lambda unit, segment: "@") == expected


@settings(max_examples=settings.default.max_examples * 2)
@given(st.text(max_size=30), st.sampled_from(sorted(PLACES)))
def test_any_target_leaves_the_units_of_a_page_as_they_were(target: str, place: str) -> None:
    page = extract_units(PLACES[place])
    rows = [[_replaced(s.source, f"w {target} w") for s in unit.segments] for unit in page.units]
    if any(
        check_codes(s.source, t)
        for u, row in zip(page.units, rows, strict=True)
        for s, t in zip(u.segments, row, strict=True)
    ):
        return

    assert _types(extract_units(merge_targets(page, rows))) == _types(page)


def _types(page: ExtractedPage) -> list[str]:
    return [unit.type for unit in page.units]


@pytest.mark.corpus
@pytest.mark.parametrize(("site", "every"), [("ms", 7), ("fastapi", 7), ("material", 7), ("mkdocs", 3)])
def test_real_pages_in_other_words_keep_their_structure(
    site: str, every: int, shared: Path, render: Callable[[str], str]
) -> None:
    pages = sorted((shared / "corpus" / "pages" / site).rglob("*.md"))[::every]
    changed = 0
    for path in pages:
        text = path.read_bytes().decode()
        page = extract_units(text)
        assert merge_targets(page, _sources(page)) == text, path
        target = merge_targets(page, _pseudo(page))
        changed += not has_same_structure(render, page.text, target)
    assert pages
    assert changed <= len(pages) // 10, f"{changed} of {len(pages)} pages have another structure"


def _sources(page: ExtractedPage) -> Targets:
    return [[segment.source for segment in unit.segments] for unit in page.units]


def _pseudo(page: ExtractedPage) -> Targets:
    return [
        [
            tuple(p.translate(ACCENTS) if isinstance(p, str) and "&" not in p else p for p in s.source)
            for s in unit.segments
        ]
        for unit in page.units
    ]

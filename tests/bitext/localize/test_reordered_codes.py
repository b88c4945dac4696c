"""The order of inline codes is the translator's: every order that keeps their nesting is published."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from bitext.check.project import check_project
from bitext.cli.main import main
from bitext.core.inline import content, markdown
from bitext.core.model import Content, InlineCode, Kind, Segment, Severity, State
from bitext.core.storage import read_text
from bitext.localize.localize_page import LocalizedPage, localize
from bitext.markdown.extract import ExtractOptions
from bitext.markdown.includes import IncludedPages
from bitext.markdown.renderer import renderer
from bitext.project.project import Locale, Project, load
from bitext.project.segment_files import read_document

NL = Locale("nl-BE", "Nederlands")
ROOT = Path(__file__).resolve().parents[3]
Order = Callable[[list["_Node"]], list["_Node"]]
_Node = tuple["str | InlineCode | _Node", ...]
"""A standalone code, or a pair with what stands between its halves."""


def reordered(text: Content, order: Order) -> Content:
    """The content with its codes in another order at each level of nesting; a pair moves with what is in it."""
    stack: list[list[str | InlineCode | _Node]] = [[]]
    for part in text:
        if isinstance(part, InlineCode) and part.kind is Kind.OPEN:
            stack.append([part])
        elif isinstance(part, InlineCode) and part.kind is Kind.CLOSE:
            if len(stack) == 1:
                return text
            pair = stack.pop()
            stack[-1].append((pair[0], *_permuted(pair[1:], order), part))
        else:
            stack[-1].append((part,) if isinstance(part, InlineCode) else part)
    return content(_flat(_permuted(stack[0], order))) if len(stack) == 1 else text


def _permuted(parts: Sequence[str | InlineCode | _Node], order: Order) -> list[str | InlineCode | _Node]:
    nodes = iter(order([part for part in parts if isinstance(part, tuple)]))
    return [next(nodes) if isinstance(part, tuple) else part for part in parts]


def _flat(parts: Sequence[str | InlineCode | _Node]) -> Iterator[str | InlineCode]:
    for part in parts:
        if isinstance(part, tuple):
            yield from _flat(part)
        else:
            yield part


def reverse(nodes: list[_Node]) -> list[_Node]:
    return nodes[::-1]


def rotate(nodes: list[_Node]) -> list[_Node]:
    return nodes[1:] + nodes[:1]


@pytest.fixture(scope="module")
def render() -> Callable[[str], str]:
    extensions = [
        "abbr", "admonition", "attr_list", "footnotes", "md_in_html", "tables", "pymdownx.caret", "pymdownx.keys",
        "pymdownx.magiclink", "pymdownx.mark", "pymdownx.tilde",
    ]  # fmt: skip
    site = Markdown(extensions=extensions)
    return lambda text: site.reset().convert(text)


CODES = (
    "**bold**", "__bold too__", "*italic*", "_italic too_", "***both***", "~~gone~~", "==new==", "^^more^^", "H~2~O",
    "x^2^", "[link](a.md)", '[titled](b.md "Title")', "[by label][r]", "[r]", "<https://example.org/x>",
    "![image](i.png)", "![other](j.png){ .wide }", "`code`", "``co`de``", "++ctrl+a++", "<kbd>K</kbd>",
    "<span class='x'>in</span>", "<br>", "3<sup>rd</sup>", "[^1]", "[^2]", "[*in* **a** link](c.md)",
    "**bold with [a link](d.md) and `code`**", "<name>", "`code`{ .y }", "**- Update**", "**Note:**", "*(so)*",
    "[![image](k.png)](e.md)",
)  # fmt: skip
BETWEEN = (" ", " ", ", ", " (", ") ", "-", ". ", ": ", "! ", "!", "„", "“", " 1 ", "s ")


@st.composite
def _sentences(draw: st.DrawFn) -> str:
    parts = draw(st.lists(st.tuples(st.sampled_from(BETWEEN), st.sampled_from(CODES)), min_size=2, max_size=4))
    return f"Words{''.join(map(''.join, parts))}{draw(st.sampled_from(('.', ' end.', '')))}"


# Python-Markdown reads `[r] [r]` as one link, its text and its label; it is no sentence with two codes.
@given(_sentences().filter(lambda sentence: "[r] [r]" not in sentence), st.randoms(use_true_random=False))
def test_any_order_of_any_codes_is_published(render: Callable[[str], str], sentence: str, random: Random) -> None:
    text = f"# Title\n\n{sentence}\n\nNext.[^1][^2]\n\n[r]: f.md\n[^1]: One.\n[^2]: Two.\n"
    page = published(text, render, lambda nodes: random.sample(nodes, len(nodes)))
    assert [str(finding) for finding in page.findings] == []
    assert page.untranslated == ()


def published(text: str, render: Callable[[str], str], order: Order) -> LocalizedPage:
    """The page as readers get it, with the codes of each of its segments in another order."""
    document = localize(text, None, None, locale=NL).document

    def moved(segment: Segment) -> Segment:
        return replace(segment, target=reordered(segment.source, order), state=State.FINAL)

    units = tuple(replace(unit, segments=tuple(map(moved, unit.segments))) for unit in document.units)
    return localize(text, None, replace(document, units=units), locale=NL, render=render)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("`a`**b**`c`", "**b**`a`<!-- -->`c`"),
        ("Mind: _a_ `b`", "Mind: `b` _a_"),
        ("Go!`b` and [c](c.md)", "Go\\![c](c.md) and `b`"),
        ("x`a`s _b_", "x<em>b</em>s `a`"),
        ("H~2~O ***both***", "H<em>**both**</em>O ~2~"),
        ("[r]![i][r].\n\n[r]: f.md", "![i][r]<!-- -->[r].\n\n[r]: f.md"),
    ],
    ids=[
        "two code spans side by side are kept apart",
        "codes that nothing touches are written as in the source",
        "an exclamation mark makes no image of a link",
        "emphasis inside a word becomes an element",
        "bold and italic at once are the same in either order",
        "a link is not read as the label of the reference before it",
    ],
)
def test_codes_are_written_so_that_they_are_read_as_codes(
    source: str, target: str, render: Callable[[str], str]
) -> None:
    def order(nodes: list[_Node]) -> list[_Node]:
        return nodes[1:2] + nodes[:1] + nodes[2:]

    assert published(f"{source}\n", render, order).text == f"{target}\n"


def kept_from_readers(project: Project, locale: Locale, order: Order) -> tuple[int, list[str]]:
    """How many segments with their codes in another order there are, and which of all segments stay English."""
    site, moved, kept = renderer(project), 0, []
    included = IncludedPages(project.docs)
    options = ExtractOptions(project.front_matter, project.source_locale)
    for name in project.pages():
        text, catalog = read_text(project.docs / name), read_document(project.source_path(name))
        target = read_document(project.locale_path(locale, name))
        document = localize(text, catalog, target, locale=locale, options=options).document

        def with_moved_codes(segment: Segment) -> Segment:
            nonlocal moved
            base = segment.target or segment.source
            new = reordered(base, order)
            moved += new != base
            return replace(segment, target=new, state=State.FINAL, sub_state="")

        units = tuple(replace(unit, segments=tuple(map(with_moved_codes, unit.segments))) for unit in document.units)
        document = replace(document, units=units)
        render = included.expanding(site, name)
        page = localize(text, catalog, document, locale=locale, options=options, render=render)
        sources = {(unit.id, one.id): markdown(one.source) for unit in units for one in unit.segments}
        kept += [f"{name}: {sources[key]}" for key in page.untranslated]
    return moved, kept


@pytest.mark.parametrize("order", [reverse, rotate])
@pytest.mark.parametrize("code", ["nl-BE", "fr-BE"])
def test_the_guide_is_published_with_its_codes_in_any_order(code: str, order: Order) -> None:
    project = load(ROOT / "mkdocs.yml")
    moved, kept = kept_from_readers(project, project.locale(code), order)
    assert moved > 50
    assert kept == []


@pytest.mark.corpus
@pytest.mark.parametrize("year", ["2019-05", "2021-06"])
def test_real_pages_are_published_with_their_codes_in_any_order(shared: Path, tmp_path: Path, year: str) -> None:
    project = imported(shared / "corpus" / "bilingual" / year, tmp_path)
    for order in (reverse, rotate):
        moved, kept = kept_from_readers(project, project.locales[0], order)
        assert moved > 250
        assert kept == []


def imported(folder: Path, root: Path) -> Project:
    (root / "mkdocs.yml").write_text(
        "site_name: x\nplugins:\n  - search\n  - bitext: {locales: {nl-BE: {name: Nederlands}}}\n"
        "markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, md_in_html, pymdownx.details,\n"
        "  pymdownx.superfences, {pymdownx.tabbed: {alternate_style: true}}]\n",
        encoding="utf-8",
    )
    source = ["--source-pages", str(folder / "source")] if (folder / "source").is_dir() else []
    main(["import-pages", str(folder / "bilingual"), "--locale", "nl-BE", *source, "-f", str(root / "mkdocs.yml")])
    return load(root / "mkdocs.yml")


@pytest.mark.corpus
@pytest.mark.parametrize("case", ["reorder", "german-date"])
def test_right_targets_have_no_errors(shared: Path, case: str) -> None:
    project = load(shared / "cases" / "xliff" / case / "mkdocs.yml")
    checked = check_project(project, None, renderer(project))
    assert checked.segments
    assert [str(one) for one in checked.findings if one.severity is Severity.ERROR] == []

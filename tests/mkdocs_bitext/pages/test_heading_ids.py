"""The ids of headings: those of the source page, unless the page says its own."""

import re
from xml.etree.ElementTree import Element

import pytest
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from mkdocs_bitext.pages.heading_ids import HeadingIds


def render(text: str, wanted: tuple[str, ...] | None) -> HeadingIds:
    ids = HeadingIds()
    ids.assigned = wanted
    Markdown(extensions=["toc", "attr_list", ids]).convert(text)
    return ids


SOURCE = "# Start\n\n## Same\n\n## Same\n\n## Own { #mine }\n"
DUTCH = "# Begin\n\n## Zelfde\n\n## Zelfde\n\n## Eigen { #mine }\n"


def test_a_localized_page_has_the_ids_of_its_source() -> None:
    source = render(SOURCE, None).recorded
    assert source == ("start", "same", "same_1", "mine")
    assert render(DUTCH, source).recorded == source


def test_an_id_that_the_page_gives_wins() -> None:
    assert render("# A { #kept }", ("other",)).recorded == ("kept",)


def test_pages_with_other_headings_are_left_alone() -> None:
    assert render("# Een\n\n## Twee", ("start",)).recorded == ("een", "twee")


def test_a_milestone_in_a_heading_does_not_change_its_id() -> None:
    assert render('# <i data-s="u1-s1"></i>Start', None).recorded == ("start",)


def test_a_blank_that_may_not_break_stays_one_in_the_table_of_contents() -> None:
    md = Markdown(extensions=["toc", "attr_list", HeadingIds()])
    md.convert("# Qui\u00a0?\n\n## Cause\u00a01\u00a0: *le*  `a & b`\n\n## A\u00a0B { data-toc-label='Court' }\n")
    top = md.toc_tokens[0]
    assert top["name"] == "Qui\u00a0?"
    assert [one["name"] for one in top["children"]] == ["Cause\u00a01\u00a0: le a &amp; b", "Court"]


class Reader(Extension):
    """An extension that keeps the texts of headings, as autorefs does for the titles of links."""

    def __init__(self, priority: float) -> None:
        super().__init__()
        self.priority = priority
        self.read: list[str] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        reader = self

        class Read(Treeprocessor):
            def run(self, root: Element) -> None:
                # A placeholder of other raw HTML has a number of its own.
                reader.read += [
                    re.sub(r"\x02wzxhzdk:\d+", "", "".join(one.itertext()))
                    for one in root.iter()
                    if re.match(r"h\d", one.tag)
                ]

        md.treeprocessors.register(Read(md), "reader", self.priority)


@pytest.mark.parametrize("priority", [19, 8, 0, -1])
def test_no_extension_reads_a_milestone_in_a_heading(priority: float) -> None:
    plain = "# One. *Two* \\* and <b>three</b>. Four &amp; `five`.\n\n## Six { #x }\n\n> ### Seven \\* {: .y }\n"
    marked = plain
    for word in ("One", "Four", "Six", "Seven"):
        marked = marked.replace(word, f'<i data-s="u-{word}"></i>{word}')
    seen, pages = [], []
    for text in (plain, marked):
        reader = Reader(priority)
        md = Markdown(extensions=["toc", "attr_list", HeadingIds(), reader])
        pages.append(md.convert(text))
        seen.append((reader.read, md.toc_tokens))

    assert seen[0] == seen[1]
    assert pages[0] == re.sub(r'<i data-s="[^"]*"></i>', "", pages[1])
    assert pages[1].count("data-s") == 4


class Drop(Treeprocessor):
    """Drops the last heading once it has its id, as mkdocstrings does."""

    def run(self, root: Element) -> None:
        root.remove(root[-1])


def test_headings_that_an_extension_drops_in_the_end_do_not_change_the_ids_of_others() -> None:
    def recorded(text: str, wanted: tuple[str, ...] | None) -> tuple[str, list[str]]:
        ids = HeadingIds()
        ids.assigned = wanted
        md = Markdown(extensions=["toc", ids])
        md.treeprocessors.register(Drop(md), "drop", 4)
        return md.convert(text), list(ids.recorded)

    _, source = recorded("# Start\n\n# Dropped", None)
    html, _ = recorded("# Begin\n\n# Weg", tuple(source))
    assert html == '<h1 id="start">Begin</h1>'

"""The ids of headings: those of the source page, unless the page says its own."""

from markdown import Markdown

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

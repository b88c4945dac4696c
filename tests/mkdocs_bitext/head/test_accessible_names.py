"""Names that Material leaves out, in whole pages."""

import lxml.html
import pytest

from mkdocs_bitext.head.accessible_names import with_accessible_names

SEARCH = (
    '<div class="md-search" data-md-component="search" role="dialog"><div class="md-search__inner" role="search">'
    '<input type="text" class="md-search__input" aria-label="Zoeken"></div></div>'
)
TASKS = (
    '<ul class="task-list"><li class="task-list-item"><label class="task-list-control"><input type="checkbox" '
    'disabled{}><span class="task-list-indicator"></span></label> {}</li></ul>'
)


def test_the_search_has_the_name_of_its_field() -> None:
    page = lxml.html.fromstring(with_accessible_names(f"<main>{SEARCH}</main>"))
    assert page.xpath("//*[@role='dialog']/@aria-label") == ["Zoeken"]
    assert page.xpath("//*[@role='search']/@aria-label") == ["Zoeken"]


def test_a_search_that_has_a_name_keeps_it() -> None:
    own = SEARCH.replace('role="dialog"', 'role="dialog" aria-label="Find"')
    assert with_accessible_names(own) == own


@pytest.mark.parametrize(("end", "text"), [("", "Read it"), (" checked/", "Done"), ("/", "Open")])
def test_the_box_of_a_task_is_named_by_its_text(end: str, text: str) -> None:
    page = lxml.html.fromstring(with_accessible_names(TASKS.format(end, text)))
    (box,) = page.xpath("//input")
    (named,) = page.xpath(f"//*[@id='{box.get('aria-labelledby')}']")
    assert named.text_content().strip() == text


def test_every_task_of_a_page_has_a_name_of_its_own() -> None:
    page = lxml.html.fromstring(with_accessible_names(f"<main>{TASKS.format('', 'a')}{TASKS.format('', 'b')}</main>"))
    names = page.xpath("//input/@aria-labelledby")
    assert len(set(names)) == len(names) == 2

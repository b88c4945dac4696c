"""A part of a page that few open is left to its twin, which has all of it."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from lxml.html import HtmlElement, document_fromstring

from mkdocs_publish.built_page import BuiltPage
from mkdocs_publish.delivery.late_parts import twin, with_late_parts
from mkdocs_publish.export.book import books

Site = Callable[[Mapping[str, str | bytes]], Path]

LIST = (
    '<details class="x" id="{id}" data-late{more}><summary data-y>All <b>answers</b></summary>'
    '<section><h2 id="{id}-one">One</h2><details><summary>Inner</summary>text</details></section></details>'
)
HEAD = (
    '<meta charset="utf-8"><link rel="canonical" href="https://a.example/p/"><title>T</title>'
    '<link rel="alternate " hreflang="nl" href="https://a.example/nl/p/">'
)


def page(*lists: str) -> str:
    text = f"<p>before</p>{'<p>between</p>'.join(lists)}<p>after</p>"
    return f"<html><head>{HEAD}</head><body><article>{text}</article></body></html>"


def halves(site: Path, name: str) -> tuple[HtmlElement, HtmlElement]:
    """The page as it is delivered, and its twin."""
    light = document_fromstring(with_late_parts(site, BuiltPage.read(site, site / name)))
    return light, document_fromstring((site / twin(name)).read_text())


@pytest.mark.parametrize("name", ["index.html", "p/index.html", "p.html"])
def test_the_page_leads_to_its_twin_for_each_part(site: Site, name: str) -> None:
    parts = [LIST.format(id="a", more=""), LIST.format(id="b", more=" open")]
    light, whole = halves(site({name: page(*parts)}), name)
    for id in "ab":
        (part,) = light.xpath(f"//details[@id='{id}']")
        assert [one.tag for one in part] == ["summary", "p"]
        (link,) = part.iter("a")
        assert (Path(name).parent / link.get("href")).as_posix() == f"{twin(name)}#{id}"
        assert link.text_content() == part.findtext("summary") + "answers" == "All answers"
    assert [one.text_content() for one in whole.iter("h2")] == ["One", "One"]
    assert [one.get("open") is not None for one in whole.xpath("//details[@data-late]")] == [True, True]
    for tree in (light, whole):
        assert [one.text for one in tree.xpath("//article/p")] == ["before", "between", "after"]


def test_search_engines_list_the_page_and_not_its_twin(site: Site) -> None:
    light, whole = halves(site({"p/index.html": page(LIST.format(id="a", more=""))}), "p/index.html")
    assert whole.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert not light.xpath("//meta[@name='robots']")
    assert whole.xpath("//link/@rel") == ["canonical"]
    assert len(light.xpath("//link")) == 2


def test_a_page_stays_whole_without_such_a_part_and_where_its_twin_would_replace_another(site: Site) -> None:
    late = page(LIST.format(id="a", more=""))
    folder = site({"index.html": page(), "p/index.html": late, "p/all.html": "mine"})
    for name in ("index.html", "p/index.html"):
        assert with_late_parts(folder, BuiltPage.read(folder, folder / name)) == (folder / name).read_text()
    assert not (folder / "all.html").exists()
    assert (folder / "p/all.html").read_text() == "mine"


def test_a_book_has_the_whole_page(site: Site) -> None:
    folder = site({"llms.txt": "# G\n\n- [P](p/index.md)\n", "p/index.html": page(LIST.format(id="a", more=""))})
    light = with_late_parts(folder, BuiltPage.read(folder, folder / "p/index.html"))
    (folder / "p/index.html").write_text(light)
    assert "One</h2>" not in light
    assert "One</h2>" in books(folder)[0].html

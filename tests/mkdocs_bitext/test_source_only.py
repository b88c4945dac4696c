"""Pages that are never translated: one copy in the source language, to which every locale leads."""

from __future__ import annotations

import pytest
from mkdocs.exceptions import Abort

from bitext.project.project import load
from bitext.site_check import check_site

OPTION = "locales: {nl-BE: {name: Nederlands}}\n      source_only: [api/]"
PAGES = {
    "docs/index.md": "# Start\n\nRead the [reference](api/index.md#calls).\n",
    "docs/api/index.md": "# Reference\n\nText nobody translates.\n\n## Calls\n\nBack to the [start](../index.md).\n",
}
DUTCH = {"Start": "Begin", "Read the [reference](api/index.md#calls).": "Lees de [naslag](api/index.md#calls)."}


@pytest.fixture
def guide(project):
    config = (project.root / "mkdocs.yml").read_text()
    project.write({**PAGES, "mkdocs.yml": config.replace("locales: {nl-BE: {name: Nederlands}}", OPTION)})
    project.translate(DUTCH)
    return project


def test_no_locale_owes_a_translation_of_them(guide) -> None:
    names = {path.relative_to(guide.root / "translations").as_posix() for path in guide.root.rglob("*.xlf")}
    assert {name for name in names if "api" in name} == set()
    assert "nl-BE/index.xlf" in names


def test_the_site_has_them_once_and_every_locale_leads_there(guide) -> None:
    site = guide.build(strict=True)
    pages = {path.relative_to(site.site).as_posix() for path in site.site.rglob("api/index.html")}
    assert pages == {"api/index.html", "en/api/index.html"}, "the second one redirects"
    (link,) = site.article("nl-BE/index.html").xpath(".//a[contains(@href, 'api')]")
    assert link.get("href") == "../api/#calls"
    assert "Text nobody translates." in site.article("api/index.html").text_content()
    assert "nl-BE/api" not in site.text("sitemap.xml")


def test_a_dead_section_in_them_is_reported_from_every_locale(guide) -> None:
    index = PAGES["docs/index.md"].replace("#calls", "#gone")
    guide.write({"docs/index.md": index})
    guide.update()
    notes = " ".join(guide.build().notes)
    assert "'api/index.md#gone'" in notes


def test_their_language_switcher_leads_to_the_start_page(guide) -> None:
    page = guide.build().page("api/index.html")
    (dutch,) = page.xpath("//a[@hreflang='nl-BE' and contains(@class, 'md-select__link')]/@href")
    assert dutch in ("../nl-BE/", "/guide/nl-BE/")


def test_the_built_site_holds_together(guide) -> None:
    site = guide.build().site
    assert [
        finding.code for finding in check_site(site).findings if finding.location and "api" in str(finding.location)
    ] == []


def test_a_navigation_names_them_by_their_own_title(guide) -> None:
    config = (guide.root / "mkdocs.yml").read_text()
    guide.write({"mkdocs.yml": config + "nav: [index.md, api/index.md]\n"})
    page = guide.build(strict=True).page("nl-BE/index.html")
    (link,) = page.xpath("//li[contains(@class, 'md-nav__item')]/a[contains(@href, 'api')]")
    assert (link.get("href"), link.text_content().strip()) == ("../api/", "Reference")


def test_every_locale_needs_a_start_page(guide, caplog) -> None:
    config = (guide.root / "mkdocs.yml").read_text()
    guide.write({"mkdocs.yml": config.replace("[api/]", "['*.md']")})
    with pytest.raises(Abort):
        guide.build()
    assert (
        "`source_only` of `bitext` in mkdocs.yml includes index.md, but every locale needs a start page." in caplog.text
    )


def test_nothing_else_but_a_list_of_patterns_is_taken(guide) -> None:
    config = (guide.root / "mkdocs.yml").read_text()
    guide.write({"mkdocs.yml": config.replace("[api/]", "api/")})
    with pytest.raises(Exception, match=r'"source_only" of the plugin bitext must be a list'):
        load(guide.root / "mkdocs.yml")

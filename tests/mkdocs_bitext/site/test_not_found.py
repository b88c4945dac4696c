"""The page for addresses that lead nowhere: what mkdocs.yml, a theme and a site of its own have to say about it."""

import pytest

PAGES = {
    "docs/index.md": "# Start\n",
    "docs/one.md": "---\ndescription: The first.\n---\n# One\n\n## Deep & down { #deep }\n",
    "docs/two.md": "# Two\n",
    "docs/three.md": "# Three\n",
    "docs/four.md": "# Four\n",
}
NAV = "nav: [index.md, one.md, two.md, three.md, four.md]\n"


@pytest.fixture
def guide(project):
    project.write({**PAGES, "mkdocs.yml": (project.root / "mkdocs.yml").read_text() + NAV})
    project.translate({"One": "Een", "The first.": "De eerste.", "Deep & down": "Diep & laag"})
    return project


def ways(site, uri: str) -> list[tuple[str, str]]:
    return [(one.get("href"), one.text_content()) for one in site.page(uri).xpath("//*[@class='bitext-links']//a")]


def test_where_mkdocs_yml_names_nothing_the_first_three_pages_are_offered(guide) -> None:
    site = guide.build(strict=True)
    assert ways(site, "nl-BE/404.html") == [
        ("/guide/nl-BE/one/", "Een"),
        ("/guide/nl-BE/two/", "Two"),
        ("/guide/nl-BE/three/", "Three"),
    ]
    assert "De eerste." in site.text("nl-BE/404.html")


def configured(project, options: str) -> None:
    config = (project.root / "mkdocs.yml").read_text()
    project.write({"mkdocs.yml": config.replace("locales: {nl-BE", f"{options}\n      locales: {{nl-BE")})


def test_a_section_is_offered_by_its_heading(guide) -> None:
    configured(guide, 'not_found: ["one.md#deep", four.md]')
    site = guide.build(strict=True)
    assert ways(site, "nl-BE/404.html") == [("/guide/nl-BE/one/#deep", "Diep & laag"), ("/guide/nl-BE/four/", "Four")]


@pytest.mark.parametrize("reference", ["gone.md", "one.md#gone"])
def test_a_page_or_section_that_is_not_there_is_one_warning(guide, reference: str) -> None:
    configured(guide, f'not_found: ["{reference}", two.md]')
    site = guide.build()
    assert len(site.warnings) == 1
    assert f"lists {reference}, which does not exist" in site.warnings[0]
    assert ways(site, "404.html") == [("/guide/two/", "Two")]


def test_a_page_of_the_sites_own_stays(guide) -> None:
    config = (guide.root / "mkdocs.yml").read_text().replace("name: material,", "name: material, custom_dir: own,")
    guide.write(
        {"mkdocs.yml": config, "own/404.html": "<html><head></head><body>{{ config.site_name }} lost</body></html>"}
    )
    site = guide.build(strict=True)
    for code, uri in (("en", "404.html"), ("nl-BE", "nl-BE/404.html")):
        assert "Hub Help lost" in site.page(uri).body.text
        assert site.page(uri).get("lang") == code


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_other_themes_have_it_too(guide, theme: str) -> None:
    config = (guide.root / "mkdocs.yml").read_text().replace("{name: material, font: false}", theme)
    guide.write({"mkdocs.yml": config})
    site = guide.build()
    page = site.page("nl-BE/404.html")
    assert (page.get("lang"), page.findtext(".//h1")) == ("nl-BE", "Pagina niet gevonden")
    assert len(ways(site, "nl-BE/404.html")) == 3
    # Their search takes no words from an address.
    assert not page.xpath("//form[@class='bitext-search']")


def test_a_site_in_one_language_offers_no_other(project) -> None:
    config = (project.root / "mkdocs.yml").read_text().replace("locales: {nl-BE: {name: Nederlands}}", "locales: {}")
    project.write({**PAGES, "mkdocs.yml": config})
    page = project.build(strict=True).page("404.html")
    assert page.findtext(".//h1") == "Page not found"
    assert not page.xpath("//*[@class='bitext-languages']")

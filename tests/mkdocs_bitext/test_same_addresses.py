"""What leads somewhere on a source page leads there in every locale: images and links in HTML, tabs, the home page."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.mkdocs_bitext.conftest import Built, SmallProject

from mkdocs_bitext.pages.raw_addresses import in_locale

HTML = """\
# Trees

<p><img src="../img/an oak.svg#only-light"> <a href="../other/#top">Other</a> <a href='../none.svg'>None</a></p>

<picture><source srcset="../img/an%20oak.svg 1x, ../img/an%20oak.svg 2x"><img src="../img/an%20oak.svg"></picture>
"""


def _exists(site: Built, uri: str, address: str) -> bool:
    path = unquote(urljoin(f"/{uri}", address.partition("#")[0])).lstrip("/")
    return (site.site / path / "index.html" if path.endswith("/") else site.site / path).is_file()


def test_images_in_html_are_shown_in_every_locale_and_links_stay_in_it(project: SmallProject) -> None:
    project.write({"docs/index.md": "# Start\n", "docs/other.md": "# Other\n", "docs/trees.md": HTML})
    project.write({"docs/img/an oak.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"})
    project.translate({"Trees": "Bomen"})
    site = project.build()
    for uri in ("trees/index.html", "nl-BE/trees/index.html"):
        article = site.article(uri)
        sets = [one.split()[0] for value in article.xpath(".//@srcset") for one in value.split(",")]
        for address in (*article.xpath(".//img/@src"), *sets):
            assert _exists(site, uri, address), address
    assert site.article("nl-BE/trees/index.html").xpath(".//img/@src")[0].endswith("#only-light")
    links = site.article("nl-BE/trees/index.html").xpath(".//p[img]/a/@href")
    assert links == ["../other/#top", "../none.svg"]


names = st.text("ab", min_size=1, max_size=2)
paths = st.lists(names, min_size=1, max_size=3).map("/".join)


@given(st.lists(names, max_size=3), st.sets(paths), paths)
def test_an_address_leads_to_the_file_that_it_has_on_the_source_page(
    folders: list[str], files: set[str], wanted: str
) -> None:
    url = "".join(f"{name}/" for name in folders)
    address = "../" * len(folders) + wanted
    tag = in_locale(f'<img src="{address}">', f"nl/{url}", "nl/", files)
    led = urljoin(f"/nl/{url}", tag.split('"')[1])
    assert led == (f"/{wanted}" if wanted in files else f"/nl/{wanted}")
    assert in_locale(tag, f"nl/{url}", "nl/", files) == tag


@pytest.mark.parametrize("address", ["/a.svg", "https://example.org/a.svg", "data:a.svg", "#a.svg", "?a.svg", ""])
def test_other_addresses_stay_as_they_are(address: str) -> None:
    tag = f'<img src="{address}">'
    assert in_locale(tag, "nl/", "nl/", {"a.svg"}) == tag


TABS = """\
# Ways

## By hand

=== "With a saw"

    Saw it.

=== "With an axe"

    Hew it.
"""


@pytest.mark.parametrize("alternate", ["true", "false"])
def test_content_tabs_have_the_same_ids_in_every_locale(project: SmallProject, alternate: str) -> None:
    config = (project.root / "mkdocs.yml").read_text()
    tabs = f"{{alternate_style: {alternate}, slugify: !!python/object/apply:pymdownx.slugs.slugify {{}}}}"
    extensions = f"[pymdownx.superfences, {{pymdownx.tabbed: {tabs}}}, "
    (project.root / "mkdocs.yml").write_text(config.replace("extensions: [", f"extensions: {extensions}"))
    project.write({"docs/index.md": TABS})
    project.translate({"With a saw": "Met een zaag", "Saw it.": "Zaag het."})
    site = project.build(strict=True)
    source, localized = (
        [
            site.article(uri).xpath(".//div[@class and contains(@class, 'tabbed-set')]//@" + name)
            for name in ("id", "for")
        ]
        for uri in ("index.html", "nl-BE/index.html")
    )
    assert "Met een zaag" in site.article("nl-BE/index.html").text_content()
    assert source == localized == [["With-a-saw", "With-an-axe"]] * 2


def test_a_home_page_inside_a_section_is_no_home_page_in_any_locale(project: SmallProject) -> None:
    config = (
        (project.root / "mkdocs.yml").read_text().replace("font: false", "font: false, features: [navigation.path]")
    )
    project.write({"mkdocs.yml": f"{config}nav:\n  - Home: [index.md, other.md]\n"})
    project.write({"docs/index.md": "# Start\n", "docs/other.md": "# Other\n"})
    project.update()
    site = project.build(strict=True)
    for folder in ("", "nl-BE/"):
        assert not site.page(f"{folder}other/index.html").xpath("//nav[@class='md-path']")
        logos = site.page(f"{folder}other/index.html").xpath("//a[contains(@class, 'md-logo')]/@href")
        assert {urljoin(f"/{folder}other/", f"{logo}/") for logo in logos} == {f"/{folder}"}


def test_a_site_without_a_home_page_is_built_without_warning(project: SmallProject) -> None:
    project.write({"docs/other.md": "# Other\n"})
    project.update()
    assert not project.build(strict=True).warnings


def test_a_blog_has_dates_in_a_locale_that_no_list_of_languages_has(project: SmallProject) -> None:
    config = (project.root / "mkdocs.yml").read_text()
    config = config.replace("- search\n", "- search\n  - blog\n").replace("nl-BE: {name: Nederlands}", "fr-JP: {}")
    project.write({"mkdocs.yml": config, "docs/index.md": "# Start\n", "docs/blog/index.md": "# Blog\n"})
    project.write({"docs/blog/posts/first.md": "---\ndate: 2026-01-31\n---\n\n# First\n\nText.\n"})
    project.update()
    site = project.build(strict=True)
    assert "31 janvier 2026" in (site.site / Path("fr-JP/blog/index.html")).read_text(encoding="utf-8")
    assert "January 31, 2026" in (site.site / "blog/index.html").read_text(encoding="utf-8")

"""What plugins of other people make of the pages of a locale, where some sentences are translated."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from tests.mkdocs_bitext.conftest import SmallProject
from tests.sites.site_examples import LOCALE, adopt, build, copied, run
from tests.sites.translations import TARGETS

pytestmark = [pytest.mark.sites, pytest.mark.xdist_group("plugins_in_locales")]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Builds an example with some translations, once."""
    built: dict[str, Path] = {}

    def of(name: str) -> Path:
        if name not in built:
            project = copied(name, tmp_path_factory.mktemp(name))
            adopt(project)
            SmallProject(project).translate(TARGETS[name])
            built[name] = project.parent / "site"
            build(project, built[name])
        return built[name]

    return of


def page(site: Path, uri: str) -> html.HtmlElement:
    return html.document_fromstring((site / uri).read_text(encoding="utf-8"))


def words(site: Path, uri: str) -> str:
    (main,) = page(site, uri).iter("main")
    return " ".join(main.text_content().split())


def test_tables_includes_and_dates_are_those_of_the_locale(site: Callable[[str], Path]) -> None:
    start, ovens = (words(site("handbook"), f"nl-BE/{uri}index.html") for uri in ("", "guide/ovens/"))
    assert "Wij bakken vóór zonsopgang." in start
    assert "Rye" in start
    assert "1 maart 2026" in start
    assert "Keep your hands dry." in ovens
    assert "Elke oven heeft een naam." in ovens
    for uri, text in (("", "Rye"), ("guide/ovens/", "Never leave an oven alone.")):
        (part,) = page(site("handbook"), f"nl-BE/{uri}index.html").xpath(f"//article//*[text()[contains(., '{text}')]]")
        assert part.xpath("ancestor-or-self::*[@lang][1]/@lang") == ["en"]


def test_the_print_page_of_a_locale_has_its_sentences_and_the_other_one_has_not(site: Callable[[str], Path]) -> None:
    whole, other = (words(site("handbook"), f"{folder}print_page/index.html") for folder in ("nl-BE/", ""))
    assert "Wij bakken" in whole
    assert "Wij bakken" not in other
    assert "We bake" in other


def test_a_former_address_leads_to_the_page_of_the_locale(site: Callable[[str], Path]) -> None:
    for folder in ("", "nl-BE/"):
        (link,) = page(site("handbook"), f"{folder}old/ovens/index.html").iter("a")
        assert (site("handbook") / f"{folder}old/ovens" / link.get("href")).resolve().is_dir()


def test_titles_in_navigation_files_are_those_of_the_locale(site: Callable[[str], Path]) -> None:
    def titles(uri: str) -> list[str]:
        (nav,) = page(site("awesomenav"), uri).xpath("//nav[contains(@class, 'md-nav--primary')]")
        return [" ".join(one.text_content().split()) for one in nav.xpath(".//*[contains(@class, 'md-ellipsis')]")]

    dutch = {"De bedden", "Schuren", "Gereedschap te leen", "De zaadwinkel"}
    english = {"The garden beds", "Sheds", "Tools to lend", "The seed shop"}
    assert [dutch - {*titles("nl-BE/index.html")}, english & {*titles("nl-BE/index.html")}] == [set(), set()]
    assert [english - {*titles("index.html")}, dutch & {*titles("index.html")}] == [set(), set()]


def test_links_to_the_api_stay_in_the_locale(site: Callable[[str], Path]) -> None:
    root = site("apireference")
    targets = {
        (file.parent / link.partition("#")[0]).resolve().relative_to(root.resolve()).as_posix()
        for file in (root / LOCALE).rglob("index.html")
        for link in page(root, file.relative_to(root).as_posix()).xpath("//a[contains(@class, 'autorefs')]/@href")
    }
    assert f"{LOCALE}/reference/beds" in targets
    assert [one for one in targets if not one.startswith(f"{LOCALE}/")] == []


def test_each_locale_has_an_inventory_with_addresses_below_it(site: Callable[[str], Path]) -> None:
    def entries(name: str) -> list[str]:
        data = (site("apireference") / name).read_bytes()
        return zlib.decompress(data.split(b"\n", 4)[4]).decode().splitlines()

    assert "garden.beds.Bed py:class 1 reference/beds/#$ -" in entries("objects.inv")
    assert entries("nl-BE/objects.inv") == entries("objects.inv")


def test_a_generated_page_is_marked_as_untranslated_in_a_locale_only(site: Callable[[str], Path]) -> None:
    (made,) = page(site("apireference"), "nl-BE/reference/beds/index.html").iter("article")
    (source,) = page(site("apireference"), "reference/beds/index.html").iter("article")
    assert made.get("lang") == "en"
    assert made.xpath(".//aside[not(ancestor::template)]")
    assert source.get("data-bitext") is None


def test_the_list_for_language_models_is_that_of_the_locale(site: Callable[[str], Path]) -> None:
    listed, source = ((site("apireference") / f"{folder}llms.txt").read_text() for folder in ("nl-BE/", ""))
    assert "https://garden.example/library/nl-BE/start/" in listed
    assert "nl-BE" not in source
    assert "Plan uw tuin in code." in (site("apireference") / "nl-BE/index.md").read_text()


def test_a_blog_is_localized_in_its_posts_and_lists(site: Callable[[str], Path]) -> None:
    post = words(site("weblog"), "nl-BE/blog/2026/01/31/the-storm/index.html")
    assert "De wind brak een raam van the old tower." in post
    listed = words(site("weblog"), "nl-BE/blog/index.html")
    assert "De storm" in listed
    assert "De wind brak" in listed
    assert "A school came by boat." in listed
    assert "De storm" not in words(site("weblog"), "blog/index.html")
    assert not page(site("weblog"), "nl-BE/blog/index.html").xpath("//article[@lang='en']")
    (untranslated,) = page(site("weblog"), "nl-BE/blog/index.html").xpath("//p[contains(., 'A school came')]")
    assert untranslated.get("lang") == "en"
    (translated,) = page(site("weblog"), "nl-BE/blog/index.html").xpath("//p[contains(., 'De wind brak')]")
    assert not translated.xpath("ancestor-or-self::*[@lang][1][@lang='en']")
    assert [one.text_content() for one in translated.xpath(".//*[@lang='en']")] == ["It was loud."]
    for uri in ("nl-BE/blog/index.html", "nl-BE/blog/archive/2026/index.html", "blog/index.html"):
        assert not page(site("weblog"), uri).xpath("//article//*[@data-s]")
    links = page(site("weblog"), "nl-BE/blog/index.html").xpath("//article//a[not(starts-with(@href, 'http'))]/@href")
    assert "2026/01/31/the-storm/" in links
    folders = {link: (site("weblog") / "nl-BE/blog" / link.partition("#")[0]).resolve() for link in links}
    assert [link for link, folder in folders.items() if not folder.is_dir()] == []


def test_the_check_of_a_built_site_finds_no_fault_in_the_lists_of_a_blog(site: Callable[[str], Path]) -> None:
    built = site("weblog")
    run(built.parent / "project", sys.executable, "-m", "bitext", "site-check", str(built))
    for uri in ("blog/archive/2026", "blog/category/visits", "blog/author/anna"):
        links = page(built, f"nl-BE/{uri}/index.html").xpath("//link[@hreflang]/@href")
        assert f"https://lighthouse.example/{uri}/" in links
        assert f"https://lighthouse.example/nl-BE/{uri}/" in links


def test_a_theme_that_copies_the_markdown_of_pages_accepts_those_without_a_file(tmp_path: Path) -> None:
    project = copied("shadcn", tmp_path)
    adopt(project)
    config = (project / "mkdocs.yml").read_text()
    assert "  - bitext:\n" in config
    status = "  - bitext:\n      status_page: status.md\n"
    (project / "mkdocs.yml").write_text(config.replace("  - bitext:\n", status))
    build(project, tmp_path / "site")
    assert (tmp_path / "site" / LOCALE / "status" / "index.html").is_file()
    assert (tmp_path / "site" / "rooms" / "attic.md").is_file()


def test_feeds_are_those_of_a_locale(site: Callable[[str], Path]) -> None:
    feed, source = ((site("weblog") / f"{folder}feed_rss_created.xml").read_text() for folder in ("nl-BE/", ""))
    assert "<title>De storm</title>" in feed
    assert "https://lighthouse.example/nl-BE/feed_rss_created.xml" in feed
    assert "nl-BE" not in source
    assert source.count("<title>The storm</title>") == 1
    assert "data-s=" not in feed + source
    (link, _) = page(site("weblog"), "nl-BE/index.html").xpath("//link[@type='application/rss+xml']/@href")
    assert (site("weblog") / "nl-BE" / link).resolve() == site("weblog").resolve() / "nl-BE/feed_rss_created.xml"


def test_pages_of_another_project_in_a_monorepo_have_their_own_edit_links_in_every_locale(
    site: Callable[[str], Path],
) -> None:
    assert "Alles heeft zijn plaats." in words(site("monorepo"), "nl-BE/index.html")
    for folder in ("", "nl-BE/"):
        files = page(site("monorepo"), f"{folder}tools/files/index.html")
        assert "A file is rough." in words(site("monorepo"), f"{folder}tools/files/index.html")
        assert files.xpath("//a[@rel='edit']/@href") == ["https://git.example/workshop/edit/main/tools/docs/files.md"]

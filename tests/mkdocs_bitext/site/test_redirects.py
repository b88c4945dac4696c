"""Addresses that are no pages (any more) lead to where the page is: in the source's folder, and after a rename."""

import pytest
from lxml import html

from bitext.project.project import load
from bitext.update.plan_update import plan_update

HOME = "https://help.example/guide/"
SETUP = "# Set up\n\nOpen the hub.\n\n## First step { #first }\n\nChoose a client.\n\nThen wait.\n"
DUTCH = {"Set up": "Instellen", "Open the hub.": "Open de hub.", "Choose a client.": "Kies een cliënt."}


@pytest.fixture
def guide(project):
    project.write({"docs/index.md": "# Start\n", "docs/setup.md": SETUP})
    project.translate(DUTCH)
    return project


def rename(project, old: str, new: str) -> None:
    docs = project.root / "docs"
    (docs / new).parent.mkdir(parents=True, exist_ok=True)
    (docs / old).rename(docs / new)
    project.update()


def target(site, uri: str) -> str:
    """Where the page at a path leads, by all its ways alike, below the site's root."""
    page = site.page(uri)
    (link,) = page.xpath("//a/@href")
    assert page.xpath("//noscript/meta[@http-equiv='refresh']/@content") == [f"0; url={link}"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    (script,) = page.xpath("//script/@src")
    folder = (site.site / uri).parent
    assert (folder / script).resolve().is_file()
    path, hash_sign, section = link.partition("#")
    found = (folder / path).resolve().relative_to(site.site).as_posix()
    return f"{found}/{hash_sign}{section}" if section else found


def test_the_source_pages_are_found_in_the_folder_of_their_locale_too(guide) -> None:
    site = guide.build(strict=True)
    assert (target(site, "en/index.html"), target(site, "en/setup/index.html")) == (".", "setup")
    assert site.page("en/setup/index.html").xpath("//link[@rel='canonical']/@href") == [f"{HOME}setup/"]
    listed = site.text("sitemap.xml")
    assert f"{HOME}setup/" in listed
    assert f"{HOME}en/" not in listed


def test_a_renamed_page_redirects_in_every_locale_and_keeps_its_translation(guide) -> None:
    rename(guide, "setup.md", "guide/begin.md")
    site = guide.build(strict=True)
    assert "Kies een cliënt." in site.article("nl-BE/guide/begin/index.html").text_content()
    assert target(site, "setup/index.html") == target(site, "en/setup/index.html") == "guide/begin"
    assert target(site, "nl-BE/setup/index.html") == "nl-BE/guide/begin"
    moved = site.page("nl-BE/setup/index.html")
    assert moved.get("lang") == "nl-BE"
    assert moved.body.text_content().strip() == "Deze pagina is verplaatst: Instellen"
    assert "/setup/" not in site.text("sitemap.xml")


@pytest.mark.sites
def test_an_address_leads_to_a_section_in_every_locale(guide) -> None:
    config = (guide.root / "mkdocs.yml").read_text()
    maps = "{redirect_maps: {old.md: 'setup.md#first', start.md: 'index.md#top', away.md: 'https://x.example/#a'}}"
    guide.write({"mkdocs.yml": config.replace("  - search\n", f"  - search\n  - redirects: {maps}\n")})
    site = guide.build(strict=True)
    assert target(site, "nl-BE/old/index.html") == "nl-BE/setup/#first"
    assert target(site, "nl-BE/start/index.html") == "nl-BE/#top"
    assert site.page("old/index.html").xpath("//a/@href") == ["../setup/#first"]
    assert not (site.site / "nl-BE/away").exists()


def test_a_page_renamed_twice_redirects_from_both_names_to_the_last(guide) -> None:
    rename(guide, "setup.md", "begin.md")
    rename(guide, "begin.md", "go.md")
    site = guide.build(strict=True)
    for old in ("setup", "begin"):
        assert target(site, f"nl-BE/{old}/index.html") == "nl-BE/go"


def test_a_page_that_got_its_name_back_is_a_page_again(guide) -> None:
    rename(guide, "setup.md", "begin.md")
    rename(guide, "begin.md", "setup.md")
    site = guide.build(strict=True)
    assert "Kies een cliënt." in site.article("nl-BE/setup/index.html").text_content()
    assert target(site, "nl-BE/begin/index.html") == "nl-BE/setup"


def test_a_new_page_under_an_old_name_is_no_redirect(guide) -> None:
    rename(guide, "setup.md", "begin.md")
    guide.write({"docs/setup.md": "# Something else\n\nNothing of the old page.\n"})
    site = guide.build(strict=True)
    assert "Nothing of the old page." in site.article("setup/index.html").text_content()
    guide.update()
    assert not plan_update(load(guide.root / "mkdocs.yml")).changes
    assert not (guide.root / "translations/en/_moved.tsv").exists()


def test_a_renamed_include_had_no_address_and_needs_no_redirect(guide) -> None:
    guide.write({"docs/includes/hub.md": "the hub for accountants\n", "docs/index.md": "# Start\n"})
    guide.update()
    rename(guide, "includes/hub.md", "includes/acchub.md")
    assert not (guide.root / "translations/en/_moved.tsv").exists()


def test_pages_that_are_files_redirect_as_files(guide) -> None:
    config = (guide.root / "mkdocs.yml").read_text()
    guide.write({"mkdocs.yml": config + "use_directory_urls: false\n"})
    rename(guide, "setup.md", "begin.md")
    site = guide.build(strict=True)
    assert target(site, "nl-BE/setup.html") == "nl-BE/begin.html"
    assert target(site, "en/index.html") == "index.html"


def test_a_list_of_old_names_that_cannot_be_read_is_one_warning_with_its_line(guide) -> None:
    rename(guide, "setup.md", "begin.md")
    guide.write({"translations/en/_moved.tsv": "old\tnew\nsetup.md begin.md\n"})
    warnings = guide.build().warnings
    assert len(warnings) == 1
    assert "translations/en/_moved.tsv:2: write the old and the new name of a page" in warnings[0]
    assert warnings[0].endswith("until then former addresses of pages are not redirected")


def test_titles_and_addresses_cannot_break_out_of_a_redirect(guide) -> None:
    guide.write({"docs/odd.md": "---\ntitle: '\"><script>x'\n---\nText.\n"})
    text = guide.build(strict=True).text("en/odd/index.html")
    assert not html.document_fromstring(text).xpath("//script[not(@src)]")

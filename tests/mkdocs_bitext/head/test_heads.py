"""What a built site tells search engines and those who share its pages, page by page and in its sitemap."""

import gzip
import json

import pytest
from lxml import etree

PAGES = {
    "docs/index.md": "# Start\n\nOpen the hub.\n",
    "docs/both.md": "---\ndescription: In three languages.\n---\n# Both\n\nRead on.\n",
    "docs/dutch.md": "# Only Dutch\n\nOne sentence.\n",
    "docs/english.md": "# Only English\n\nAnother sentence.\n",
}
DUTCH = {
    "Start": "Begin",
    "Open the hub.": "Open de hub.",
    "In three languages.": "In drie talen.",
    "Both": "Allebei",
    "Read on.": "Lees verder.",
    "Only Dutch": "Alleen Nederlands",
    "One sentence.": "Eén zin.",
    "Help for the hub": "Hulp bij de hub",
}
FRENCH = {
    "Start": "Début",
    "Open the hub.": "Ouvrez le hub.",
    "In three languages.": "En trois langues.",
    "Both": "Les deux",
}
HOME = "https://help.example/guide/"
FOLDERS = {"en": "", "nl-BE": "nl-BE/", "fr": "fr/"}
IN = {
    "": ("en", "nl-BE", "fr"),
    "both/": ("en", "nl-BE", "fr"),
    "dutch/": ("en", "nl-BE"),
    "english/": ("en",),
}
"""Of each page, the locales that it really is in."""


def prepared(project):
    config = (project.root / "mkdocs.yml").read_text()
    project.write(
        {
            **PAGES,
            "mkdocs.yml": config.replace("Nederlands}}", "Nederlands}, fr: {name: Français, published: translated}}"),
        }
    )
    project.translate(DUTCH)
    project.translate(FRENCH, "fr")
    return project


@pytest.fixture(scope="module")
def site(new_project, tmp_path_factory):
    """Four pages in three locales, each in other ones."""
    return prepared(new_project(tmp_path_factory.mktemp("heads"))).build(strict=True)


def alternates(page) -> dict[str, str]:
    found = page.xpath("//head/link[contains(concat(@rel, ' '), 'alternate ')]")
    assert len({one.get("hreflang") for one in found}) == len(found)
    return {one.get("hreflang"): one.get("href") for one in found}


def expected(name: str) -> dict[str, str]:
    if len(IN[name]) < 2:
        return {}
    return {**{code: f"{HOME}{FOLDERS[code]}{name}" for code in IN[name]}, "x-default": f"{HOME}{name}"}


def every_page():
    return [(name, code) for name in IN for code in FOLDERS]


@pytest.mark.parametrize(("name", "code"), every_page())
def test_a_page_names_the_languages_that_it_really_is_in_and_no_other(site, name: str, code: str) -> None:
    page = site.page(f"{FOLDERS[code]}{name}index.html")
    assert alternates(page) == (expected(name) if code in IN[name] else {})


@pytest.mark.parametrize(("name", "code"), every_page())
def test_a_page_is_canonical_itself_and_one_without_translation_leaves_that_to_its_source(site, name, code) -> None:
    page = site.page(f"{FOLDERS[code]}{name}index.html")
    own = FOLDERS[code] if code in IN[name] else ""
    assert page.xpath("//head/link[@rel='canonical']/@href") == [f"{HOME}{own}{name}"]


@pytest.mark.parametrize(("name", "code"), every_page())
def test_page_and_article_say_their_languages(site, name: str, code: str) -> None:
    uri = f"{FOLDERS[code]}{name}index.html"
    assert site.page(uri).get("lang") == code
    assert site.article(uri).get("lang") == (None if code in IN[name] else "en")


def test_the_sitemap_lists_each_page_in_its_own_language_once_with_what_its_head_says(site) -> None:
    root = etree.fromstring((site.site / "sitemap.xml").read_bytes())
    places = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    listed = {
        url.findtext("s:loc", namespaces=places): {
            link.get("hreflang"): link.get("href") for link in url.findall("x:link", places)
        }
        for url in root
    }
    assert len(listed) == len(root)
    assert listed == {f"{HOME}{FOLDERS[code]}{name}": expected(name) for name in IN for code in IN[name]}
    assert gzip.decompress((site.site / "sitemap.xml.gz").read_bytes()) == (site.site / "sitemap.xml").read_bytes()


def shared(page) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in page.xpath("//head/meta[starts-with(@property, 'og:')]"):
        found.setdefault(one.get("property"), []).append(one.get("content"))
    return found


def test_who_shares_a_page_shares_its_words_in_its_language(site) -> None:
    assert shared(site.page("nl-BE/both/index.html")) == {
        "og:type": ["article"],
        "og:title": ["Allebei"],
        "og:description": ["In drie talen."],
        "og:url": [f"{HOME}nl-BE/both/"],
        "og:site_name": ["Hub Help"],
        "og:locale": ["nl_BE"],
        "og:locale:alternate": ["en_US", "fr_FR"],
    }
    home = shared(site.page("nl-BE/index.html"))
    assert (home["og:type"], home["og:description"]) == (["website"], ["Hulp bij de hub"])


def test_who_shares_a_page_without_translation_shares_the_source(site) -> None:
    card = shared(site.page("nl-BE/english/index.html"))
    assert (card["og:locale"], card["og:url"]) == (["en_US"], [f"{HOME}english/"])
    assert card["og:description"] == ["Help for the hub"]
    assert "og:locale:alternate" not in card


def test_a_site_that_writes_open_graph_itself_is_left_alone(project) -> None:
    own = '{% extends "base.html" %}{% block extrahead %}<meta property="og:title" content="Mine">{% endblock %}'
    config = (project.root / "mkdocs.yml").read_text().replace("name: material,", "name: material, custom_dir: own,")
    project.write({"docs/index.md": "# Start\n", "own/main.html": own, "mkdocs.yml": config})
    assert shared(project.build(strict=True).page("index.html")) == {"og:title": ["Mine"]}


def test_a_site_without_an_address_says_once_what_it_goes_without(project) -> None:
    prepared(project)
    config = (project.root / "mkdocs.yml").read_text().replace(f"site_url: {HOME}\n", "")
    project.write({"mkdocs.yml": config})
    site = project.build(strict=True)
    assert sum("has no site_url" in note for note in site.notes) == 1
    page = site.page("nl-BE/both/index.html")
    assert not alternates(page)
    assert not page.xpath("//link[@rel='canonical']")
    assert shared(page)["og:locale"] == ["nl_BE"]
    assert not list(site.site.glob("sitemap.xml*"))
    # The reader misses nothing: switcher and files are named from the page.
    assert page.xpath("//a[@class='md-select__link']/@href") == ["../../both/", "./", "../../fr/both/"]


def test_a_sitemap_of_the_sites_own_stays(project) -> None:
    config = (project.root / "mkdocs.yml").read_text().replace("name: material,", "name: material, custom_dir: own,")
    project.write({"docs/index.md": "# Start\n", "own/sitemap.xml": "<mine/>", "mkdocs.yml": config})
    assert project.build(strict=True).text("sitemap.xml") == "<mine/>"


def offered(page) -> dict[str, str]:
    return {one.get("hreflang"): one.get("href") for one in page.xpath("//template[@id='bt-offers']/a")}


@pytest.mark.parametrize(("name", "code"), every_page())
def test_a_page_holds_an_offer_for_each_other_language_that_it_really_is_in(site, name: str, code: str) -> None:
    uri = f"{FOLDERS[code]}{name}index.html"
    # A page without translation says itself that it is English, and where to read it.
    known = [one for one in IN[name] if one != code and (code in IN[name] or one != "en")]
    found = offered(site.page(uri))
    assert list(found) == known
    for locale, link in found.items():
        assert ((site.site / uri).parent / link).resolve() == (site.site / FOLDERS[locale] / name).resolve()


def test_an_offer_is_made_before_the_browser_has_what_follows_it(site) -> None:
    (template,) = site.page("index.html").xpath("//article//template")
    (script,) = site.page("index.html").xpath("//head/script[contains(@src, 'offer.js')]")
    assert template.getprevious().tag == "h1"
    assert script.getprevious().get("id") == "bt-offer-words"
    assert set(script.attrib) == {"src"}
    assert (site.site / script.get("src")).is_file()


def test_an_offer_is_in_the_language_that_it_offers(site) -> None:
    (text,) = site.page("index.html").xpath("//script[@id='bt-offer-words']/text()")
    words = json.loads(text)
    assert {code: one["lang"] for code, one in words.items()} == {"nl-BE": "nl-BE", "fr": "fr"}
    dutch = [words["nl-BE"][part] for part in ("sentence", "yes", "no")]
    assert dutch == ["Deze pagina bestaat in het Nederlands.", "In het Nederlands lezen", "Nee, bedankt"]
    assert words["fr"]["sentence"] == "Cette page existe en français."

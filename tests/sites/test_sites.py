"""Sites of other people keep what they are: each example is built as it is, adopted, and built again (ADR 49)."""

from __future__ import annotations

import difflib
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.sites.built_pages import parts
from tests.sites.site_examples import EXAMPLES, LOCALE, BuiltTwice, build_twice

pytestmark = pytest.mark.sites


_NAMES = sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())


@pytest.fixture(scope="module", params=[pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in _NAMES])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> BuiltTwice:
    return build_twice(request.param, tmp_path_factory.mktemp(request.param))


def test_every_source_page_has_the_same_html_but_for_marks_and_links(site: BuiltTwice) -> None:
    differences: list[str] = []
    for uri in site.pages():
        before, after = (parts((folder / uri).read_text(encoding="utf-8")) for folder in (site.base, site.adopted))
        differences += difflib.unified_diff(before, after, uri, "after bitext init", lineterm="", n=1)
    assert not differences, "\n".join(differences)


def test_no_source_page_loses_what_its_head_links_to(site: BuiltTwice) -> None:
    lost = {
        uri: links
        for uri in site.pages()
        if (links := [one for one in _links(site.base / uri) if one not in _links(site.adopted / uri)])
    }
    assert lost == {}


def _links(page: Path) -> list[str]:
    """Without those to other languages, among which are ours now."""
    return re.findall(r"<link (?![^>]*hreflang)[^>]*>", page.read_text(encoding="utf-8"))


# swagger-ui-tag has an HTML file among its assets; another one has its own hash, that of a locale's, in its name.
_NO_PAGE = re.compile(r"\Aassets/|/swagger-[0-9a-f]{8}\.html\Z")


def test_every_page_exists_in_the_locale_too(site: BuiltTwice) -> None:
    missing = [uri for uri in site.pages() if not (site.adopted / LOCALE / uri).is_file()]
    assert [uri for uri in missing if not _NO_PAGE.search(uri)] == []


_INDEX = "search/search_index.json"
_OTHER_CONTENT = {"404.html", "sitemap.xml", "sitemap.xml.gz"}


def test_every_other_file_has_the_same_bytes(site: BuiltTwice) -> None:
    # The search of Material has indexes of ours (ADR 12).
    others = [uri for uri in site.files() if not uri.endswith(".html") and uri not in _OTHER_CONTENT]
    others = [uri for uri in others if uri != _INDEX or not (site.base / "assets" / "javascripts").is_dir()]
    assert [uri for uri in others if not _same(site.base / uri, site.adopted / uri)] == []


def _same(before: Path, after: Path) -> bool:
    return after.is_file() and before.read_bytes() == after.read_bytes()


def test_each_locale_has_a_search_of_its_own(site: BuiltTwice) -> None:
    if not (site.base / _INDEX).is_file():
        pytest.skip("the site has no search")
    before = json.loads((site.base / _INDEX).read_text(encoding="utf-8"))["docs"]
    ours = site.adopted / "search" / f"{LOCALE}.json", site.adopted / LOCALE / _INDEX
    (after,) = [json.loads(path.read_text(encoding="utf-8"))["docs"] for path in ours if path.is_file()]
    assert [one["location"].removeprefix(f"{LOCALE}/") for one in after] == [one["location"] for one in before]


def test_the_sitemap_keeps_the_source_pages_in_their_order(site: BuiltTwice) -> None:
    before, after = _addresses(site.base), _addresses(site.adopted)
    assert [url for url in after if f"/{LOCALE}/" not in url] == before


def _addresses(site: Path) -> list[str]:
    file = site / "sitemap.xml"
    return [one.text or "" for one in ElementTree.parse(file).iter("{*}loc")] if file.is_file() else []

"""Sites of other people keep what they are: each example is built as it is, adopted, and built again (ADR 49)."""

from __future__ import annotations

import difflib
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.sites.built_pages import parts
from tests.sites.site_examples import EXAMPLES, LOCALE, BuiltTwice, build_twice

pytestmark = pytest.mark.sites


_NAMES = sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())


@pytest.fixture(scope="module", params=[pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in _NAMES])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> BuiltTwice:
    return build_twice(EXAMPLES / request.param, tmp_path_factory.mktemp(request.param))


def test_every_source_page_has_the_same_html_but_for_marks_and_links(site: BuiltTwice) -> None:
    differences: list[str] = []
    for uri in site.pages():
        before, after = (parts((folder / uri).read_text(encoding="utf-8")) for folder in (site.base, site.adopted))
        differences += difflib.unified_diff(before, after, uri, "after bitext init", lineterm="", n=1)
    assert not differences, "\n".join(differences)


def test_every_page_exists_in_the_locale_too(site: BuiltTwice) -> None:
    assert [uri for uri in site.pages() if not (site.adopted / LOCALE / uri).is_file()] == []


# The search of Material has an index for each locale (ADR 12).
_OTHER_CONTENT = {"404.html", "sitemap.xml", "sitemap.xml.gz", "search/search_index.json"}


def test_every_other_file_has_the_same_bytes(site: BuiltTwice) -> None:
    others = [uri for uri in site.files() if not uri.endswith(".html") and uri not in _OTHER_CONTENT]
    assert [uri for uri in others if not _same(site.base / uri, site.adopted / uri)] == []


def _same(before: Path, after: Path) -> bool:
    return after.is_file() and before.read_bytes() == after.read_bytes()


def test_the_sitemap_lists_the_source_pages_first(site: BuiltTwice) -> None:
    before = _addresses(site.base)
    assert _addresses(site.adopted)[: len(before)] == before


def _addresses(site: Path) -> list[str]:
    file = site / "sitemap.xml"
    locations = ElementTree.parse(file).iter("{*}loc") if file.is_file() else ()
    return sorted((one.text or "" for one in locations), key=lambda url: f"/{LOCALE}/" in url)

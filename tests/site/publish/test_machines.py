"""The built guide for machines: each locale has its list and its pages as text, in its own language."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import lxml.html
import pytest

from guide_pages import developer_addresses, twins
from mkdocs_publish.built_page import BuiltPage, pages

LINK = re.compile(r"^- \[(?P<title>[^\]]+)\]\((?P<url>[^)]+)\)", re.MULTILINE)


def locales(guide: Path) -> list[str]:
    return sorted(path.parent.relative_to(guide).as_posix().strip(".") for path in guide.rglob("llms.txt"))


def test_every_locale_has_a_list_of_pages_in_its_language(guide: Path) -> None:
    found = locales(guide)
    assert "" in found
    assert "nl-BE" in found
    for locale in found:
        links = LINK.findall((guide / locale / "llms.txt").read_text(encoding="utf-8"))
        assert links
        for title, url in links:
            path = guide / urlsplit(url).path.strip("/")
            assert path.relative_to(guide / locale), url
            text = path.read_text(encoding="utf-8")
            assert text.startswith("# "), url
            page = lxml.html.fromstring(path.with_suffix(".html").read_bytes())
            assert title in page.text_content()
            assert (page.xpath("//article/@lang") or [page.get("lang")])[0] == page.get("lang") == (locale or "en")


@pytest.mark.parametrize("trace", [r"<i data-s", r"<!-- hubcheck", r"\]\((?!https?:)[\w./-]+\.md", r"\{: ?[#.]"])
def test_nothing_of_the_rendering_is_left_in_the_texts(guide: Path, trace: str) -> None:
    for path in guide.rglob("index.md"):
        text = re.sub(r"(?ms)^```.*?^```|`[^`\n]+`", "", path.read_text(encoding="utf-8"))
        assert not re.search(trace, text), path


def told(page: BuiltPage) -> list[dict[str, Any]]:
    """What a page says about itself as JSON-LD; nothing where it says nothing."""
    found = page.tree.xpath("//script[@type='application/ld+json']")
    assert len(found) <= 1, page.path
    return list(json.loads(found[0].text)["@graph"]) if found else []


def test_every_page_of_the_navigation_in_its_own_language_says_where_it_stands(guide: Path) -> None:
    starts = {f"{locale}/index.html" if locale else "index.html" for locale in locales(guide)}
    known = {page.path: page for page in pages(guide) if not page.is_redirect and not page.is_error}
    known = {path: page for path, page in known.items() if path not in twins(known)}
    urls = {page.tree.xpath("string(//link[@rel='canonical']/@href)") for page in known.values()}
    outside = {f"{one.strip('/')}/index.html" for one in developer_addresses()}
    assert outside <= known.keys()
    for path, page in known.items():
        if path in starts | outside or not page.is_in_own_language:
            assert told(page) == [], path
            continue
        itself, trail = told(page)
        assert itself["inLanguage"] == page.lang
        places = trail["itemListElement"]
        assert [place["position"] for place in places] == list(range(1, len(places) + 1))
        assert len(places) > 1
        assert all(place["name"] and place["item"] in urls for place in places)
        assert places[-1]["item"] == itself["url"]
        assert urlsplit(places[0]["item"]).path.endswith(f"/{page.lang}/" if page.lang != "en" else "/")

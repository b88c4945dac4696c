"""The built guide for machines: each locale has its list and its pages as text, in its own language."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import lxml.html
import pytest

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

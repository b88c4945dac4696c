"""What pages weigh around their text, and what the side-by-side view costs a reader who never asks for it."""

import gzip
import json
import re
from pathlib import Path

import pytest

from bitext import xliff
from bitext.core.model import Document
from bitext.project.project import load

ROOT = Path(__file__).resolve().parents[3]
_OURS = re.compile(
    r'<i data-s="[^"]*"></i>|<script[^>]*id="bt-sidebyside".*?</script>'
    r"|<(?:script|link)[^>]*sidebyside[^>]*>(?:</script>)?",
    re.S,
)


LOCALES = [locale.code for locale in load(ROOT / "mkdocs.yml").locales]


def translated(locale: str) -> list[tuple[str, Document]]:
    """Pages of the guide that are all in a language, with their segments."""
    folder = ROOT / "translations" / locale
    pages = [(path.stem, xliff.read(path)) for path in sorted(folder.glob("[!_]*.xlf"))]
    return [(name, page) for name, page in pages if all(one.target for unit in page.units for one in unit.segments)]


def html(site: Path, locale: str, name: str) -> str:
    return (site / locale / ("" if name == "index" else name) / "index.html").read_text(encoding="utf-8")


FRAME = 3_830
"""Bytes (gzip) around the text of a page: head, header, navigation, contents and footer; stock has 3.4 to 3.9 kB."""


def test_what_stands_around_a_text_is_no_heavier_than_the_theme_s_own(guide: Path) -> None:
    framed = [path for path in guide.rglob("index.html") if b"<article" in path.read_bytes()]
    assert len(framed) > 30
    for path in framed:
        if "developers" in path.parts:  # each of these pages has a contents of some hundred entries
            continue
        frame = re.sub(r"<article.*</article>", "", path.read_text(encoding="utf-8"), flags=re.S)
        assert len(gzip.compress(frame.encode())) <= FRAME, path


@pytest.mark.parametrize("locale", LOCALES)
def test_a_page_grows_by_at_most_a_tenth(guide: Path, locale: str) -> None:
    assert translated(locale)
    for name, _ in translated(locale):
        page = html(guide, locale, name)
        bare = _OURS.sub("", page)
        assert len(bare) < len(page)
        assert len(gzip.compress(page.encode())) <= 1.1 * len(gzip.compress(bare.encode())), name


def words(text: str) -> str:
    return re.sub(r"\W+", " ", re.sub(r"<[^>]*>", " ", text)).strip().lower()


@pytest.mark.parametrize("locale", LOCALES)
def test_the_translated_entries_of_the_search_hold_no_english(guide: Path, locale: str) -> None:
    entries = json.loads((guide / "search" / f"{locale}.json").read_text(encoding="utf-8"))["docs"]
    assert entries
    for name, page in translated(locale):
        location = f"{locale}/" + ("" if name == "index" else f"{name}/")
        ours = [one for one in entries if one["location"].partition("#")[0] == location]
        assert ours, name
        found = " ".join(words(f"{one['title']} {one['text']}") for one in ours)
        for unit in page.units:
            for segment in unit.segments:
                source, target = (words("".join(map(str, side or ()))) for side in (segment.source, segment.target))
                if (
                    source != target
                    and all(isinstance(part, str) for part in segment.source)
                    and len(source.split()) > 3
                ):
                    assert source not in found, (name, source)

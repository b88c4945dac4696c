"""What the side-by-side view costs a reader who never asks for it: bytes on the page, English in the search."""

import gzip
import json
import re
from pathlib import Path

from bitext import xliff
from bitext.model import Document

ROOT = Path(__file__).resolve().parents[3]
_OURS = re.compile(
    r'<i data-s="[^"]*"></i>|<script[^>]*id="bt-sidebyside".*?</script>'
    r"|<(?:script|link)[^>]*sidebyside[^>]*>(?:</script>)?",
    re.S,
)


def translated() -> list[tuple[str, Document]]:
    """Pages of the guide that are all in Dutch, with their segments."""
    folder = ROOT / "translations" / "nl-BE"
    pages = [(path.stem, xliff.read(path)) for path in sorted(folder.glob("[!_]*.xlf"))]
    return [(name, page) for name, page in pages if all(one.target for unit in page.units for one in unit.segments)]


def html(site: Path, name: str) -> str:
    return (site / "nl-BE" / ("" if name == "index" else name) / "index.html").read_text(encoding="utf-8")


def test_a_page_grows_by_at_most_a_fifth(guide: Path) -> None:
    assert translated()
    for name, _ in translated():
        page = html(guide, name)
        bare = _OURS.sub("", page)
        assert len(bare) < len(page)
        assert len(gzip.compress(page.encode())) <= 1.2 * len(gzip.compress(bare.encode())), name


def words(text: str) -> str:
    return re.sub(r"\W+", " ", re.sub(r"<[^>]*>", " ", text)).strip().lower()


def test_the_dutch_entries_of_the_search_hold_no_english(guide: Path) -> None:
    entries = json.loads((guide / "search" / "nl-BE.json").read_text(encoding="utf-8"))["docs"]
    assert entries
    for name, page in translated():
        location = "nl-BE/" + ("" if name == "index" else f"{name}/")
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

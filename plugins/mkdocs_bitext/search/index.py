"""The search index of a locale, from the entries that Material's search plugin collected from its pages."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from html import unescape
from typing import Any, NotRequired, TypedDict

from bitext.core.html_edit import strip_tags
from bitext.core.locales import language_of, lookup
from mkdocs_bitext.i18n.apostrophes import with_typographic_apostrophes
from mkdocs_bitext.search.anchored import Anchored

_BLOCK = re.compile(r"</?(?:p|pre|li|ul|ol)>")
_START_PAGE_BOOST = 0.5
"""Start pages rank lower: they mention every subject and explain none."""
_CONTRIBUTOR_BOOST = 0.2
"""Pages for contributors rank last: they quote what readers search for."""
_COMPOUNDING_LANGUAGES = frozenset({"af", "da", "de", "fi", "fy", "is", "nb", "nl", "nn", "no", "sv"})
"""Languages that write compounds as one word: `melding` also finds `foutmelding`."""

OWN_RULES = frozenset({"ar", "he", "ja", "km", "lo", "my", "th", "zh"})
"""Languages that our own script cuts into words or stems; what lunr has for them does nothing, or cannot be loaded."""


class Section(TypedDict):
    """A heading of a page with the text below it; the location of the first one has no anchor."""

    location: str
    """Relative to the site's root."""
    title: str
    text: str
    boost: NotRequired[float]
    rows: NotRequired[list[list[int | str]]]
    """Where each row or paragraph with anchors begins and ends in the text, and its anchors."""


def section(
    entry: Mapping[str, Any], start: str, contributor_pages: Collection[str] = (), locale: str = "en"
) -> Section:
    """A section of a locale's pages.

    Args:
        entry: of Material's search plugin; title and text are HTML; `anchored` are the blocks with anchors of the page.
        start: location of the locale's start page.
        contributor_pages: locations of the pages that are not for readers.
        locale: BCP 47, of the readers.
    """
    location = str(entry["location"])
    page = location.partition("#")[0].removeprefix("./")
    usual = _CONTRIBUTOR_BOOST if page in contributor_pages else _START_PAGE_BOOST if page == start else 1

    def text(key: str) -> str:
        return with_typographic_apostrophes(plain(str(entry[key])), locale)

    whole, rows = _with_rows(text("text"), entry.get("anchored", ()), locale)
    made = Section(location=location, title=text("title"), text=whole)
    if rows:
        made["rows"] = rows
    boost = float(entry.get("boost", usual))
    return made if boost == 1 else {**made, "boost": boost}


def _with_rows(text: str, blocks: Sequence[Anchored], locale: str) -> tuple[str, list[list[int | str]]]:
    """The text of a section without the signs of links to anchors, and the place of each block with anchors."""
    rows: list[list[int | str]] = []
    end = 0
    for block in blocks:
        written, shown = (with_typographic_apostrophes(one, locale) for one in (block.text, block.shown))
        start = text.find(written, end) if written else -1
        if start >= 0:
            end = start + len(shown)
            text = f"{text[:start]}{shown}{text[start + len(written) :]}"
            rows.append([start, end, *block.ids])
    return text, rows


def plain(html: str) -> str:
    """The text of HTML with simple tags only, on one line."""
    # Material marks with U+200B where it cuts Chinese.
    return " ".join(unescape(strip_tags(_BLOCK.sub(" ", html))).replace("\u200b", "").split())


def compounds(locale: str) -> bool:
    """Whether the language of a locale writes compounds as one word."""
    return locale.partition("-")[0] in _COMPOUNDING_LANGUAGES


def stemmer(locale: str, known: Sequence[str]) -> str:
    """The language nearest to a locale for which there are rules: ours (`assets/search/languages.js`) or a stemmer."""
    if language_of(locale) in OWN_RULES:
        return language_of(locale)
    return next(iter(lookup(locale, known)), "en")

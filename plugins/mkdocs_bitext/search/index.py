"""The search index of a locale, from the entries that Material's search plugin collected from its pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from html import unescape
from typing import Any

from bitext.core.html_edit import strip_tags
from bitext.core.locales import wider

_BLOCK = re.compile(r"</?(?:p|pre|li|ul|ol)>")
_START_PAGE_BOOST = 0.5
"""Start pages rank lower: they mention every subject and explain none."""
_COMPOUNDING_LANGUAGES = frozenset({"af", "da", "de", "fi", "fy", "is", "nb", "nl", "nn", "no", "sv"})
"""Languages that write compounds as one word: `melding` also finds `foutmelding`."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a page with the text below it; the location of the first one has no anchor."""

    location: str
    """Relative to the site's root."""
    title: str
    text: str
    boost: float = 1


@dataclass(frozen=True, slots=True)
class HelpPage:
    """The page that is suggested when a search has no results."""

    location: str
    """Relative to the site's root."""
    title: str


@dataclass(frozen=True, slots=True)
class Index:
    """The data that the reader's browser loads for a search."""

    language: str
    """The language of the stemmer: one that lunr supports."""
    compounds: bool
    scripts: tuple[str, ...]
    """The scripts of lunr and the stemmer, relative to the site's root."""
    synonyms: tuple[tuple[str, ...], ...]
    """Groups of words of which each also finds the others."""
    docs: tuple[Section, ...]
    help: HelpPage | None = field(default=None)

    def data(self) -> dict[str, Any]:
        """The index as JSON data, without default values."""
        fields = asdict(self)
        fields["docs"] = [{key: value for key, value in one.items() if key != "boost" or value != 1}
                         for one in fields["docs"]]  # fmt: skip
        return {key: value for key, value in fields.items() if value is not None}


def sections(entries: Iterable[Mapping[str, Any]], start: str) -> tuple[Section, ...]:
    """The sections of a locale's pages.

    Args:
        entries: of Material's search plugin; title and text are HTML.
        start: location of the locale's start page.
    """
    return tuple(_section(entry, start) for entry in entries)


def _section(entry: Mapping[str, Any], start: str) -> Section:
    location = str(entry["location"])
    is_start = location.partition("#")[0].removeprefix("./") == start
    boost = float(entry.get("boost", _START_PAGE_BOOST if is_start else 1))
    return Section(location, plain(str(entry["title"])), plain(str(entry["text"])), boost)


def plain(html: str) -> str:
    """The text of HTML with simple tags only, on one line."""
    return " ".join(unescape(strip_tags(_BLOCK.sub(" ", html))).split())


def compounds(locale: str) -> bool:
    """Whether the language of a locale writes compounds as one word."""
    return locale.partition("-")[0] in _COMPOUNDING_LANGUAGES


def stemmer(locale: str, known: Sequence[str]) -> str:
    """The language nearest to a locale for which there is a stemmer."""
    return next((code for code in wider(locale) if code in known), "en")

"""The search index of one locale, from what Material's search plugin took down of its pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from html import unescape
from typing import Any

from bitext.core.html_edit import strip_tags
from bitext.core.locales import wider

_BLOCK = re.compile(r"</?(?:p|pre|li|ul|ol)>")
_START = 0.5
"""A start page names every subject and explains none."""
_COMPOUNDING = frozenset({"af", "da", "de", "fi", "fy", "is", "nb", "nl", "nn", "no", "sv"})
"""Languages that write compound words as one: `foutmelding` is found by `melding`, too."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a page with the text below it; the page's own first one has no anchor."""

    location: str
    """Relative to the site's root."""
    title: str
    text: str
    boost: float = 1


@dataclass(frozen=True, slots=True)
class Help:
    """Where a reader goes who found nothing."""

    location: str
    """Relative to the site's root."""
    title: str


@dataclass(frozen=True, slots=True)
class Index:
    """What the reader's browser loads, once they search."""

    language: str
    """Of the stemmer: one that lunr has."""
    compounds: bool
    scripts: tuple[str, ...]
    """They bring lunr and the stemmer; relative to the site's root."""
    synonyms: tuple[tuple[str, ...], ...]
    """Words that find each other."""
    docs: tuple[Section, ...]
    help: Help | None = field(default=None)

    def data(self) -> dict[str, Any]:
        """As JSON has it; what says nothing is left out."""
        found = asdict(self)
        found["docs"] = [{key: value for key, value in one.items() if key != "boost" or value != 1}
                         for one in found["docs"]]  # fmt: skip
        return {key: value for key, value in found.items() if value is not None}


def sections(entries: Iterable[Mapping[str, Any]], start: str) -> tuple[Section, ...]:
    """The sections of a locale's pages.

    Args:
        entries: as Material's search plugin keeps them: title and text are HTML.
        start: location of the locale's start page.
    """
    return tuple(_section(entry, start) for entry in entries)


def _section(entry: Mapping[str, Any], start: str) -> Section:
    location = str(entry["location"])
    is_start = location.partition("#")[0].removeprefix("./") == start
    boost = float(entry.get("boost", _START if is_start else 1))
    return Section(location, plain(str(entry["title"])), plain(str(entry["text"])), boost)


def plain(html: str) -> str:
    """The text of HTML that holds simple tags only, on one line."""
    return " ".join(unescape(strip_tags(_BLOCK.sub(" ", html))).split())


def compounds(locale: str) -> bool:
    """Whether the language of a locale writes compound words as one."""
    return locale.partition("-")[0] in _COMPOUNDING


def stemmer(locale: str, known: Sequence[str]) -> str:
    """The nearest language to a locale that lunr has a stemmer for."""
    return next((code for code in wider(locale) if code in known), "en")

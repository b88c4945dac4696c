"""Builds a staged project as its README says, and reads built pages for comparison."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import pytest
from lxml import html

GENERATORS = ("mkdocs", "zensical")
_NOT_TEXT = ("script", "style", "template", "svg")
_PARTS_OF_THEMES = {"headerlink", "footnote-backref", "md-content__button", "md-source-file", "bt-hint", "bt-menu"}


def built(out: Path) -> Path:
    """The site that `python build.py` makes of a staged project."""
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "1"}
    done = subprocess.run([sys.executable, str(out / "build.py")], capture_output=True, text=True, env=quiet)
    assert done.returncode == 0, done.stdout + done.stderr
    return out / "site"


def needs(generator: str) -> None:
    """Skip the test where the generator is not installed."""
    pytest.importorskip(generator, reason=f"{generator} is not installed: `make setup` installs it")


@dataclass(frozen=True)
class Reading:
    """What readers and search engines get of a page, whatever theme and generator made it."""

    language: str
    passages: tuple[tuple[str, str], ...]
    """The text of the article by language, without spaces: generators break lines differently."""
    anchors: frozenset[str]
    alternates: tuple[tuple[str, str], ...]


def reading(page: Path) -> Reading:
    """What a built page says."""
    document = html.document_fromstring(page.read_bytes())
    article = next(iter(document.iter("article")), None)
    article = document.xpath("//*[@role='main']")[0] if article is None else article
    runs: list[tuple[str, str]] = []
    anchors: set[str] = set()
    _read(article, document.get("lang", ""), runs, anchors)
    # In French our build also makes straight apostrophes typographic ones.
    written = [(language, "".join(text.split()).replace("’", "'")) for language, text in runs]
    links = document.xpath("//head//link[@hreflang]")
    return Reading(
        document.get("lang", ""),
        tuple(
            (language, "".join(text for _, text in passage))
            for language, passage in groupby(filter(itemgetter(1), written), key=itemgetter(0))
        ),
        frozenset(anchors - {"__skip"}),
        tuple(sorted((link.get("hreflang"), link.get("href")) for link in links)),
    )


def _read(element: html.HtmlElement, language: str, runs: list[tuple[str, str]], anchors: set[str]) -> None:
    language = element.get("lang", language)
    if name := element.get("id"):
        anchors.add(name)
    runs.append((language, element.text or ""))
    for child in element:
        classes = {*(child.get("class") or "").split()}
        if isinstance(child.tag, str) and child.tag not in _NOT_TEXT and not _PARTS_OF_THEMES & classes:
            _read(child, language, runs, anchors)
        runs.append((language, child.tail or ""))


def pages_of(site: Path) -> list[str]:
    """The pages of a built site, by path; without those for addresses that lead nowhere."""
    paths = (page.relative_to(site).as_posix() for page in site.rglob("*.html"))
    return sorted(path for path in paths if not path.endswith("404.html"))

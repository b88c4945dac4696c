"""The checker's parts in the pages of a site: which files they need, where those lie, and how they get there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from mkdocs_hubcheck import markup
from mkdocs_hubcheck.catalogue import FORMS, WordFile, nearest, word_file
from mkdocs_hubcheck.markers import Expanded, expand
from mkdocs_hubcheck.publish import FOLDER, module
from mkdocs_hubcheck.runtime import Runtime
from mkdocs_hubcheck.sources import digest, part

STYLE = "checker.css"
SCRIPT = "main.js"
WORDS = f"{FOLDER}/words"
_KINDS = (".js", ".css")


@dataclass(frozen=True, slots=True)
class Elements:
    """The custom elements and their style sheet: `checker/web/elements`, under a name that changes with its content."""

    files: tuple[Path, ...]
    uri: str
    """Below the site's root."""

    @classmethod
    def read(cls) -> Elements:
        """As they are now."""
        files = tuple(path for path in sorted((part("web") / "elements").iterdir()) if path.suffix in _KINDS)
        content = (piece for path in files for piece in (path.name, path.read_bytes()))
        return cls(files, f"{FOLDER}/elements-{digest(*content)}")


@dataclass(slots=True)
class Parts:
    """Puts parts into pages, and remembers whether any were."""

    runtime: Runtime | None
    """The packed checker; without it forms stay as they are, and say so."""
    locales: set[str] = field(default_factory=set)
    """Of the pages that got parts."""
    elements: Elements = field(default_factory=Elements.read)

    def into(self, html: str, locale: str, relative: Callable[[str], str]) -> Expanded:
        """A page with its parts.

        Args:
            html: the rendered page, with markers.
            locale: of the page, BCP 47.
            relative: makes an address below the site's root one that the page can use.
        """
        catalogue = nearest(locale)
        live = self.runtime is not None
        known = {kind: partial(self._form, kind, locale, live=live) for kind in markup.FORMS}
        found = expand(html, known)
        if not found.used:
            return found
        self.locales.add(catalogue.locale)
        addresses = markup.Addresses(
            style=relative(f"{self.elements.uri}/{STYLE}"),
            script=relative(f"{self.elements.uri}/{SCRIPT}"),
            words=relative(f"{WORDS}/{_words(catalogue.locale).name}"),
            engine=relative(module(self.runtime, "engine.js")) if self.runtime else "",
        )
        return Expanded(markup.head(catalogue, addresses) + found.html, found.used, found.unknown)

    def _form(self, kind: str, locale: str, number: int, *, live: bool) -> str:
        return markup.form(kind, number, nearest(locale), live=live)

    def publish(self, site: Path) -> None:
        """Write what the pages need; only the style sheet where there is no packed checker."""
        if not self.locales:
            return
        folder = site / self.elements.uri
        folder.mkdir(parents=True, exist_ok=True)
        for path in self.elements.files:
            if self.runtime is not None or path.name == STYLE:
                shutil.copyfile(path, folder / path.name)
        (site / WORDS).mkdir(parents=True, exist_ok=True)
        for words in map(_words, sorted(self.locales)):
            (site / WORDS / words.name).write_text(words.text, encoding="utf-8")


def _words(locale: str) -> WordFile:
    return word_file(nearest(locale), "forms", FORMS)

"""The checker's parts in the pages of a site: which files they need, where those lie, and how they get there."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from hubcheck.messages import Catalogue, locales
from mkdocs_hubcheck import bulk, checklist, markup
from mkdocs_hubcheck.copy_to_site import FOLDER, module
from mkdocs_hubcheck.markers import Expanded, expand
from mkdocs_hubcheck.messages import BULK, CHECKLIST, FORMS, LETTERS, ONLINE, WordFile, nearest, word_file
from mkdocs_hubcheck.pack_runtime import Runtime
from mkdocs_hubcheck.pack_sources import bundled, digest

WORDS = f"{FOLDER}/words"
_SAY = {"checklist": CHECKLIST, "bulk": BULK}
"""Parts that have more to say than the forms."""


@dataclass(frozen=True, slots=True)
class Elements:
    """The bundled custom elements and their style sheets, under a name that changes with their content."""

    files: tuple[Path, ...]
    uri: str
    """Of their folder, below the site's root."""

    @classmethod
    def read(cls) -> Elements:
        """As they are now."""
        files = bundled("page")
        content = (piece for path in files for piece in (path.name, path.read_bytes()))
        return cls(tuple(files), f"{FOLDER}/elements-{digest(*content)}")

    def publish(self, site: Path, *, scripts: bool) -> None:
        """Copy them into the site; without `scripts`, where there is no checker to ask, only the style sheets."""
        (site / self.uri).mkdir(parents=True, exist_ok=True)
        for path in self.files:
            if scripts or ".css" in path.suffixes:
                shutil.copyfile(path, site / self.uri / path.name)


@dataclass(slots=True)
class Parts:
    """Puts parts into pages, and remembers whether any were."""

    runtime: Runtime | None
    """The packed checker; without it forms stay as they are, and say so."""
    words: set[WordFile] = field(default_factory=set)
    """The sentences that the pages with parts need."""
    elements: Elements = field(default_factory=Elements.read)
    online: Mapping[str, object] | None = None
    """Who may be asked online, as `hubcheck.online` takes it; None: nobody."""

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
        known["checklist"] = partial(self._checklist, locale, relative, live=live)
        known["bulk"] = partial(self._bulk, locale, live=live)
        found = expand(html, known)
        if not found.used:
            return found
        bundle = f"{self.elements.uri}/{'checker' if _SAY.keys() & found.used else 'forms'}"
        addresses = markup.Addresses(
            style=relative(f"{bundle}.css"),
            script=relative(f"{bundle}.js"),
            words=relative(self._address(self._said(catalogue, found.used))),
            engine=relative(module(self.runtime, "engine.js")) if self.runtime else "",
        )
        return Expanded(markup.head(catalogue, addresses, self.online) + found.html, found.used, found.unknown)

    def _said(self, catalogue: Catalogue, used: tuple[str, ...]) -> WordFile:
        """The sentences that a page with these parts needs."""
        special = [name for name in _SAY if name in used]
        starts = {start for name in special for start in _SAY[name]} or set(FORMS)
        names = special or ["forms"]
        if self.online:
            names, starts = [*names, "online"], {*starts, *ONLINE}
        return word_file(catalogue, "-".join(names), tuple(sorted(starts)))

    def _form(self, kind: str, locale: str, number: int, *, live: bool) -> str:
        return markup.form(kind, number, nearest(locale), live=live)

    def _checklist(self, locale: str, relative: Callable[[str], str], number: int, *, live: bool) -> str:
        letters = {code: word_file(nearest(code), "letters", LETTERS) for code in locales()}
        addresses = {code: relative(self._address(words)) for code, words in letters.items()}
        return checklist.render(nearest(locale), addresses, number, live=live)

    def _bulk(self, locale: str, number: int, *, live: bool) -> str:
        return bulk.render(nearest(locale), number, live=live)

    def _address(self, words: WordFile) -> str:
        """Where a file of sentences will lie; it is published."""
        self.words.add(words)
        return f"{WORDS}/{words.name}"

    def publish(self, site: Path) -> None:
        """Write what the pages need; only the style sheets where there is no packed checker."""
        if not self.words:
            return
        self.elements.publish(site, scripts=self.runtime is not None)
        (site / WORDS).mkdir(parents=True, exist_ok=True)
        for words in self.words:
            (site / WORDS / words.name).write_text(words.text, encoding="utf-8")

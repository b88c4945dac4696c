"""Inserts the checker's parts into pages, and publishes the files that they need."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from hubcheck.messages import Catalogue, locales
from mkdocs_hubcheck import checklist, markup
from mkdocs_hubcheck.copy_to_site import FOLDER, file_uri
from mkdocs_hubcheck.data_file import DataFile
from mkdocs_hubcheck.known_messages import known_messages
from mkdocs_hubcheck.known_verdicts import known_verdicts
from mkdocs_hubcheck.markers import ExpandedPage, expand
from mkdocs_hubcheck.messages import (
    BULK,
    CHECKLIST,
    FORMS,
    LETTERS,
    MESSAGE,
    ONLINE,
    message_file,
    nearest_catalogue,
)
from mkdocs_hubcheck.pack_runtime import Runtime
from mkdocs_hubcheck.pack_sources import bundled, digest
from mkdocs_hubcheck.row_anchors import RowAnchors

MESSAGES = f"{FOLDER}/words"
_PREFIXES = {"checklist": CHECKLIST, "bulk": BULK, "message": MESSAGE}
"""Parts that need more messages than the forms."""
_WITH_ADDRESS = frozenset({"email", "checklist"})
"""Parts that have the form for an address."""
_WITH_MESSAGE = frozenset({"message", "checklist"})
"""Parts that explain a message."""


@dataclass(frozen=True, slots=True)
class Elements:
    """The bundled custom elements and their style sheets, in a folder that is named after their content."""

    files: tuple[Path, ...]
    uri: str
    """URI of their folder, relative to the site's root."""

    @classmethod
    def read(cls) -> Elements:
        """The current bundles."""
        files = bundled("page")
        content = (piece for path in files for piece in (path.name, path.read_bytes()))
        return cls(tuple(files), f"{FOLDER}/elements-{digest(*content)}")

    def publish(self, site: Path, *, scripts: bool) -> None:
        """Copy them into the site; without `scripts`, if there is no checker, only the style sheets."""
        (site / self.uri).mkdir(parents=True, exist_ok=True)
        for path in self.files:
            if scripts or ".css" in path.suffixes:
                shutil.copyfile(path, site / self.uri / path.name)


@dataclass(slots=True)
class PageParts:
    """Inserts parts into pages, and collects the files that the pages need."""

    runtime: Runtime | None
    """The packed checker; None if it could not be packed, which the forms then say."""
    data_files: set[DataFile] = field(default_factory=set)
    """The data that the pages with parts need."""
    elements: Elements = field(default_factory=Elements.read)
    online: Mapping[str, object] | None = None
    """The services that may be queried, as `hubcheck.online` expects them; None for none."""
    checklist_url: str = ""
    """URI of the page with the checklist in this locale, relative to the site's root; empty if there is none."""
    messages_url: str = ""
    """URI of the page with the box for an error message, likewise."""

    def insert(self, html: str, locale: str, relative: Callable[[str], str]) -> ExpandedPage:
        """Replace the markers of a page by parts.

        Args:
            html: a rendered page.
            locale: of the page, BCP 47.
            relative: turns a URI below the site's root into a URL relative to the page.
        """
        catalogue = nearest_catalogue(locale)
        live = self.runtime is not None
        checklist_url, messages_url = (relative(url) if url else "" for url in (self.checklist_url, self.messages_url))

        def form(kind: str, number: int) -> str:
            return markup.form(kind, f"hubcheck-{kind}-{number + 1}", catalogue, live=live)

        def message_box(number: int) -> str:
            return markup.message_box(f"hubcheck-message-{number + 1}", catalogue, live=live, checklist=checklist_url)

        known: dict[str, Callable[[int], str]] = {kind: partial(form, kind) for kind in (*markup.FORMS, "bulk")}
        known["checklist"] = lambda _: checklist.render(catalogue, live=live, messages=messages_url)
        known["message"] = message_box
        expanded = expand(html, known)
        if not expanded.used:
            return expanded
        if "message" in expanded.used:
            expanded = _with_row_anchors(expanded)
        head = markup.head(catalogue, self._file_urls(catalogue, expanded.used, relative), self.online)
        return replace(expanded, html=head + expanded.html)

    def _file_urls(
        self, catalogue: Catalogue, used: tuple[str, ...], relative: Callable[[str], str]
    ) -> markup.FileUrls:
        """The URLs of the files that a page with these parts loads."""
        words = relative(self._publish_later(self._messages(catalogue, used)))
        main, *others = (relative(f"{self.elements.uri}/{name}") for name in _bundles(used))
        return markup.FileUrls(
            style=f"{main}.css",
            script=f"{main}.js",
            others=tuple(others),
            words=words,
            engine=relative(file_uri(self.runtime, "engine.js")) if self.runtime else "",
            known=relative(self._publish_later(_known())) if _WITH_ADDRESS.intersection(used) else "",
            codes=relative(self._publish_later(_codes())) if _WITH_MESSAGE.intersection(used) else "",
            first=words if "checklist" in used else "",
        )

    def _messages(self, catalogue: Catalogue, used: tuple[str, ...]) -> DataFile:
        """The messages that a page with these parts needs."""
        special = [name for name in _PREFIXES if name in used]
        prefixes = {prefix for name in special for prefix in _PREFIXES[name]} or set(FORMS)
        names = special or ["forms"]
        if self.online:
            names, prefixes = [*names, "online"], {*prefixes, *ONLINE}
        more = {"checklist": self._checklist_data(catalogue)} if "checklist" in used else None
        return message_file(catalogue, "-".join(names), tuple(sorted(prefixes)), more)

    def _checklist_data(self, catalogue: Catalogue) -> dict[str, object]:
        letters = {code: message_file(nearest_catalogue(code), "letters", LETTERS) for code in locales()}
        self.data_files.update(letters.values())
        return checklist.data(catalogue, {code: file.name for code, file in letters.items()})

    def _publish_later(self, file: DataFile) -> str:
        """The URI of a file that `publish` will write."""
        self.data_files.add(file)
        return f"{MESSAGES}/{file.name}"

    def publish(self, site: Path) -> None:
        """Write the files that the pages need; without a packed checker, no scripts."""
        if not self.data_files:
            return
        self.elements.publish(site, scripts=self.runtime is not None)
        (site / MESSAGES).mkdir(parents=True, exist_ok=True)
        for file in self.data_files:
            (site / MESSAGES / file.name).write_text(file.text, encoding="utf-8")


def _bundles(used: tuple[str, ...]) -> list[str]:
    """Names of the bundles that a page with these parts loads."""
    others = {*used} - {"message"}
    special = [name for name in ("checklist", "bulk") if name in others]
    forms = special if len(special) == 1 else ["checker" if special else "forms"]
    return [*(forms if others else ()), *(["message"] if "message" in used else ())]


def _with_row_anchors(expanded: ExpandedPage) -> ExpandedPage:
    rows = RowAnchors()
    html = rows.insert(expanded.html)
    return replace(expanded, html=html, anchors=expanded.anchors.union(rows.added))


def _known() -> DataFile:
    """The file with the verdicts that need no Python."""
    return DataFile.named_by_content("verdicts", known_verdicts())


def _codes() -> DataFile:
    """The file with the explanations that need no Python."""
    return DataFile.named_by_content("codes", known_messages())

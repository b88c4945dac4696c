"""Remembers which pages were up to date after an update, so that the next one reads only those that changed since."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import Any

from bitext.core.changes import Change
from bitext.core.model import BitextError, Content, Document
from bitext.core.storage import replacing, write_atomic
from bitext.project.project import MEMORY, Project
from bitext.segments.minor_edits import minor_key
from bitext.segments.source_catalog import comparable_text
from bitext.segments.target_catalog import is_open
from bitext.update.plan import PageSummary, UpdateCounts
from bitext.update.translation_memory import TranslatedPage

FOLDER = ".cache/bitext"
"""Below the project's folder; it may be deleted at any time."""


class CleanPages:
    """Pages whose files have the same content as after the last update of the whole project.

    Contents are compared, not dates. A page that is clean need not be looked at again, unless a pair that other pages
    or the memory have gained is the translation of one of its open sentences.
    """

    def __init__(self, project: Project) -> None:
        """Compare the files of a project with those of its last update."""
        self._project = project
        self._folder = project.root / FOLDER
        self._digests: dict[Path, str] = {}
        known = _read_json(self._folder / "update.json")
        self._known: dict[str, Any] = known.get("pages", {}) if known.get("state") == self._state({}) else {}
        self._current: dict[str, bool] = {}
        self._texts: dict[str, dict[str, tuple[str, tuple[str | None, ...]]]] = {}

    def __contains__(self, page: object) -> bool:
        if not isinstance(page, str):
            return False
        if page not in self._current:
            # Compared even where there is nothing to compare with: it must be before the update reads the files.
            digest = self._digest(page, {})
            self._current[page] = self._known.get(page, {}).get("digest") == digest
        return self._current[page]

    def summary(self, locale: str, page: str) -> PageSummary:
        """What the last update left of a clean page, without its texts."""
        opened, refused, total, wanted = self._known[page]["locales"][locale]
        return PageSummary(opened, refused, total, frozenset(wanted))

    def texts(self, locale: str, page: str) -> tuple[str | None, ...] | None:
        """The texts of a clean page's `TranslatedPage`; None where they are not known any more."""
        if locale not in self._texts:
            found = map(json.loads, self._lines[locale].values())
            self._texts[locale] = {name: (digest, tuple(texts)) for name, digest, texts in found}
        digest, texts = self._texts[locale].get(page, ("", ()))
        return texts if digest == self._known[page]["digest"] else None

    def remember(self, summaries: Mapping[str, Mapping[str, PageSummary]], changes: Iterable[Change]) -> None:
        """Write down what an update of the whole project has left; without it, the next one takes longer.

        Args:
            summaries: by locale and page, of the pages that the update looked at.
            changes: what it has written.
        """
        written = {change.path: _digest_of((change.text or "").encode()) for change in changes}
        known = {page: value for page, value in self._known.items() if page in self}
        looked_at = sorted({page for pages in summaries.values() for page in pages}.difference(self._project.pageless))
        for page in looked_at:
            locales = {
                code: [*pages[page].counts, sorted(pages[page].wanted)]
                for code, pages in summaries.items()
                if page in pages
            }
            before = known.get(page, {}).get("locales", {})
            known[page] = {"digest": self._digest(page, written), "locales": before | locales}
        with contextlib.suppress(BitextError, OSError):
            write_atomic(self._folder / ".gitignore", "*\n", durable=False)
            for code, pages in summaries.items():
                self._write_texts(code, {page: pages[page].texts for page in looked_at if page in pages}, known)
            state = json.dumps({"state": self._state(written), "pages": known})
            write_atomic(self._folder / "update.json", state, durable=False)

    def _state(self, written: Mapping[Path, str]) -> str:
        """What all pages depend on: the program, the options, and the retired segments."""
        project = self._project
        options = project.front_matter, project.source, project.locales, str(project.docs), str(project.translations)
        memories = [project.locale_path(locale, MEMORY) for locale in (project.source, *project.locales)]
        digests = [written[path] if path in written else self._digest_on_disk(path) for path in memories]
        return _digest_of(repr((_program(), options, digests)).encode())

    def _digest(self, page: str, written: Mapping[Path, str]) -> str:
        project = self._project
        paths = [project.docs / page, *(project.locale_path(one, page) for one in (project.source, *project.locales))]
        return _digest_of(
            "".join(written[path] if path in written else self._digest_on_disk(path) for path in paths).encode()
        )

    def _digest_on_disk(self, path: Path) -> str:
        """Of the file as it was before the update read it: what was saved since must differ from it."""
        if path not in self._digests:
            try:
                self._digests[path] = _digest_of(path.read_bytes())
            except OSError:
                self._digests[path] = "-"
        return self._digests[path]

    @cached_property
    def _lines(self) -> Mapping[str, Mapping[str, str]]:
        return {locale.code: dict(self._lines_of(locale.code)) for locale in self._project.locales}

    def _lines_of(self, locale: str) -> Iterator[tuple[str, str]]:
        with contextlib.suppress(OSError, ValueError):
            for line in (self._folder / f"texts.{locale}.jsonl").read_text(encoding="utf-8").splitlines():
                yield json.loads(line[1 : line.index('", "') + 1]), line

    def _write_texts(self, locale: str, texts: Mapping[str, tuple[str | None, ...]], known: Mapping[str, Any]) -> None:
        kept = (line for page, line in self._lines[locale].items() if page in known and page not in texts)
        new = (json.dumps([page, known[page]["digest"], some]) for page, some in texts.items())
        # Line by line: together they are as large as all pages.
        with replacing(self._folder / f"texts.{locale}.jsonl", durable=False) as stream:
            stream.writelines(f"{line}\n".encode() for line in chain(kept, new))


def summary_of(document: Document, counts: UpdateCounts) -> PageSummary:
    """What an update leaves of a page, of which these are the counts."""
    opened = (segment for unit in document.units for segment in unit.segments if is_open(segment))
    wanted = (fingerprints(comparable_text(segment.source), segment.source) for segment in opened)
    texts = TranslatedPage.of(document).texts
    return PageSummary(counts.open, counts.refused, counts.total, frozenset().union(*wanted), tuple(texts))


def fingerprints(text: str, source: Content) -> tuple[str, str]:
    """By which an open sentence and a pair that may be its translation find each other: text, minor key."""
    return text_fingerprint(text), _digest_of(repr(minor_key(source)).encode())


def text_fingerprint(text: str) -> str:
    """The fingerprint of a sentence's text."""
    return _digest_of(text.encode())


def _digest_of(raw: bytes) -> str:
    return blake2b(raw, digest_size=12).hexdigest()


def _program() -> str:
    """The program itself: another version may do otherwise."""
    files = []
    for folder, _, names in os.walk(Path(__file__).parents[1]):
        files += [Path(folder, name).stat() for name in names if not name.endswith(".pyc")]
    return repr(sorted((found.st_mtime_ns, found.st_size) for found in files))


def _read_json(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}

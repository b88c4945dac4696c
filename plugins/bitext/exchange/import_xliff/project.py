"""Files that came back, taken into a project's segment files: worked out whole, then written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bitext.check.files import unreadable
from bitext.core.changes import Change
from bitext.core.model import BitextError, Document, Finding, Place, Severity
from bitext.exchange.import_xliff.page import HandedBack, Taken, hand_back, with_taken
from bitext.exchange.import_xliff.pages import locale_of, page_of, pages_of, same_language
from bitext.project.project import Locale, Project
from bitext.project.segment_files import planned_change, read_document
from bitext.xliff import Spot, parse_all, spots
from bitext.xliff.safe import MAX_BYTES

_SUFFIXES = frozenset({".xlf", ".xliff"})
_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class PageResult:
    """What a file gave to a page."""

    file: Path
    locale: str
    page: str
    taken: int
    """Targets that are new."""
    restated: int
    """Targets that are the same, in another state."""
    unchanged: int
    refused: int


@dataclass(slots=True)
class Import:
    """What came in, and the changes that it takes."""

    pages: list[PageResult] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    unread: list[Path] = field(default_factory=list)
    """Files that could not be used at all."""


def files_named(named: Iterable[Path]) -> Iterator[Path]:
    """The files; of a folder all XLIFF files below it.

    Raises:
        BitextError: one is not there.
    """
    for path in named:
        if path.is_dir():
            yield from sorted(each for each in path.rglob("*") if each.suffix in _SUFFIXES and each.is_file())
        elif path.exists():
            yield path
        else:
            raise BitextError("does not exist; name a file that a translation tool saved", path)


def plan_import(
    project: Project, files: Iterable[Path], wanted: Locale | None, step: Callable[[str], None] = lambda what: None
) -> Import:
    """Judge the files and work out what is to be written.

    Args:
        project: whose files they go to.
        files: XLIFF of any version and name.
        wanted: only files of this locale are taken; None for whatever they say.
        step: told each file.
    """
    work = _Work(project, wanted)
    for path in files:
        step(str(path))
        work.take(path)
    return work.finished()


class _Work:
    """Documents of the project while files are taken into them."""

    def __init__(self, project: Project, wanted: Locale | None) -> None:
        self._project = project
        self._wanted = wanted
        self._pages: dict[str, tuple[str, ...]] = {}
        self._own: dict[_Key, Document] = {}
        self._taken: dict[_Key, dict[_Key, Taken]] = {}
        self._result = Import()

    def take(self, path: Path) -> None:
        """Take a file, or say what is wrong with it."""
        try:
            raw = _read(path)
            documents = parse_all(raw, path)
            tables = spots(raw)
        except BitextError as error:
            self._result.findings.append(unreadable(error, path))
            self._result.unread.append(path)
            return
        for document, table in zip(documents, tables, strict=True):
            self._document(document, table, path)

    def finished(self) -> Import:
        """All of it."""
        for (code, page), taken in self._taken.items():
            if taken:
                locale = self._project.locale(code)
                document = with_taken(self._own[code, page], taken.values())
                target = self._project.locale_path(locale, page)
                self._result.changes += planned_change(target, document, locale.format)
        return self._result

    def _document(self, back: Document, table: Mapping[_Key, Spot], path: Path) -> None:
        locale = self._locale(back, path)
        if locale is None:
            return
        pages = self._pages_of(locale)
        page = page_of(back, pages, lambda name: self._own_of(locale, name))
        if page is None:
            message = f"“{back.original}” is no page of {locale.code}; run bitext update, then export and import again"
            self._refuse("page-unknown", message, path)
            return
        result = hand_back(self._own_of(locale, page), back, table, path)
        self._add(result, locale, page, path, table)

    def _add(self, result: HandedBack, locale: Locale, page: str, path: Path, table: Mapping[_Key, Spot]) -> None:
        before = self._taken.setdefault((locale.code, page), {})
        clashes = tuple(_clash(one, path, table) for one in result.taken if _differs(one, before))
        fresh = [one for one in result.taken if not _differs(one, before)]
        before |= {(one.unit, one.segment): one for one in fresh}
        self._result.findings += (*result.findings, *clashes)
        new = sum(one.is_new for one in fresh)
        refused = len(result.findings) + len(clashes)
        counts = (new, len(fresh) - new, result.unchanged, refused)
        self._result.pages.append(PageResult(path, locale.code, page, *counts))

    def _locale(self, back: Document, path: Path) -> Locale | None:
        source = self._project.source
        if back.source_locale and not same_language(back.source_locale, source):
            self._refuse("lang-mismatch", f"is a translation from {back.source_locale}, not {source.code}", path)
            return None
        said = back.target_locale
        locale = locale_of(said, [self._wanted] if self._wanted else self._project.locales)
        if locale is None:
            known = self._wanted.code if self._wanted else ", ".join(one.code for one in self._project.locales)
            message = f"is of the language {said or 'nobody knows'}, not {known or 'any of the project'}; "
            self._refuse(
                "lang-mismatch", f"{message}correct its target language, or name the locale with --locale", path
            )
        return locale

    def _pages_of(self, locale: Locale) -> Sequence[str]:
        if locale.code not in self._pages:
            self._pages[locale.code] = pages_of(self._project, locale)
        return self._pages[locale.code]

    def _own_of(self, locale: Locale, page: str) -> Document:
        key = locale.code, page
        if key not in self._own:
            path = self._project.locale_path(locale, page)
            document = read_document(path)
            if document is None:
                raise BitextError("does not exist (any more); run: bitext update", path)
            self._own[key] = document
        return self._own[key]

    def _refuse(self, code: str, message: str, path: Path) -> None:
        self._result.findings.append(Finding(code, Severity.ERROR, f"the file {message}", Place(path, 1)))


def _differs(one: Taken, before: Mapping[_Key, Taken]) -> bool:
    other = before.get((one.unit, one.segment))
    return other is not None and other.is_new and one.is_new and other.target != one.target


def _clash(one: Taken, path: Path, table: Mapping[_Key, Spot]) -> Finding:
    spot = table.get((one.unit, one.segment))
    place = Place(path, spot.line if spot else None)
    message = (
        "another file of this import has another target for the same segment; decide for one and take out the other"
    )
    return Finding("target-clash", Severity.ERROR, message, place, one.unit, one.segment)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise BitextError(f"cannot be read ({error.strerror}); check the path and its permissions", path) from error

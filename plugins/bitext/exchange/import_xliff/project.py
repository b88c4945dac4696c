"""Imports XLIFF and PO files into a project's segment files: plans all changes before any is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from bitext.check.files import unreadable
from bitext.core.changes import Change
from bitext.core.model import BitextError, Document, Finding, Location, Severity, State
from bitext.core.storage import read_bytes
from bitext.exchange.import_xliff.page import ImportedTarget, PageImport, import_targets, with_imported
from bitext.exchange.import_xliff.pages import locale_of, page_of, pages_of, same_language
from bitext.exchange.import_xliff.structure import PageStructure
from bitext.exchange.po import is_po, read_po
from bitext.project.project import Locale, Project
from bitext.project.segment_files import planned_change, read_document
from bitext.xliff import WrittenSegment, parse_all, written_segments
from bitext.xliff.safe import MAX_BYTES

_SUFFIXES = frozenset({".xlf", ".xliff", ".po"})
_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class PageResult:
    """The result of importing a file into a page."""

    file: Path
    locale: str
    page: str
    taken: int
    """Number of new targets, apart from drafts."""
    drafts: int
    """Number of new targets in state `initial`, which readers do not get."""
    state_changed: int
    """Number of unchanged targets with a new state."""
    unchanged: int
    rejected: int


@dataclass(slots=True)
class Import:
    """The imported pages, and the changes to write."""

    pages: list[PageResult] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    unreadable_files: list[Path] = field(default_factory=list)
    """Files that could not be read."""


def files_to_import(named: Iterable[Path]) -> Iterator[Path]:
    """The files; of folders, all XLIFF and PO files in them.

    Raises:
        BitextError: a path does not exist, or a folder has no such file.
    """
    for path in named:
        if path.is_dir():
            found = sorted(file for file in path.rglob("*") if file.suffix in _SUFFIXES and file.is_file())
            if not found:
                raise BitextError("contains no XLIFF or PO file (.xlf, .xliff, .po); give another folder", path)
            yield from found
        elif path.exists():
            yield path
        else:
            raise BitextError("does not exist; give a file that a translation tool saved", path)


def plan_import(
    project: Project, files: Iterable[Path], only_locale: Locale | None, step: Callable[[str], None] = lambda file: None
) -> Import:
    """Check the files and plan what to write.

    Args:
        project: the project to import into.
        files: XLIFF or PO files of any version and name.
        only_locale: accept only files of this locale; None for the locales of the files.
        step: called with each file.
    """
    importer = _Importer(project, only_locale)
    for path in files:
        step(str(path))
        importer.import_file(path)
    return importer.result()


class _Importer:
    """The project's documents during an import."""

    def __init__(self, project: Project, only_locale: Locale | None) -> None:
        self._project = project
        self._only_locale = only_locale
        self._pages: dict[str, tuple[str, ...]] = {}
        self._own: dict[_Key, Document] = {}
        self._taken: dict[_Key, dict[_Key, ImportedTarget]] = {}
        self._structure = PageStructure(project)
        self._result = Import()

    def import_file(self, path: Path) -> None:
        """Import a file, or report why it cannot be imported."""
        try:
            documents, tables = _read(path)
        except BitextError as error:
            self._result.findings.append(unreadable(error, path))
            self._result.unreadable_files.append(path)
            return
        for document, table in zip(documents, tables, strict=True):
            self._document(document, table, path)

    def result(self) -> Import:
        """The import of all files."""
        for (code, page), taken in self._taken.items():
            if taken:
                locale = self._project.locale(code)
                document = with_imported(self._own[code, page], taken.values())
                target = self._project.locale_path(locale, page)
                self._result.changes += planned_change(target, document, locale.format)
        return self._result

    def _document(self, returned: Document, table: Mapping[_Key, WrittenSegment], path: Path) -> None:
        locale = self._locale(returned, path)
        if locale is None:
            return
        pages = self._pages_of(locale)
        page = page_of(returned, pages, lambda name: self._own_of(locale, name))
        if page is None:
            message = (
                f"“{returned.original}” is not a page of {locale.code}; run bitext update, then export and import again"
            )
            self._reject("page-unknown", message, path)
            return
        result = import_targets(self._own_of(locale, page), returned, table, path)
        self._add(result, locale, page, path)

    def _add(self, result: PageImport, locale: Locale, page: str, path: Path) -> None:
        before = self._taken.setdefault((locale.code, page), {})
        faults = [*result.findings]
        accepted = {}
        for target in result.taken:
            if _differs(target, before):
                faults.append(_conflict(target, path))
            else:
                accepted[target.unit, target.segment] = target
        for key, fault in self._refused(locale, page, before | accepted).items():
            if key in accepted and accepted[key].state > State.INITIAL:
                place = Location(path, accepted.pop(key).line)
                faults.append(replace(fault, severity=Severity.ERROR, location=place))
        before |= accepted
        self._result.findings += faults
        new = [target.state is State.INITIAL for target in accepted.values() if target.is_new]
        counts = (new.count(False), new.count(True), len(accepted) - len(new), result.unchanged, len(faults))
        self._result.pages.append(PageResult(path, locale.code, page, *counts))

    def _refused(self, locale: Locale, page: str, taken: Mapping[_Key, ImportedTarget]) -> Mapping[_Key, Finding]:
        """What rendering the page with these targets reveals."""
        if not taken:
            return {}
        document = with_imported(self._own_of(locale, page), taken.values())
        return self._structure.faults(locale, page, document)

    def _locale(self, returned: Document, path: Path) -> Locale | None:
        source = self._project.source
        if returned.source_locale and not same_language(returned.source_locale, source):
            self._reject("lang-mismatch", f"is a translation from {returned.source_locale}, not {source.code}", path)
            return None
        language = returned.target_locale
        locales = [self._only_locale] if self._only_locale else self._project.locales
        locale = locale_of(language, locales)
        if locale is None:
            expected = ", ".join(known.code for known in locales)
            message = f"has the target language {language or '(none)'}, not {expected or 'one of the project'}; "
            self._reject(
                "lang-mismatch", f"{message}correct its target language, or give the locale with --locale", path
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
                raise BitextError("does not exist; run: bitext update", path)
            self._own[key] = document
        return self._own[key]

    def _reject(self, code: str, message: str, path: Path) -> None:
        self._result.findings.append(Finding(code, Severity.ERROR, f"the file {message}", Location(path, 1)))


def _read(path: Path) -> tuple[Sequence[Document], Sequence[Mapping[_Key, WrittenSegment]]]:
    """The documents in an XLIFF or PO file, and for each the lines and states of its segments.

    Raises:
        BitextError: it is neither, or cannot be read.
    """
    raw = read_bytes(path, MAX_BYTES + 1)
    if is_po(raw, path):
        return read_po(raw, path)
    if raw.strip() and path.suffix not in _SUFFIXES and b"<" not in raw.lstrip()[:8]:
        raise BitextError("is neither XLIFF nor PO; save it in one of these formats", path)
    return parse_all(raw, path), written_segments(raw)


def _differs(target: ImportedTarget, before: Mapping[_Key, ImportedTarget]) -> bool:
    other = before.get((target.unit, target.segment))
    return other is not None and other.is_new and target.is_new and other.target != target.target


def _conflict(target: ImportedTarget, path: Path) -> Finding:
    message = (
        "another file of this import has a different target for this segment; keep one of them and remove the other"
    )
    place = Location(path, target.line)
    return Finding("target-clash", Severity.ERROR, message, place, target.unit, target.segment)

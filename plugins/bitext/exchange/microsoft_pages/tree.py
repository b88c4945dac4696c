"""Reads a folder of bilingual pages and plans its import: docs, source catalogs, locale files, media."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bitext import xliff
from bitext.core.changes import Change
from bitext.core.model import BitextError, Document, Finding
from bitext.core.storage import read_text
from bitext.exchange.microsoft_pages.importer import ImportedPage, Tree, import_page
from bitext.exchange.microsoft_pages.includes import references, safe_names
from bitext.exchange.microsoft_pages.open_work import missing_files
from bitext.project.project import Project

_NOT_MEDIA = frozenset({".md", ".yml", ".yaml", ".json"})
"""Extensions of files that are neither pages nor media: tables of contents and build settings of another generator."""


@dataclass(slots=True)
class Import:
    """The planned changes of an import, and its findings."""

    changes: list[Change] = field(default_factory=list)
    media: list[tuple[Path, Path]] = field(default_factory=list)
    """Files to copy: source and destination."""
    names: list[str] = field(default_factory=list)
    """The pages, below the docs folder."""
    pages: int = 0
    pairs: int = 0
    imported: int = 0
    findings: list[Finding] = field(default_factory=list)
    targets: dict[str, Document] = field(default_factory=dict)
    """The segments of each page in the locale."""


def read_tree(source: Path) -> tuple[Path, dict[str, str]]:
    """The root of a tree of pages, and their texts by path in the tree.

    Args:
        source: a folder, or one page, which is imported with its includes.

    Raises:
        BitextError: it does not exist, contains no page, or a page cannot be read.
    """
    if source.is_file():
        return source.parent, _with_includes(source)
    if not source.is_dir():
        raise BitextError("does not exist; give a folder of bilingual pages, or one page", source)
    paths = sorted(path for path in source.rglob("*.md") if path.is_file() and not _hidden(path, source))
    if not paths:
        raise BitextError("contains no page (*.md); give the folder of the bilingual pages", source)
    return source, {path.relative_to(source).as_posix(): read_text(path) for path in paths}


def plan_import(
    root: Path,
    pages: Mapping[str, str],
    project: Project,
    *,
    locale: str,
    source_pages: Mapping[str, str] | None = None,
    as_is: bool = False,
    done: Callable[[str], None] = lambda page: None,
) -> Import:
    """Plan the import of a tree without writing anything.

    Args:
        root: the tree's root on disk.
        pages: texts by path in the tree.
        project: the project to import into.
        locale: locale of the bilingual pages, BCP 47.
        source_pages: the same pages in the source language (see `source_texts`).
        as_is: whether to keep the Markdown unchanged.
        done: called for each page.
    """
    tree = Tree(
        pages,
        source_pages or {},
        {} if as_is else safe_names(pages),
        locale,
        project.source_locale,
        as_is,
    )
    includes = tree.sources()
    plan = Import(media=list(_media(root, project.docs)))
    for path in pages:
        done(path)
        _add(plan, import_page(path, tree, root / path, includes), project)
    plan.findings += missing_files(plan.changes, {to for _, to in plan.media}, project.docs)
    return plan


def conflicts(plan: Import) -> list[Path]:
    """Existing files with different content: an import does not overwrite them unless forced."""
    written = [
        change.path
        for change in plan.changes
        if change.text is not None and change.path.exists() and change.path.read_bytes() != change.text.encode()
    ]
    return written + [to for at, to in plan.media if to.exists() and to.read_bytes() != at.read_bytes()]


def _add(plan: Import, page: ImportedPage, project: Project) -> None:
    locale = page.target.target_locale or ""
    formats = {known.code: known.format for known in project.locales}
    plan.changes += [
        Change(project.docs / page.path, page.text),
        Change(project.locale_path(locale, page.path), xliff.write(page.target, formats.get(locale, "xliff20"))),
        Change(project.source_path(page.path), xliff.write(page.catalog, project.source.format)),
    ]
    plan.names.append(page.path)
    plan.targets[page.path] = page.target
    plan.pages += 1
    plan.pairs += page.pairs
    plan.imported += page.imported
    plan.findings += page.findings


def _with_includes(page: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    todo = [page.name]
    while todo:
        name = todo.pop()
        path = page.parent / name
        if name in found or name.startswith("../") or not path.is_file():
            continue
        found[name] = read_text(path)
        todo += [reference.path for reference in references(found[name], name)]
    return dict(sorted(found.items()))


def source_texts(folder: Path | None, pages: Mapping[str, str]) -> dict[str, str]:
    """The texts of the same pages in the source language, by path in the tree.

    Raises:
        BitextError: there is no such folder, or a page cannot be read.
    """
    if folder is None:
        return {}
    if not folder.is_dir():
        raise BitextError("is not a folder; give the folder with the pages in the source language", folder)
    return {path: read_text(folder / path) for path in pages if (folder / path).is_file()}


def _media(root: Path, docs: Path) -> Iterator[tuple[Path, Path]]:
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.suffix.lower() not in _NOT_MEDIA and not _hidden(path, root):
            yield path, docs / posixpath.normpath(path.relative_to(root).as_posix())


def _hidden(path: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(root).parts)

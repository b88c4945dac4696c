"""Finds existing translations of a project's pages, in the layouts that site generators use."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path, PurePosixPath

from bitext.core.locales import canonical_locale, language_of, wider
from bitext.core.model import BitextError
from bitext.core.storage import read_bytes
from bitext.project.project import Project

_DOCUSAURUS = Path("docusaurus-plugin-content-docs") / "current"
_SUFFIXES = (".md", ".mdx", ".markdown")


class Layout(StrEnum):
    """Where translated pages are."""

    SUFFIX = "suffix"
    """Beside the page: `guide/start.fr.md`."""
    FOLDER = "folder"
    """In a folder of the docs folder: `docs/fr/guide/start.md`."""
    TREE = "tree"
    """In a folder of their own: `docs/fr/docs/start.md` beside `docs/en/docs/start.md`, `i18n/fr/pages/start.md`."""
    DOCUSAURUS = "docusaurus"
    """As in Docusaurus: `i18n/fr/docusaurus-plugin-content-docs/current/guide/start.md`."""


@dataclass(frozen=True, slots=True)
class Originals:
    """The translated pages that were found for a locale."""

    layout: Layout
    folder: Path
    """What they are below."""
    files: Mapping[str, Path]
    """By page of the project."""
    strangers: Sequence[Path] = field(default=())
    """Translated pages of which the project has no source."""


def find_originals(project: Project, locale: str, path: Path | None = None, layout: Layout | None = None) -> Originals:
    """The translated pages of a locale.

    Args:
        project: whose pages they translate.
        locale: BCP 47.
        path: where to look; None to look in all the places that generators use.
        layout: only this one; None for the first that has translations.

    Raises:
        BitextError: there are none.
    """
    if path is not None and not path.is_dir():
        raise BitextError("is not a folder; name the folder with the translated pages", path)
    pages = _pages_by_stem(project, locale)
    for kind, place in _places(project, locale, path and path.resolve()):
        if layout in (None, kind) and place.is_dir():
            folder = _root_of_tree(place, pages) if kind is Layout.TREE else place
            found = _beside(folder, locale, project, pages) if kind is Layout.SUFFIX else _below(folder, pages)
            if found[0]:
                return Originals(kind, folder, *found)
    where = f"in {path}" if path else f"for {locale} as {_example(project, locale)}"
    raise BitextError(f"no translation of a page of {project.docs} {where}; name the folder that has them")


def localized_files(project: Project, locale: str, originals: Originals) -> Iterator[tuple[Path, str]]:
    """Images and other files that the translated pages have instead of those of the source.

    Args:
        project: with the files of the source.
        locale: BCP 47, as in mkdocs.yml.
        originals: the translated pages.

    Yields:
        The file, and the name below the docs folder with which the site shows it in the locale.
    """
    names = frozenset(project.files())
    for file in _other_files(originals.folder):
        if originals.layout is Layout.SUFFIX:
            stem, _, code = file.stem.rpartition(".")
            name = file.with_name(stem + file.suffix).relative_to(originals.folder).as_posix()
            is_localized = bool(stem) and code != locale and _is_called(code, locale) is not None and name in names
        else:
            name = file.relative_to(originals.folder).as_posix()
            is_localized = name in names and read_bytes(file) != read_bytes(project.docs / name)
        if is_localized:
            path = PurePosixPath(name)
            yield file, path.with_name(f"{path.stem}.{locale}{path.suffix}").as_posix()


def is_original(page: str, originals: Originals, docs: Path) -> bool:
    """Whether a file of the docs folder is one of these translated pages, not a source page."""
    path = (docs / page).resolve()
    if originals.layout is not Layout.SUFFIX and originals.folder.resolve() != docs.resolve():
        return path.is_relative_to(originals.folder.resolve())
    return path in {file.resolve() for file in (*originals.files.values(), *originals.strangers)}


def codes_of(locale: str) -> list[str]:
    """How a locale may be called in names of files and folders, the likeliest first, in lower case with `-`."""
    return list(dict.fromkeys(code.lower() for code in wider(canonical_locale(locale))))


def _is_called(name: str, locale: str) -> int | None:
    """The rank of a name among those of a locale, 0 for the best; None where it is another's."""
    name = name.replace("_", "-").lower()
    known = codes_of(locale)
    if name in known:
        return known.index(name)
    same_language = language_of(name) == language_of(locale) and "-" in name and "-" not in locale
    return len(known) if same_language else None


def _pages_by_stem(project: Project, locale: str) -> dict[str, str]:
    """The project's pages by their path without suffix; also below a folder of the source language."""
    names = {page.removesuffix(".md"): page for page in project.pages()}
    source = project.source.code
    for stem, page in list(names.items()):
        first, _, rest = stem.partition("/")
        if rest and first.replace("_", "-").lower() in codes_of(source):
            names.setdefault(rest, page)
    return names


def _places(project: Project, locale: str, path: Path | None) -> Iterator[tuple[Layout, Path]]:
    docs = project.docs.resolve()
    if path is None:
        yield Layout.SUFFIX, docs
        for folder in _folders_called(docs, locale):
            yield Layout.FOLDER, folder
        yield from (
            (Layout.TREE, tree) for tree in _sister_trees(docs, project.root.resolve(), project.source.code, locale)
        )
        for parent in dict.fromkeys((project.root.resolve(), docs.parent)):
            for folder in _folders_called(parent / "i18n", locale):
                yield Layout.DOCUSAURUS, folder / _DOCUSAURUS
        for parent in _folders(project.root.resolve()):
            if parent != docs and not parent.name.startswith("."):
                yield from ((Layout.TREE, folder) for folder in _folders_called(parent, locale))
        return
    for folder in (path, *_folders_called(path, locale), *_folders_called(path / "i18n", locale)):
        yield Layout.DOCUSAURUS, folder / _DOCUSAURUS
        if folder.name == _DOCUSAURUS.name and folder.parent.name == _DOCUSAURUS.parent.name:
            yield Layout.DOCUSAURUS, folder
    if path == docs or path.is_relative_to(docs):
        yield Layout.SUFFIX, path
    for folder in _folders_called(path, locale):
        yield Layout.TREE, folder / "docs"
        yield Layout.FOLDER if folder.is_relative_to(docs) else Layout.TREE, folder
    if path != docs:
        kind = Layout.FOLDER if path.is_relative_to(docs) else Layout.TREE
        yield kind, path / "docs"
        yield kind, path
        yield Layout.SUFFIX, path


def _folders_called(parent: Path, locale: str) -> list[Path]:
    """The folders that have the name of the locale, the best first."""
    found = [(rank, path) for path in _folders(parent) if (rank := _is_called(path.name, locale)) is not None]
    return [path for _, path in sorted(found)]


def _folders(parent: Path) -> list[Path]:
    return [path for path in sorted(parent.iterdir()) if path.is_dir()] if parent.is_dir() else []


def _sister_trees(docs: Path, root: Path, source: str, locale: str) -> Iterator[Path]:
    """`docs/fr/docs` beside the docs folder `docs/en/docs`."""
    for folder in (docs, *docs.parents):
        if folder.name.replace("_", "-").lower() in codes_of(source):
            for sister in _folders_called(folder.parent, locale):
                yield sister / docs.relative_to(folder)
        if folder == root.parent:
            break


def _beside(
    folder: Path, locale: str, project: Project, pages: Mapping[str, str]
) -> tuple[dict[str, Path], list[Path]]:
    """The pages with the locale in their name, and those without a source."""
    ranked: dict[str, tuple[int, Path]] = {}
    strangers: list[Path] = []
    docs = project.docs.resolve()
    for path in _markdown_files(folder):
        stem, _, code = path.stem.rpartition(".")
        rank = _is_called(code, locale) if stem else None
        if rank is None:
            continue
        base = docs if path.is_relative_to(docs) else folder
        page = pages.get((path.relative_to(base).parent / stem).as_posix())
        if page is None:
            if rank == 0 and (path.parent / f"{stem}.md").exists() is False:
                strangers.append(path)
        elif page not in ranked or rank < ranked[page][0]:
            ranked[page] = rank, path
    return {page: path for page, (_, path) in sorted(ranked.items())}, strangers


def _root_of_tree(folder: Path, pages: Mapping[str, str]) -> Path:
    """The folder, or the one in it that has more translated pages, whatever it is called: `fr/`, `fr/pages/`."""
    return max((folder, *_folders(folder)), key=lambda root: len(_below(root, pages)[0]))


def _below(folder: Path, pages: Mapping[str, str]) -> tuple[dict[str, Path], list[Path]]:
    found: dict[str, Path] = {}
    strangers: list[Path] = []
    for path in _markdown_files(folder):
        page = pages.get(path.relative_to(folder).with_suffix("").as_posix())
        if page is None:
            strangers.append(path)
        else:
            found.setdefault(page, path)
    return found, strangers


def _markdown_files(folder: Path) -> list[Path]:
    return [path for path in _files(folder) if path.suffix in _SUFFIXES]


def _other_files(folder: Path) -> list[Path]:
    return [path for path in _files(folder) if path.suffix not in _SUFFIXES]


def _files(folder: Path) -> list[Path]:
    names = (Path(parent) / name for parent, _, files in os.walk(folder) for name in files)
    return sorted(path for path in names if not _is_hidden(path.relative_to(folder)))


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in PurePosixPath(path.as_posix()).parts)


def _example(project: Project, locale: str) -> str:
    code = codes_of(locale)[-1]
    return f"{project.docs.name}/index.{code}.md, {project.docs.name}/{code}/index.md or in a folder of its own"

"""Selects the files of the site: drops includes, and protects other files from mkdocs-static-i18n."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs_static_i18n.config import RE_LOCALE  # type: ignore[import-untyped]
from pathspec.gitignore import GitIgnoreSpec


def is_include(uri: str, includes: str) -> bool:
    """Whether a page below `docs` is an include: it is in a folder of that name, at any depth."""
    return f"/{includes.strip('/')}/" in f"/{uri}"


def drop_includes(files: Files, includes: str) -> None:
    """Remove the pages in includes folders from the site; other files there, such as images, stay."""
    for file in [file for file in files.documentation_pages() if is_include(file.src_uri, includes)]:
        files.remove(file)


def looks_localized(uri: str, codes: Collection[str]) -> bool:
    """Whether mkdocs-static-i18n reads the end of this name's stem as a locale that the site does not have.

    It takes any two letters for a locale, and silently drops `app.js.map`, `pack.py.zip` and `notes.io.md`.
    """
    suffix = PurePosixPath(PurePosixPath(uri).stem).suffix.removeprefix(".")
    return suffix not in codes and RE_LOCALE.match(suffix) is not None


def set_aside(files: Files, codes: Collection[str], docs: str) -> list[File]:
    """Remove the files that mkdocs-static-i18n would lose, until the caller puts them back.

    These are assets whose names look localized, and files that other plugins generated: mkdocs-static-i18n fails on
    files that are not on disk, and drops pages outside `docs`.

    Raises:
        PluginError: a page has such a name, and would be missing in every locale.
    """
    misread = [file for file in files if looks_localized(file.src_uri, codes)]
    pages = [file.src_uri for file in misread if file.is_documentation_page() and file.inclusion.is_included()]
    if pages:
        raise PluginError(
            f"Rename {', '.join(pages)}: the part before the last dot is read as a locale, "
            "so the page would be missing from the site."
        )
    removed = [*misread, *(file for file in files if file not in misread and _is_generated(file, docs))]
    for file in removed:
        files.remove(file)
    return removed


def _is_generated(file: File, docs: str) -> bool:
    if file.abs_src_path is None:
        return True
    return file.is_documentation_page() and not Path(file.abs_src_path).is_relative_to(docs)


def put_back(files: Files, removed: Collection[File], folder: str) -> None:
    """Put the files back that were set aside; pages go into the folder of the current locale."""
    for file in removed:
        if folder and file.is_documentation_page():
            file.dest_uri = f"{folder}/{file.dest_uri}"
            for cached in ("url", "abs_dest_path"):
                vars(file).pop(cached, None)
        files.append(file)


class SourceOnlyFile(File):
    """A page that only the source locale has, for links and the navigation of another locale."""

    def __init__(self, source: File) -> None:
        super().__init__(source.src_uri, source.src_dir, "", True, dest_uri=source.dest_uri, inclusion=source.inclusion)
        self.url = source.url

    def is_documentation_page(self) -> bool:
        """False: it is not built again."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Copy nothing: the source locale has written the page."""


def limit_to_source(files: Files, source_only: GitIgnoreSpec, source: str, *, in_source: bool) -> None:
    """Limit pages that are never translated to the source locale; links from other locales lead there.

    Args:
        files: of the current locale, as mkdocs-static-i18n made them.
        source_only: the pages.
        source: the source locale.
        in_source: whether it is the current locale.

    Raises:
        PluginError: the pages include the start page, which every locale needs.
    """
    for file in [file for file in files.documentation_pages() if source_only.match_file(file.src_uri)]:
        alternates: dict[str, File] = getattr(file, "alternates", {})
        if alternates.get(source, file).url in ("", ".", "./"):
            raise PluginError(
                f"`source_only` of `bitext` in mkdocs.yml includes {file.src_uri}, but every locale needs a start page."
            )
        if in_source:
            file.alternates = {source: file}  # type: ignore[attr-defined]
        elif source in alternates:
            files.remove(file)
            files.append(SourceOnlyFile(alternates[source]))


def title_pages(nav: Navigation, config: MkDocsConfig) -> None:
    """Give pages of the source locale their own titles in the navigation of another locale."""
    for page in nav.pages:
        if isinstance(page.file, SourceOnlyFile) and page.title is None:
            page.read_source(config)

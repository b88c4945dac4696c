"""Which files of `docs` reach the site: includes never do, and none is lost on the way through mkdocs-static-i18n."""

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
    """Whether a page below `docs` is a part of other pages: it lies in a folder of that name, at any depth."""
    return f"/{includes.strip('/')}/" in f"/{uri}"


def drop_includes(files: Files, includes: str) -> None:
    """Take the pages of the includes folders out of the site; other files there, such as images, stay."""
    for file in [file for file in files.documentation_pages() if is_include(file.src_uri, includes)]:
        files.remove(file)


def looks_localized(uri: str, codes: Collection[str]) -> bool:
    """Whether mkdocs-static-i18n reads the end of this name's stem as a locale that the site does not have.

    It takes any two letters for a locale, so that `app.js.map`, `pack.py.zip` and `notes.io.md` vanish unseen.
    """
    suffix = PurePosixPath(PurePosixPath(uri).stem).suffix.removeprefix(".")
    return suffix not in codes and RE_LOCALE.match(suffix) is not None


def set_aside(files: Files, codes: Collection[str], docs: str) -> list[File]:
    """Take out the files that mkdocs-static-i18n would lose; the caller puts them back once it has run.

    These are assets whose names look localized, and what other plugins generated: files without a place on disk
    stop it, pages that do not lie in `docs` are dropped.

    Raises:
        PluginError: a page has such a name, and would vanish in every locale.
    """
    named = [file for file in files if looks_localized(file.src_uri, codes)]
    pages = [file.src_uri for file in named if file.is_documentation_page() and file.inclusion.is_included()]
    if pages:
        raise PluginError(
            f"Rename {', '.join(pages)}: what stands before the last dot is read as a locale, "
            "and the page would be left out of the site."
        )
    found = [*named, *(file for file in files if file not in named and _is_generated(file, docs))]
    for file in found:
        files.remove(file)
    return found


def _is_generated(file: File, docs: str) -> bool:
    if file.abs_src_path is None:
        return True
    return file.is_documentation_page() and not Path(file.abs_src_path).is_relative_to(docs)


def put_back(files: Files, kept: Collection[File], folder: str) -> None:
    """Add the files to the site that were set aside; pages go to the folder of the locale that is being built."""
    for file in kept:
        if folder and file.is_documentation_page():
            file.dest_uri = f"{folder}/{file.dest_uri}"
            for known in ("url", "abs_dest_path"):
                vars(file).pop(known, None)
        files.append(file)


class SourceOnlyFile(File):
    """A page that the source locale alone has, as links and the navigation of another locale find it."""

    def __init__(self, source: File) -> None:
        super().__init__(source.src_uri, source.src_dir, "", True, dest_uri=source.dest_uri, inclusion=source.inclusion)
        self.url = source.url

    def is_documentation_page(self) -> bool:
        """No: it is not built again."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Nothing to copy: the source locale has put it there."""


def once(files: Files, source_only: GitIgnoreSpec, source: str, *, in_source: bool) -> None:
    """Let pages that are never translated stand in the source locale alone; links from other locales lead there.

    Args:
        files: of the locale that is being built, as mkdocs-static-i18n made them.
        source_only: which pages.
        source: the source locale.
        in_source: whether that is the one that is being built.

    Raises:
        PluginError: it names the start page, which every locale needs.
    """
    for file in [file for file in files.documentation_pages() if source_only.match_file(file.src_uri)]:
        alternates: dict[str, File] = getattr(file, "alternates", {})
        if alternates.get(source, file).url in ("", ".", "./"):
            raise PluginError(
                f"`source_only` of `bitext` in mkdocs.yml takes in {file.src_uri}, but every locale needs a start page."
            )
        if in_source:
            file.alternates = {source: file}  # type: ignore[attr-defined]
        elif source in alternates:
            files.remove(file)
            files.append(SourceOnlyFile(alternates[source]))


def title_pages(nav: Navigation, config: MkDocsConfig) -> None:
    """Give pages of the source locale in another locale's navigation the title that they have there."""
    for page in nav.pages:
        if isinstance(page.file, SourceOnlyFile) and page.title is None:
            page.read_source(config)

"""Selects the pages of the site: drops includes, and limits pages that are never translated to the source locale."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from pathspec.gitignore import GitIgnoreSpec

from bitext.markdown.includes import expand
from mkdocs_bitext.pages.page_cache import FileCache

_includes: FileCache[Collection[str] | None] = FileCache()
"""What each file includes, as in the last build of this process."""


def includes_folder(uri: str, includes: str) -> str:
    """The folder of that name, at any depth, that a page below `docs` is in: `a/includes/`; else empty."""
    name = includes.strip("/")
    before, found, _ = f"/{uri}".partition(f"/{name}/")
    return f"{before}/{name}/".removeprefix("/") if found else ""


def drop_includes(files: Files, includes: str) -> None:
    """Remove the pages in includes folders from the site; other files there, such as images, stay.

    A folder that is only called so, from which no page includes any other, is part of the site.
    """
    pages = files.documentation_pages()
    dropped = _in_folders({file.src_uri: used for file in pages if (used := _used_by(file)) is not None}, includes)
    for file in pages:
        if file.src_uri in dropped:
            files.remove(file)


def included_pages(texts: Mapping[str, str], includes: str) -> set[str]:
    """The pages, of those with these texts by path, that are only parts of others; see `drop_includes`."""
    return _in_folders({name: _used(name, text) for name, text in texts.items()}, includes)


def _in_folders(used: Mapping[str, Collection[str]], includes: str) -> set[str]:
    folders = {includes_folder(uri, includes) for uris in used.values() for uri in uris} - {""}
    return {name for name in used if includes_folder(name, includes) in folders}


def _used(name: str, text: str) -> Collection[str]:
    return expand(text, name, lambda *_: None).used if "[!" in text else ()


def _used_by(file: File) -> Collection[str] | None:
    def used() -> Collection[str] | None:
        try:
            return _used(file.src_uri, file.content_string)
        except (OSError, ValueError):
            return None  # MkDocs reads it again and reports the error.

    path = file.abs_src_path
    return used() if path is None else _includes.get((path, file.src_uri), used, lambda _: [Path(path)])


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

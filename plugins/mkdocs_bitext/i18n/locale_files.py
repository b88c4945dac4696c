"""Makes the files of one locale from those of MkDocs and of other plugins, which stay the same objects."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files


def name_and_locale(uri: str, codes: Sequence[str]) -> tuple[str, str]:
    """The path without the locale in its name, and that locale: `a.md` and `nl-BE` of `a.nl-BE.md`; else empty."""
    path = PurePosixPath(uri)
    name, dot, code = path.stem.rpartition(".")
    return (path.with_name(name + path.suffix).as_posix(), code) if dot and name and code in codes else (uri, "")


@dataclass(frozen=True, slots=True)
class LocaleFiles:
    """The files of a locale: a page in the version of that locale or else of the source, in the locale's folder.

    Unlike those of mkdocs-static-i18n, they keep what other plugins have set, generated files among them, and
    no name such as `node.js.md` is taken for a page in the language `js`.
    """

    codes: Sequence[str]
    """All locales, the source first."""
    current: str
    """The locale that is being built."""
    site_url: str | None

    def localize(self, files: Files) -> list[File]:
        """Choose, place and label all pages that are not yet labelled, in place.

        Returns:
            The pages.

        Raises:
            PluginError: a page exists twice in the source language, as `a.md` and `a.en.md`.
        """
        pages: dict[str, dict[str, File]] = {}
        for file in list(files):
            name, code = name_and_locale(file.src_uri, self.codes)
            if not file.is_documentation_page():
                self._place_asset(file, name, code, files)
            elif not hasattr(file, "alternates"):
                pages.setdefault(name, {})[code] = file
        return [page for name, versions in pages.items() for page in self._choose(name, versions, files)]

    def _choose(self, name: str, versions: Mapping[str, File], files: Files) -> list[File]:
        source = self.codes[0]
        if "" in versions and source in versions:
            raise PluginError(
                f"{name} and {versions[source].src_uri} are both the page in {source}; remove one of them."
            )
        original = versions.get("") or versions.get(source)
        chosen = versions.get(self.current) or original
        for version in versions.values():
            if version is not chosen:
                files.remove(version)
        if chosen is None:
            return []
        available = {code: file for code in self.codes if (file := versions.get(code) or original)}
        alternates = {code: file if code == self.current else _plain(file) for code, file in available.items()}
        for code, version in alternates.items():
            self._place(version, name, code)
        chosen.alternates = alternates  # type: ignore[attr-defined]  # mkdocs-static-i18n's names, which themes know
        return [chosen]

    def _place(self, file: File, name: str, code: str) -> None:
        localization = name_and_locale(file.src_uri, self.codes)[1] or None
        if localization:
            plain = File(name, file.src_dir, file.dest_dir, file.use_directory_urls)
            file.name, file.dest_uri, file.url = plain.name, plain.dest_uri, plain.url
        if code != self.codes[0]:
            move(file, code)
        if file.page is not None and code == self.current:
            file.page._set_canonical_url(self.site_url)
        file.locale = localization or self.codes[0]  # type: ignore[attr-defined]
        file.localization = localization  # type: ignore[attr-defined]
        file.locale_alternate_of = code  # type: ignore[attr-defined]
        file.norm_src_uri = name  # type: ignore[attr-defined]

    def _place_asset(self, file: File, name: str, code: str, files: Files) -> None:
        """Put the version of an image or script for this locale in its folder; links to the original lead there."""
        if code == self.current != self.codes[0] and name in files.src_uris and not hasattr(file, "locale"):
            file.dest_uri, file.url = name, File(name, None, "", False).url
            move(file, code)
            file.locale = code  # type: ignore[attr-defined]


def move(file: File, folder: str) -> None:
    """Move what is built from a file into a folder below the site's root."""
    url = "" if file.url in (".", "./") else file.url
    file.dest_uri, file.url = f"{folder}/{file.dest_uri}", f"{folder}/{url}"
    file.abs_dest_path = os.path.normpath(Path(file.dest_dir, file.dest_uri))


def _plain(file: File) -> File:
    """A file of MkDocs with the place of another one, whose class may not be made to be copied."""
    args = file.src_uri, file.src_dir, file.dest_dir, file.use_directory_urls
    plain = File(*args, dest_uri=file.dest_uri, inclusion=file.inclusion)
    plain.url = file.url
    return plain

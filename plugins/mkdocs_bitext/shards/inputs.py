"""What a build is made from: shards fit together only if each was made from the same."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from bitext.project.project import Project


def source_digest(config: MkDocsConfig, project: Project) -> str:
    """The digest of pages, segment files, templates and settings, those from the environment included.

    Args:
        config: of the build, before other plugins have changed it.
        project: the same.
    """
    overridable = [config.site_url, config.use_directory_urls, config.theme.name]
    digest = sha256(repr([project.config, overridable]).encode(errors="surrogateescape"))
    root = project.root
    given = [project.docs, project.translations, config.theme.custom_dir, *config.hooks, *config.watch]
    for path in sorted({file for one in given if one for file in _files(root / one)}):
        digest.update(f"\0{Path(os.path.relpath(path, root)).as_posix()}\0".encode(errors="surrogateescape"))
        digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    for folder, folders, names in os.walk(path, followlinks=True):
        folders[:] = [name for name in folders if not name.startswith(".") and name != "__pycache__"]
        yield from (Path(folder, name) for name in names if not name.startswith("."))

"""Makes the whole site of its parts, byte for byte as one build would."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import mkdocs.utils
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.utils import CountHandler

from bitext.core.model import BitextError
from bitext.core.report import shown
from bitext.project.project import Project
from mkdocs_bitext.hooks import post_build
from mkdocs_bitext.shards import inputs
from mkdocs_bitext.shards.record import NAME, LocaleRecord, ShardRecord
from mkdocs_bitext.versions import installed_versions


@dataclass(frozen=True, slots=True)
class MergedSite:
    """What was merged."""

    folder: Path
    files: int
    warnings: int
    """How often the last steps of the build warned."""


def merge_sites(project: Project, shards: Sequence[Path], site: Path | None) -> MergedSite:
    """Merge the parts of a site.

    Args:
        project: from which they were built.
        shards: their folders.
        site: the folder to write, which is emptied before as by `mkdocs build`; None for `site_dir` of mkdocs.yml.

    Raises:
        BitextError: the parts do not make a site, or it cannot be written; the folder then stays as it was.
    """
    try:
        config = load_config(str(project.config_file))
        out = Path(config.site_dir) if site is None else site
        if any(_overlap(out, shard) for shard in shards):
            raise BitextError("has a part of the site in it, or is one; name another folder with -d", out)
        records = {shard: ShardRecord.read(shard) for shard in shards}
        _check_inputs(project, config, records)
        owners = _owners(project, records)
        with _replacing_folder(out) as folder:
            config.site_dir = str(folder)
            _copy(owners.values(), folder)
            with _warnings_counted() as counter:
                _complete(config, {code: records[shard].locales[code] for code, shard in owners.items()})
            files = sum(path.is_file() for path in folder.rglob("*"))
        return MergedSite(out, files, sum(count for _, count in counter.get_counts()))
    except (MkDocsException, OSError) as error:
        raise BitextError(f"the parts cannot be merged: {error}", project.config_file) from error


def _overlap(one: Path, other: Path) -> bool:
    one, other = one.resolve(), other.resolve()
    return one.is_relative_to(other) or other.is_relative_to(one)


def _check_inputs(project: Project, config: MkDocsConfig, records: Mapping[Path, ShardRecord]) -> None:
    here = installed_versions()
    for shard, record in records.items():
        for name, version in record.versions.items():
            if here.get(name, version) != version:
                raise BitextError(f"was built with {name} {version}, but here is {here[name]}; build it again", shard)
    sources = inputs.source_digest(config, project)
    for shard, record in records.items():
        if record.sources != sources:
            raise BitextError(
                "was built from other pages, translations or settings than are here; build it again", shard
            )


def _owners(project: Project, records: Mapping[Path, ShardRecord]) -> dict[str, Path]:
    """The part that has each locale, in the order of the site."""
    owners: dict[str, Path] = {}
    for shard, record in records.items():
        for code in record.locales:
            if code in owners:
                raise BitextError(f"has {code}, but so has {shown(owners[code])}; leave one of them out", shard)
            owners[code] = shard
    codes = [one.code for one in (project.source, *project.locales)]
    missing = [code for code in codes if code not in owners]
    if missing:
        command = f"BITEXT_LOCALES={','.join(missing)} mkdocs build -d site-{missing[0]}"
        raise BitextError(f"no part has {', '.join(missing)}; build it with: {command}")
    return {code: owners[code] for code in codes}


def _copy(shards: Iterable[Path], folder: Path) -> None:
    origin: dict[str, Path] = {}
    for shard in dict.fromkeys(shards):
        for path in sorted(shard.rglob("*")):
            name = path.relative_to(shard).as_posix()
            if not path.is_file() or name == NAME:
                continue
            if name in origin and path.read_bytes() != (folder / name).read_bytes():
                raise BitextError(
                    f"has another {name} than {shown(origin[name])}: a plugin makes it from all locales, "
                    "so build them together",
                    shard,
                )
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, folder / name)
            origin.setdefault(name, shard)


def _complete(config: MkDocsConfig, locales: Mapping[str, LocaleRecord]) -> None:
    """Do what a build does after its last locale."""
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    bitext: Any = config.plugins["bitext"]
    published = bitext.site.links.published
    spanning = {name: plugin for name, plugin in config.plugins.items() if hasattr(plugin, "add_locale_record")}
    for code, record in locales.items():
        published.pages.extend(record.pages)
        if record.not_found is not None:
            published.not_found[code] = record.not_found
        for name, plugin in spanning.items():
            plugin.add_locale_record(record.plugins[name])
    post_build.finish(bitext.site, config, bitext.config.feedback.pages)
    for plugin in spanning.values():
        plugin.on_post_build(config=config)
    config.plugins.on_shutdown()


@contextmanager
def _warnings_counted() -> Iterator[CountHandler]:
    """Count warnings as `mkdocs build --strict` does."""
    counter = CountHandler()
    counter.setLevel(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(counter)
    # The handler would be the only one, so that nobody would see what it counts.
    logger.addHandler(shown := logging.StreamHandler())
    shown.setLevel(logging.WARNING)
    try:
        yield counter
    finally:
        logger.removeHandler(counter)
        logger.removeHandler(shown)


@contextmanager
def _replacing_folder(folder: Path) -> Iterator[Path]:
    """An empty folder whose content takes the place of that of another one at the end, unless an error occurs."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        yield made
        made.chmod(0o755)
        folder.mkdir(exist_ok=True)
        mkdocs.utils.clean_directory(str(folder))
        for path in made.iterdir():
            if (folder / path.name).is_dir():
                shutil.copytree(path, folder / path.name, dirs_exist_ok=True)
            else:
                path.replace(folder / path.name)
    finally:
        shutil.rmtree(made, ignore_errors=True)

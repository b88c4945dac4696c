"""Plans how a project becomes one without translations again; nothing is lost unasked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from bitext.core.changes import Change
from bitext.core.model import BitextError
from bitext.core.storage import read_text
from bitext.exchange.init.config_removal import without_locale, without_plugins
from bitext.exchange.init.existing_translations import named_locale
from bitext.project.mkdocs_yml import config_chain, read_config
from bitext.project.project import plugin_options
from bitext.project.segment_files import read_document
from bitext.update.clean_pages import FOLDER
from bitext.update.redirect_map import NAME as REDIRECTS

OUR_PLUGINS = ("bitext", "bitext-publish")
_BOM = "\ufeff"
_INCLUDE = re.compile(r"^(?!\s*`).*\[!INCLUDE\s*\[", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Removal:
    """What a project has of ours."""

    config_edits: tuple[Change, ...]
    """mkdocs.yml, and files that it inherits, without our plugins."""
    translations: Path
    """The folder of the segment files, of all locales or of one."""
    segment_files: tuple[Path, ...]
    """What our commands have written there."""
    other_files: tuple[Path, ...]
    """What people have written there: glossaries, lists of synonyms."""
    targets: int
    """Sentences that have a translation."""
    cache: Path | None
    """The folder of our cache; None where there is none."""
    pages_with_includes: tuple[str, ...]
    """Pages, below the docs folder, that include others by a syntax which only our plugin reads."""


def plan_removal(config_file: Path) -> Removal:
    """Find what a project has of ours. The options of our plugin need not be valid.

    Raises:
        BitextError: mkdocs.yml cannot be read, or not be edited automatically.
    """
    config = read_config(config_file)
    options = plugin_options(config) or {}
    root = config_file.parent
    translations = root / _text(options, "translations", "translations")
    listed = frozenset(map(str, options.get("locales") or ()))
    files = sorted(path for path in translations.rglob("*") if path.is_file()) if translations.is_dir() else []
    ours = tuple(path for path in files if _is_ours(path.relative_to(translations), listed))
    cache = root / FOLDER
    return Removal(
        tuple(_config_edits(config_file, lambda text, path: without_plugins(text, OUR_PLUGINS, path))),
        translations,
        ours,
        tuple(path for path in files if path not in ours),
        sum(map(_targets, ours)),
        cache if cache.is_dir() else None,
        tuple(_pages_with_includes(root / _text(config, "docs_dir", "docs"))),
    )


def plan_locale_removal(config_file: Path, code: str) -> Removal:
    """Find what a project has of one locale.

    Raises:
        BitextError: it is the only locale, or none of the project, or mkdocs.yml cannot be edited automatically.
    """
    options = plugin_options(read_config(config_file)) or {}
    locales = [str(one) for one in options.get("locales") or ()]
    if code not in locales:
        known = ", ".join(locales) or "none"
        raise BitextError(f'"{code}" is no locale of the project; name one of these: {known}', config_file)
    if len(locales) == 1:
        raise BitextError(f"{code} is the only locale; bitext remove takes everything out", config_file)
    folder = config_file.parent / _text(options, "translations", "translations") / code
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    ours = tuple(path for path in files if _is_ours(path.relative_to(folder.parent), {code}))
    return Removal(
        tuple(_config_edits(config_file, lambda text, path: without_locale(text, code, path))),
        folder,
        ours,
        tuple(path for path in files if path not in ours),
        sum(map(_targets, ours)),
        cache=None,
        pages_with_includes=(),
    )


def _is_ours(path: Path, locales: Set[str]) -> bool:
    """Whether our commands write such a file: in the folder of a locale, one of these or one that was taken out."""
    folder = path.parts[0] if len(path.parts) > 1 else ""
    in_locale = folder in locales or named_locale(folder) is not None
    return in_locale and (path.suffix == ".xlf" or path.name == REDIRECTS)


def _text(options: Mapping[str, object], name: str, default: str) -> str:
    value = options.get(name)
    return value if isinstance(value, str) else default


def _config_edits(config_file: Path, edited: Callable[[str, Path], str]) -> Iterator[Change]:
    for path in config_chain(config_file):
        raw = read_text(path)
        text = edited(raw.removeprefix(_BOM), path)
        changed = (_BOM if raw.startswith(_BOM) else "") + text
        if changed != raw:
            yield Change(path, changed)


def _targets(path: Path) -> int:
    try:
        document = read_document(path) if path.suffix == ".xlf" else None
    except BitextError:
        return 0
    units = document.units if document else ()
    return sum(segment.target is not None for unit in units for segment in unit.segments)


def _pages_with_includes(docs: Path) -> Iterator[str]:
    for path in sorted(docs.rglob("*.md")) if docs.is_dir() else ():
        if _INCLUDE.search(path.read_text("utf-8", errors="replace")):
            yield path.relative_to(docs).as_posix()

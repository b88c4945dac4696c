"""Translations of titles and of the site's name, which a mkdocs.yml has beside the pages, become targets."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from bitext.core.changes import Change
from bitext.core.inline import markdown
from bitext.core.model import BitextError, Segment, State
from bitext.exchange.adopt.layouts import Originals
from bitext.project import static_i18n
from bitext.project.mkdocs_yml import read_config
from bitext.project.project import SITE, Locale, Project
from bitext.project.segment_files import planned_change, read_document


def translated_site_texts(project: Project, locale: Locale) -> frozenset[str]:
    """The ids of the segments in a locale's file of site texts that have targets.

    Raises:
        BitextError: the segment file cannot be used.
    """
    document = read_document(project.locale_path(locale, SITE))
    units = document.units if document else ()
    return frozenset(segment.id for unit in units for segment in unit.segments if segment.target is not None)


def adopted_site_texts(project: Project, locale: Locale, originals: Originals) -> dict[str, str]:
    """The texts of mkdocs.yml (titles of the navigation, name of the site) and their translations.

    They are in the options of mkdocs-static-i18n, or in a mkdocs.yml of the translated pages' own.

    Args:
        project: with the texts of mkdocs.yml.
        locale: of the translations.
        originals: the translated pages.
    """
    texts: dict[str, str] = {}
    for config in _configs_of(originals.folder.resolve(), project):
        texts |= static_i18n.paired_texts(project.config, config)
    # A text that is the same may be inherited from the source, or be its own.
    own = {old: new for old, new in texts.items() if old != new}
    return own | static_i18n.site_texts(project.config, locale.code)


def _configs_of(folder: Path, project: Project) -> Iterator[Mapping[str, Any]]:
    """The settings of other sites whose docs folder is this one: `fr/mkdocs.yml`, or `mkdocs.fr.yml`."""
    for file in (*sorted(folder.parent.glob("mkdocs.y*ml")), *sorted(project.root.glob("mkdocs*.y*ml"))):
        with suppress(BitextError):  # one that cannot be read is no site
            config = read_config(file)
            if (file.parent / str(config.get("docs_dir") or "docs")).resolve() == folder:
                yield config


def site_text_changes(
    project: Project, locale: Locale, texts: Mapping[str, str], kept: Collection[str]
) -> list[Change]:
    """The change that gives the texts of mkdocs.yml in a locale's segment file their translations; none without any.

    They come before a target that was reused from a page, where the same text may be a heading.

    Args:
        project: with the texts of mkdocs.yml.
        locale: of the translations.
        texts: their translations.
        kept: ids of segments that keep their targets.

    Raises:
        BitextError: the segment file cannot be used.
    """
    path = project.locale_path(locale, SITE)
    document = read_document(path) if texts else None
    if document is None:
        return []
    units = tuple(
        replace(unit, segments=tuple(_translated(segment, texts, kept) for segment in unit.segments))
        for unit in document.units
    )
    return planned_change(path, replace(document, units=units), locale.format)


def _translated(segment: Segment, texts: Mapping[str, str], kept: Collection[str]) -> Segment:
    target = texts.get(markdown(segment.source))
    if target is None or segment.id in kept:
        return segment
    return replace(segment, target=(target,), state=State.TRANSLATED, sub_state="")

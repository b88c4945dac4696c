"""Translations of titles and of the site's name, which mkdocs-static-i18n keeps in mkdocs.yml, become targets."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from bitext.core.changes import Change
from bitext.core.inline import markdown
from bitext.core.model import Segment, State
from bitext.project import static_i18n
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


def site_text_changes(project: Project, locale: Locale, kept: Collection[str]) -> list[Change]:
    """The change that gives the texts of mkdocs.yml in a locale's segment file their translations; none without any.

    They come before a target that was reused from a page, where the same text may be a heading.

    Args:
        project: with the texts of mkdocs.yml.
        locale: of the translations.
        kept: ids of segments that keep their targets.

    Raises:
        BitextError: the segment file cannot be used.
    """
    texts = static_i18n.site_texts(project.config, locale.code)
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

"""Translations of titles and of the site's name, which mkdocs-static-i18n keeps in mkdocs.yml, become targets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bitext.core.changes import Change
from bitext.core.inline import markdown
from bitext.core.model import Segment, State
from bitext.project import static_i18n
from bitext.project.project import SITE, Locale, Project
from bitext.project.segment_files import planned_change, read_document


def site_text_changes(project: Project, locale: Locale) -> list[Change]:
    """The change that gives the texts of mkdocs.yml in a locale's segment file their translations; none without any.

    What has a target keeps it.

    Raises:
        BitextError: the segment file cannot be used.
    """
    texts = static_i18n.site_texts(project.config, locale.code)
    path = project.locale_path(locale, SITE)
    document = read_document(path) if texts else None
    if document is None:
        return []
    units = tuple(
        replace(unit, segments=tuple(_translated(segment, texts) for segment in unit.segments))
        for unit in document.units
    )
    return planned_change(path, replace(document, units=units), locale.format)


def _translated(segment: Segment, texts: Mapping[str, str]) -> Segment:
    target = texts.get(markdown(segment.source))
    if target is None or segment.target is not None:
        return segment
    return replace(segment, target=(target,), state=State.TRANSLATED)

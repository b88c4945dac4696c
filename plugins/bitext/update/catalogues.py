"""Messages of a program, kept in JSON files, as units: translated through segment files like any page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import replace
from typing import Any

from bitext.core.inline import markdown
from bitext.core.messages import CATEGORIES, Message, form_of, plural_categories
from bitext.core.model import BitextError, Content, Document, Segment, Unit
from bitext.core.storage import read_text
from bitext.localize.publishable import is_published, is_refused
from bitext.markdown.extract import ExtractedUnit, ExtractOptions, extract_units, single_segment_unit
from bitext.markdown.merge.gaps import gap_after
from bitext.project.project import Locale, Project
from bitext.segments.plural_forms import FORM, MESSAGE
from bitext.segments.source_catalog import CatalogUpdate, Draft, updated_catalog_of_drafts
from bitext.segments.target_catalog import with_source_codes

_PLACEHOLDER = re.compile(r"\{\w+\}")


def messages(project: Project, name: str) -> dict[str, Message]:
    """The messages of a catalogue, e.g. `_checker`, in the source language.

    Raises:
        BitextError: the file is not there, or is no catalogue.
    """
    path = project.catalogue_path(name, project.source)
    try:
        found = json.loads(read_text(path))
    except json.JSONDecodeError as error:
        raise BitextError(f"is not JSON ({error.msg}); repair this line", path, error.lineno) from error
    if not isinstance(found, dict):
        raise BitextError('must hold messages: {"id": "text"}', path)
    for id, message in found.items():
        if FORM.search(id):
            raise BitextError(f'"{id}" ends as the name of a plural form does; rename it', path)
        if not _is_message(message):
            raise BitextError(f'"{id}" must be a text, or plural forms such as {{"one": .., "other": ..}}', path)
    return found


def updated_message_catalog(
    source: Mapping[str, Message],
    old: Document | None,
    retired: frozenset[str],
    *,
    name: str,
    source_locale: str,
    locales: Iterable[str] = (),
) -> CatalogUpdate:
    """The source catalog of a message catalogue, brought up to date: one unit per paragraph of a text.

    A message with plural forms has one for each category of all locales (BCP 47); the source text of those that the
    source language does not have is its form for all other numbers.
    """
    drafts = message_drafts(source, source_locale, locales)
    update = updated_catalog_of_drafts(drafts, old, retired, original=name, source_locale=source_locale)
    # A message is read by its name: an aligned unit of a message that went or was renamed must not keep the old one.
    units = (replace(unit, name=draft.name) for unit, draft in zip(update.document.units, drafts, strict=True))
    return replace(update, document=replace(update.document, units=tuple(units)))


def message_drafts(source: Mapping[str, Message], source_locale: str, locales: Iterable[str] = ()) -> list[Draft]:
    """The units of messages: one for each paragraph of a text, in every plural form that one of the locales needs."""
    wanted = {category for locale in (source_locale, *locales) for category in plural_categories(locale)}
    return [
        Draft(MESSAGE, unit.text, unit_name, tuple(segment.source for segment in unit.segments))
        for text_name, text in _texts(source, wanted)
        for unit_name, unit in _units(text_name, text, source_locale)
    ]


def localized_catalogue(source: Mapping[str, Message], document: Document, locale: Locale) -> dict[str, Message]:
    """What of the messages is translated and fit to be shown, in the source's order; plural forms all or none."""
    units = {unit.name: unit for unit in document.units}

    def localized(name: str, text: str) -> str | None:
        return _joined(name, text, units, locale, document.source_locale)

    found: dict[str, Message] = {}
    for id, message in source.items():
        if isinstance(message, str):
            if (one := localized(id, message)) is not None:
                found[id] = one
            continue
        forms = {
            category: localized(f"{id}/{category}", form_of(message, category))
            for category in plural_categories(locale.code)
        }
        whole = {category: text for category, text in forms.items() if text is not None}
        if len(whole) == len(forms):
            found[id] = whole
    return found


def as_json(catalogue: Mapping[str, Message]) -> str:
    """The text of a catalogue's file: one message a line, so that two people can change it at once."""
    return json.dumps(catalogue, ensure_ascii=False, indent=1) + "\n"


def _texts(source: Mapping[str, Message], wanted: Set[str]) -> Iterator[tuple[str, str]]:
    """Name and text of each message or plural form; the name is `<message id>` or `<message id>/<category>`."""
    for id, message in source.items():
        if isinstance(message, str):
            yield id, message
        else:
            categories = (category for category in CATEGORIES if category in wanted)
            yield from ((f"{id}/{category}", form_of(message, category)) for category in categories)


def _units(name: str, text: str, locale: str) -> Iterator[tuple[str, ExtractedUnit]]:
    """The paragraphs of a text that have words, or the text that puts placeholders together, by name.

    The names are `<name>`, then `<name>#2`, ..
    """
    units = [unit for unit in extract_units(text, ExtractOptions((), locale)).units if unit.parent is None]
    if not units and _PLACEHOLDER.search(text):
        units = [single_segment_unit(text, "p")]
    for number, unit in enumerate(units, 1):
        yield (name if number == 1 else f"{name}#{number}"), unit


def _joined(name: str, text: str, units: Mapping[str, Unit], locale: Locale, source_locale: str) -> str | None:
    """The text with its targets in place; None where one of them is missing or does not fit."""
    parts: list[str] = []
    end = 0
    for unit_name, place in _units(name, text, source_locale):
        segments = units[unit_name].segments if unit_name in units else ()
        if len(place.segments) != len(segments):
            return None
        for segment, at in zip(segments, place.segments, strict=True):
            target = _fit(segment, units[unit_name], at.source, locale)
            if target is None:
                return None
            gap, written = text[end : at.start], markdown(target)
            before = segment is not segments[0]
            parts += [gap_after(parts[-1], text[:end], gap, written) if before else gap, written]
            end = at.end
    return "".join([*parts, text[end:]])


def localized_text(
    name: str, text: str, document: Document, locale: Locale, mark: Callable[[bool], str] = lambda translated: ""
) -> str:
    """A text of several paragraphs with those targets that are fit to be shown; the rest is in the source language.

    Args:
        name: of its first unit.
        text: in the source language.
        document: the units of the locale.
        locale: which targets are shown.
        mark: what stands before each segment of running text, by whether it is translated.
    """
    units = {unit.name: unit for unit in document.units}
    parts: list[str] = []
    end = 0
    for unit_name, place in _units(name, text, document.source_locale):
        segments = units[unit_name].segments if unit_name in units else ()
        if len(place.segments) != len(segments):
            continue
        for segment, at in zip(segments, place.segments, strict=True):
            target = _fit(segment, units[unit_name], at.source, locale)
            shown = text[at.start : at.end] if target is None else markdown(target)
            parts += [text[end : at.start], mark(target is not None) if place.running else "", shown]
            end = at.end
    return "".join([*parts, text[end:]])


def _fit(segment: Segment, unit: Unit, source: Content, locale: Locale) -> Content | None:
    if segment.target is None or not unit.translate or not is_published(segment, locale.published):
        return None
    target = with_source_codes(segment.target, source)
    return None if is_refused(replace(segment, source=source, target=target), unit, locale.code) else target


def _is_message(message: Any) -> bool:
    plurals = isinstance(message, dict) and bool(message) and set(message) <= set(CATEGORIES)
    return isinstance(message, str) or (plurals and all(isinstance(one, str) for one in message.values()))

"""The site's own strings as units: its name, description, navigation titles and palette toggles from mkdocs.yml."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bitext.core.inline import visible
from bitext.core.model import Document, Finding, Location
from bitext.localize.publishable import Where, build_warning, is_published
from bitext.project.project import SITE, Locale
from bitext.rules.registry import faults
from bitext.segments.source_catalog import CatalogUpdate, Draft, updated_catalog_of_drafts
from bitext.segments.target_catalog import updated_targets

_SINGLE = {"site-name": "site_name", "site-description": "site_description"}


@dataclass(frozen=True, slots=True)
class LocalizedSite:
    """The strings of mkdocs.yml in a locale; untranslated ones stay in the source language."""

    site_name: str | None
    site_description: str | None
    nav: list[Any] | None
    """Shaped like `nav` of mkdocs.yml; None where it has none."""
    toggles: tuple[str | None, ...]
    """The toggle name of each entry of `theme.palette`; None where it has none."""
    untranslated: tuple[tuple[str, str], ...]
    """Unit and segment ids of strings that stay in the source language."""
    findings: tuple[Finding, ...] = ()


def updated_site_catalog(
    config: Mapping[str, Any], old: Document | None, retired: frozenset[str], source_locale: str
) -> CatalogUpdate:
    """The source catalog of the site's own strings, brought up to date with mkdocs.yml."""
    return updated_catalog_of_drafts(tuple(_drafts(config)), old, retired, original=SITE, source_locale=source_locale)


def localize_site(
    config: Mapping[str, Any],
    catalog: Document | None,
    target: Document | None,
    *,
    locale: Locale,
    source_locale: str = "en",
    where: Where | None = None,
) -> LocalizedSite:
    """The site's own strings in a locale. Source catalog and targets that are out of date are updated in memory."""
    page = updated_site_catalog(config, catalog, frozenset(), source_locale).document
    document = updated_targets(page, target, locale.code).document
    words = iter(document.units)
    untranslated: list[tuple[str, str]] = []
    findings: list[Finding] = []

    def word(source: str) -> str:
        if not source.strip():
            return source
        unit = next(words)
        segment = unit.segments[0]
        text = visible(segment.target or ()).strip()
        if unit.translate and is_published(segment, locale.published) and text:
            found = [build_warning(one, where or _nowhere) for one in faults(segment, unit, locale.code)]
            if not found:
                return text
            findings.extend(found)
        if unit.translate:
            untranslated.append((unit.id, segment.id))
        return source

    singles = {option: _word(config.get(option), word) for option in _SINGLE.values()}
    nav = config.get("nav")
    return LocalizedSite(
        singles["site_name"],
        singles["site_description"],
        _nav(nav, word) if isinstance(nav, list) else None,
        tuple(_word(name, word) for name in toggle_names(config)),
        tuple(untranslated),
        tuple(findings),
    )


def _drafts(config: Mapping[str, Any]) -> Iterator[Draft]:
    """One draft per text, in the order in which `localize_site` asks for them."""
    for type, option in _SINGLE.items():
        value = config.get(option)
        if isinstance(value, str) and value.strip():
            yield _draft(type, value, option)
    nav = config.get("nav")
    if isinstance(nav, list):
        yield from _nav_drafts(nav, "nav")
    for number, name in enumerate(toggle_names(config), 1):
        if name and name.strip():
            yield _draft("toggle", name, f"palette/{number}")


def toggle_names(config: Mapping[str, Any]) -> tuple[str | None, ...]:
    """The toggle name of each entry of Material's `theme.palette`; None where it has none."""
    theme = config.get("theme")
    palette = theme.get("palette") if isinstance(theme, Mapping) else None
    entries = palette if isinstance(palette, list) else [palette]
    toggles = (entry.get("toggle") for entry in entries if isinstance(entry, Mapping))
    names = (toggle.get("name") if isinstance(toggle, Mapping) else None for toggle in toggles)
    return tuple(name if isinstance(name, str) else None for name in names)


def _nav_drafts(entries: list[Any], name: str) -> Iterator[Draft]:
    for number, entry in enumerate(entries, 1):
        for title, below in entry.items() if isinstance(entry, dict) else ():
            if str(title).strip():
                yield _draft("nav", str(title), f"{name}/{number}")
            if isinstance(below, list):
                yield from _nav_drafts(below, f"{name}/{number}")


def _nav(entries: list[Any], word: Callable[[str], str]) -> list[Any]:
    return [
        {word(str(title)): _nav(below, word) if isinstance(below, list) else below for title, below in entry.items()}
        if isinstance(entry, dict)
        else entry
        for entry in entries
    ]


def _draft(type: str, text: str, name: str) -> Draft:
    text = " ".join(text.split())
    return Draft(type, text, name, ((text,),))


def _word(value: Any, word: Callable[[str], str]) -> str | None:
    return word(value) if isinstance(value, str) else None


def _nowhere(unit: str, segment: str) -> Location | None:
    return None

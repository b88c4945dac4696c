"""The site's own strings as units: its name, description, navigation, palette toggles, `extra.strings`, theme texts."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from bitext.core.inline import visible
from bitext.core.model import Document, Finding, Unit
from bitext.localize.publishable import Where, as_build_warning, build_warning, is_published
from bitext.markdown.merge.escape import in_head
from bitext.project.project import SITE, Locale
from bitext.rules.registry import faults
from bitext.segments.foreign import misplaced
from bitext.segments.source_catalog import CatalogUpdate, Draft, updated_catalog_of_drafts
from bitext.segments.target_catalog import updated_targets
from bitext.update.catalogues import localized_catalogue, localized_text, message_drafts
from bitext.update.theme_texts import theme_texts


@dataclass(frozen=True, slots=True)
class LocalizedSite:
    """The strings of mkdocs.yml in a locale; untranslated ones stay in the source language."""

    site_name: str | None
    site_description: str | None
    nav: list[Any] | None
    """Shaped like `nav` of mkdocs.yml; None where it has none."""
    toggles: tuple[str | None, ...]
    """The toggle name of each entry of `theme.palette`; None where it has none."""
    strings: Mapping[str, str]
    """`extra.strings` of mkdocs.yml: what the site's own templates say, by key."""
    texts: Mapping[str, str]
    """What Material shows as it is (`theme_texts`), and the other texts, by name; translated ones only."""
    snippets: Mapping[str, str]
    """The files that pages include, by path, with marks and all targets that can be shown; only those that differ."""
    untranslated: tuple[tuple[str, str], ...]
    """Unit and segment ids of strings that stay in the source language."""
    findings: tuple[Finding, ...] = ()


def updated_site_catalog(
    config: Mapping[str, Any],
    old: Document | None,
    retired: frozenset[str],
    source_locale: str,
    snippets: Mapping[str, str] = MappingProxyType({}),
    others: Mapping[str, str] = MappingProxyType({}),
) -> CatalogUpdate:
    """The source catalog of the site's own strings, brought up to date.

    Args:
        config: the content of mkdocs.yml.
        old: the catalog so far.
        retired: unit ids that it must not use again.
        source_locale: BCP 47.
        snippets: text of each file that pages include, by path.
        others: texts that the site's templates mark, and titles in navigation files, by name.
    """
    drafts: list[Draft] = []

    def draft(text: str, type: str, name: str) -> str:
        words = " ".join(text.split())
        drafts.append(Draft(type, words, name, ((words,),)))
        return text

    _replaced(config, draft)
    texts = message_drafts({**theme_texts(config), **others, **snippets}, source_locale)
    update = updated_catalog_of_drafts([*drafts, *texts], old, retired, original=SITE, source_locale=source_locale)
    # These are read by their name: an aligned unit of another text must not keep the old one.
    ours = update.document.units[len(drafts) :]
    named = (replace(unit, name=text.name) for unit, text in zip(ours, texts, strict=True))
    units = (*update.document.units[: len(drafts)], *named)
    return replace(update, document=replace(update.document, units=units))


def localize_site(
    config: Mapping[str, Any],
    catalog: Document | None,
    target: Document | None,
    *,
    locale: Locale,
    source_locale: str = "en",
    where: Where = lambda *_: None,
    snippets: Mapping[str, str] = MappingProxyType({}),
    others: Mapping[str, str] = MappingProxyType({}),
    mark: Callable[[bool], str] = lambda translated: "",
) -> LocalizedSite:
    """The site's own strings in a locale. Source catalog and targets that are out of date are updated in memory.

    For `snippets` and `others` see `updated_site_catalog`, for `mark`, which snippets get, `localized_text`.
    """
    page = updated_site_catalog(config, catalog, frozenset(), source_locale, snippets, others).document
    strange = list(misplaced(target, SITE, locale.code, where("", ""))) if target else []
    document = updated_targets(page, None if strange else target, locale.code).document
    units = iter(document.units)
    untranslated: list[tuple[str, str]] = []
    findings = [as_build_warning(one) for one in strange]

    def translation(source: str, *_: str) -> str:
        unit = next(units)
        segment = unit.segments[0]
        text = visible(segment.target or ()).strip()
        if unit.translate and is_published(segment, locale.published) and text:
            found = [build_warning(one, where) for one in faults(segment, unit, locale.code)]
            if not found:
                return in_head(text)
            findings.extend(found)
        if unit.translate:
            untranslated.append((unit.id, segment.id))
        return source

    strings = _replaced(config, translation)
    source = {**theme_texts(config), **others}
    texts = {name: str(text) for name, text in localized_catalogue(source, document, locale).items()}
    files = {name: localized_text(name, text, document, locale, mark) for name, text in snippets.items()}
    untranslated += _untranslated(units, locale, texts)
    files = {name: text for name, text in files.items() if text != snippets[name]}
    return LocalizedSite(*strings, texts, files, tuple(untranslated), tuple(findings))


def _untranslated(units: Iterable[Unit], locale: Locale, texts: Container[str]) -> Iterator[tuple[str, str]]:
    """Unit and segment ids of what has no target to publish, but for the texts that are there as a whole."""
    for unit in units:
        if unit.translate and unit.name.partition("#")[0] not in texts:
            left = (one for one in unit.segments if not (is_published(one, locale.published) and one.target))
            yield from ((unit.id, one.id) for one in left)


def toggle_names(config: Mapping[str, Any]) -> tuple[str | None, ...]:
    """The toggle name of each entry of Material's `theme.palette`; None where it has none."""
    theme = config.get("theme")
    palette = theme.get("palette") if isinstance(theme, Mapping) else None
    entries = palette if isinstance(palette, list) else [palette]
    toggles = (entry.get("toggle") for entry in entries if isinstance(entry, Mapping))
    names = (toggle.get("name") if isinstance(toggle, Mapping) else None for toggle in toggles)
    return tuple(name if isinstance(name, str) else None for name in names)


def template_strings(config: Mapping[str, Any]) -> Mapping[str, str]:
    """`extra.strings` of mkdocs.yml: what the site's own templates say, by key; values that are no text left out."""
    extra = config.get("extra")
    strings = extra.get("strings") if isinstance(extra, Mapping) else None
    entries = strings.items() if isinstance(strings, Mapping) else ()
    return {str(key): text for key, text in entries if isinstance(text, str)}


def _replaced(
    config: Mapping[str, Any], replacement: Callable[[str, str, str], str]
) -> tuple[str | None, str | None, list[Any] | None, tuple[str | None, ...], dict[str, str]]:
    """Site name, description, navigation, toggle names and strings of templates.

    Args:
        config: the content of mkdocs.yml.
        replacement: gets a text, and the type and name of its unit.
    """

    def replaced(text: Any, type: str, name: str) -> str | None:
        if not isinstance(text, str):
            return None
        return replacement(text, type, name) if text.strip() else text

    def nav(entries: list[Any], name: str) -> list[Any]:
        return [
            {
                replaced(str(title), "nav", f"{name}/{number}"): nav(below, f"{name}/{number}")
                if isinstance(below, list)
                else below
                for title, below in entry.items()
            }
            if isinstance(entry, dict)
            else entry
            for number, entry in enumerate(entries, 1)
        ]

    entries = config.get("nav")
    return (
        replaced(config.get("site_name"), "site-name", "site_name"),
        replaced(config.get("site_description"), "site-description", "site_description"),
        nav(entries, "nav") if isinstance(entries, list) else None,
        tuple(replaced(name, "toggle", f"palette/{number}") for number, name in enumerate(toggle_names(config), 1)),
        {key: replaced(text, "string", f"strings/{key}") or "" for key, text in template_strings(config).items()},
    )

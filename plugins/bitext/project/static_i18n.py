"""The languages that mkdocs-static-i18n builds on a site that has not moved to our plugin yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bitext.core.locales import canonical_locale, is_locale
from bitext.project.mkdocs_yml import entries

NAME = "i18n"
"""The plugin's name in mkdocs.yml."""
_SITE_TEXTS = ("site_name", "site_description", "copyright")
_OF_A_SITE = ("extra", "link", "site_author", "site_url", "theme")
"""Options of a language that our plugin has not: they hold for all languages."""


def languages(config: Mapping[str, Any]) -> list[str]:
    """BCP 47 codes of the languages, the default first; empty where mkdocs.yml does not list the plugin.

    Args:
        config: of mkdocs.yml, with what it inherits.
    """
    options = _options(config)
    listed = options.get("languages")
    if isinstance(listed, Mapping):  # before version 1.0
        default = str(options.get("default_language", ""))
        codes = sorted(map(str, listed), key=lambda code: code != default)
    else:
        codes = [str(each["locale"]) for each in sorted(_languages(options), key=lambda each: not each.get("default"))]
    return [code for code in map(_code, codes) if code]


def site_texts(config: Mapping[str, Any], locale: str) -> dict[str, str]:
    """The texts of mkdocs.yml (titles of the navigation, name and description of the site) and their translations.

    Args:
        config: of mkdocs.yml, with what it inherits.
        locale: BCP 47, the language of the translations.
    """
    of_all = _options(config).get("nav_translations")  # before version 1.0
    titles = [given for code, given in of_all.items() if _code(code) == locale] if isinstance(of_all, Mapping) else []
    found: dict[Any, Any] = {}
    for language in _of(config, locale):
        titles.append(language.get("nav_translations"))
        found |= paired_texts(config, language)
    for each in titles:
        found |= each if isinstance(each, Mapping) else {}
    return {old: new for old, new in found.items() if isinstance(old, str) and isinstance(new, str)}


def paired_texts(config: Mapping[str, Any], theirs: Mapping[str, Any]) -> dict[str, str]:
    """The texts of a mkdocs.yml, and the same of the settings for another language.

    Args:
        config: of mkdocs.yml, with what it inherits.
        theirs: the settings of the other language, with the same keys.
    """
    pairs = [(config.get(name), theirs.get(name)) for name in _SITE_TEXTS]
    pairs += _paired_titles(config.get("nav"), theirs.get("nav"))
    return {old: new for old, new in pairs if isinstance(old, str) and isinstance(new, str)}


def admonition_titles(config: Mapping[str, Any], locale: str) -> dict[str, str]:
    """The titles of admonitions without one (`!!! note`) by type, as the plugin's options have them for a language.

    Args:
        config: of mkdocs.yml, with what it inherits.
        locale: BCP 47.
    """
    given = (language.get("admonition_translations") for language in _of(config, locale))
    return {str(type): str(title) for each in given if isinstance(each, Mapping) for type, title in each.items()}


def lost_options(config: Mapping[str, Any], locale: str) -> list[str]:
    """Names of the options of a language that no option of our plugin replaces.

    Args:
        config: of mkdocs.yml, with what it inherits.
        locale: BCP 47.
    """
    trivial = {"link": {f"/{locale}/"}, "theme": {"language", "locale"}}
    return [
        name
        for language in _of(config, locale)
        for name in _OF_A_SITE
        if language.get(name) and not trivial.get(name, set()).issuperset(_as_set(language[name]))
    ]


def has_default_nav(config: Mapping[str, Any]) -> bool:
    """Whether the navigation of the default language stands in the plugin's options alone."""
    defaults = (each for each in _languages(_options(config)) if each.get("default"))
    return not config.get("nav") and any(each.get("nav") for each in defaults)


def _as_set(value: Any) -> set[str]:
    return set(value) if isinstance(value, Mapping) else {str(value)}


def _paired_titles(ours: Any, theirs: Any) -> Iterator[tuple[Any, Any]]:
    """The titles of a navigation and of the same one in another language: entries of the same pages belong together."""
    others = list(_titled(theirs))
    for title, pages, below in _titled(ours):
        best = max(others, key=lambda other: len(pages & other[1]) / len(pages | other[1]), default=None)
        if best is not None and pages & best[1] and isinstance(below, list) == isinstance(best[2], list):
            yield title, best[0]
            yield from _paired_titles(below, best[2])


def _titled(nav: Any) -> Iterator[tuple[str, frozenset[str], Any]]:
    """The entries of a navigation that have a title, their pages, and what is below them."""
    for entry in nav if isinstance(nav, list) else ():
        for title, below in entry.items() if isinstance(entry, Mapping) else ():
            if pages := frozenset(_pages(below)):
                yield str(title), pages, below


def _pages(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    below = nav.values() if isinstance(nav, Mapping) else nav if isinstance(nav, list) else ()
    for each in below:
        yield from _pages(each)


def _of(config: Mapping[str, Any], locale: str) -> list[Mapping[str, Any]]:
    """What the plugin's options say about a language."""
    return [language for language in _languages(_options(config)) if _code(language["locale"]) == locale]


def _options(config: Mapping[str, Any]) -> Mapping[str, Any]:
    options = next((given for name, given in entries(config.get("plugins")) if name == NAME), None)
    return options if isinstance(options, Mapping) else {}


def _languages(options: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    listed = options.get("languages")
    return [each for each in listed or () if isinstance(each, Mapping) and "locale" in each]


def _code(name: object) -> str | None:
    """The code as BCP 47; None for `null`, which stands for all languages, and for what is no locale."""
    code = str(name).replace("_", "-")
    return canonical_locale(code) if code != "null" and is_locale(code) else None

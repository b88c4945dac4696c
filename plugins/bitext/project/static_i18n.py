"""The languages that mkdocs-static-i18n builds on a site that has not moved to our plugin yet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bitext.core.locales import canonical_locale, is_locale
from bitext.project.mkdocs_yml import entries

NAME = "i18n"
"""The plugin's name in mkdocs.yml."""
_SITE_TEXTS = ("site_name", "site_description", "copyright")


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
    options = _options(config)
    of_all = options.get("nav_translations")  # before version 1.0
    titles = [given for code, given in of_all.items() if _code(code) == locale] if isinstance(of_all, Mapping) else []
    found: dict[Any, Any] = {}
    for language in _languages(options):
        if _code(language["locale"]) == locale:
            titles.append(language.get("nav_translations"))
            found |= {config.get(name): language.get(name) for name in _SITE_TEXTS}
    for each in titles:
        found |= each if isinstance(each, Mapping) else {}
    return {old: new for old, new in found.items() if isinstance(old, str) and isinstance(new, str)}


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

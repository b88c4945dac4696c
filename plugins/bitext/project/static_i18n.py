"""The languages that mkdocs-static-i18n builds on a site that has not moved to our plugin yet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bitext.core.locales import canonical_locale, is_locale
from bitext.project.mkdocs_yml import entries

NAME = "i18n"
"""The plugin's name in mkdocs.yml."""


def languages(config: Mapping[str, Any]) -> list[str]:
    """BCP 47 codes of the languages, the default first; empty where mkdocs.yml does not list the plugin.

    Args:
        config: of mkdocs.yml, with what it inherits.
    """
    options = next((given for name, given in entries(config.get("plugins")) if name == NAME), None)
    listed = options.get("languages") if isinstance(options, Mapping) else None
    if isinstance(listed, Mapping):  # before version 1.0
        default = str((options or {}).get("default_language", ""))
        codes = sorted(map(str, listed), key=lambda code: code != default)
    else:
        named = [each for each in listed or () if isinstance(each, Mapping) and "locale" in each]
        codes = [str(each["locale"]) for each in sorted(named, key=lambda each: not each.get("default"))]
    codes = [code.replace("_", "-") for code in codes if code != "null"]
    return [canonical_locale(code) for code in codes if is_locale(code)]

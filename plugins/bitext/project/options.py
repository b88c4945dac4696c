"""The options of our plugin in mkdocs.yml, read with errors that name file and line."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bitext.core.language_names import own_name
from bitext.core.locales import Locale, canonical_locale, is_locale
from bitext.core.model import BitextError, State
from bitext.project.mkdocs_yml import config_text, line_of

_FORMATS = ("xliff20", "xliff12")
_CATALOGUE = re.compile(r"_(?!(?:site|memory)\Z)[a-z][a-z0-9_-]*")
"""Segment files beside those of pages: no page of a site is called so."""
_LOCALE_OPTIONS = frozenset({"name", "format", "published"})
_PUBLISHED = (State.TRANSLATED, State.REVIEWED, State.FINAL)


@dataclass(frozen=True, slots=True)
class Settings:
    """Reads the plugin's options in mkdocs.yml; an invalid one is an error that names the line."""

    config_file: Path
    """The file they are in, for messages."""

    def error(self, option: str, message: str) -> BitextError:
        """An error about an option."""
        line = line_of(config_text(self.config_file), option)
        return BitextError(f'"{option}" of the plugin bitext {message}', self.config_file, line)

    def names(self, options: Mapping[str, Any], known: frozenset[str], where: str) -> None:
        """Refuse unknown names."""
        for name in options:
            if name not in known:
                raise self.error(str(name), f"is unknown in {where}; it has: {', '.join(sorted(known))}")

    def text(self, options: Mapping[str, Any], name: str, default: str) -> str:
        """A text, or the default where the option is not given."""
        value = options.get(name)
        if value is None:
            return default
        if not isinstance(value, str):
            raise self.error(name, "must be text")
        return value

    def texts(self, options: Mapping[str, Any], name: str, default: tuple[str, ...]) -> tuple[str, ...]:
        """A list of texts, or the default where the option is not given."""
        value = options.get(name)
        if value is None:
            return default
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self.error(name, "must be a list of names")
        return tuple(value)

    def one_of(self, options: Mapping[str, Any], name: str, known: tuple[str, ...]) -> str:
        """One of the known values, the first of them where the option is not given."""
        value = options.get(name, known[0])
        if value not in known:
            raise self.error(name, f'is "{value}"; it can be {", ".join(known)}')
        return str(value)

    def catalogues(self, value: Any) -> dict[str, str]:
        """Paths of message catalogues by name."""
        if not isinstance(value or {}, Mapping):
            raise self.error("catalogues", "must name files: {_program: messages/{locale}.json}")
        for name, path in (value or {}).items():
            if not isinstance(name, str) or not _CATALOGUE.fullmatch(name):
                raise self.error(str(name), "is no name for a catalogue; write one like _program, not _site or _memory")
            if not isinstance(path, str) or "{locale}" not in path:
                raise self.error(name, "must be a path with {locale} in it, such as messages/{locale}.json")
        return dict(value or {})

    def source(self, value: Any, theme: Any = None, targets: Collection[Locale] = ()) -> Locale:
        """The language of the pages: `{fr: Français}`, or just `fr`; where the option is not given, that of the theme.

        Args:
            value: the option.
            theme: `theme` in mkdocs.yml.
            targets: the locales that the pages are translated into.
        """
        if value is None:
            code = theme_language(theme)
            return Locale("en", "English") if code in {None, *(one.code for one in targets)} else _named(str(code))
        found = self.locales({value: None} if isinstance(value, str) else value, "source")
        if len(found) != 1:
            raise self.error("source", "names one language: source: {en: English}")
        return found[0]

    def locales(self, value: Any, option: str = "locales") -> tuple[Locale, ...]:
        """Locales as a mapping of their options or names, or as a list of codes."""
        if isinstance(value, list | tuple):
            value = dict.fromkeys(value)
        if not isinstance(value or {}, Mapping):
            raise self.error(option, "must name locales: {nl-BE: {name: Nederlands}}")
        codes = [code for code in value or {} if isinstance(code, str)]
        return tuple(self._locale(code, options, option, codes) for code, options in (value or {}).items())

    def _locale(self, code: Any, options: Any, option: str, codes: Sequence[str]) -> Locale:
        # YAML 1.1 reads an unquoted `no:` (Norwegian) as false.
        code = "no" if code is False else code
        if not isinstance(code, str) or not is_locale(code):
            raise self.error(option, f'has "{code}", which is not a locale; write language and region like nl-BE')
        if isinstance(options, str):
            options = {"name": options}
        if not isinstance(options or {}, Mapping):
            raise self.error(code, "must be a mapping such as {name: Nederlands}")
        options = options or {}
        self.names(options, _LOCALE_OPTIONS, code)
        return Locale(
            code,
            self.text(options, "name", own_name(code, codes)),
            self.one_of(options, "format", _FORMATS),
            State(self.one_of(options, "published", _PUBLISHED)),
        )


def theme_language(theme: Any) -> str | None:
    """The language that a theme is set to, as a BCP 47 code: `language` of Material, `locale` of MkDocs' own themes."""
    options = theme if isinstance(theme, Mapping) else {}
    named = (options.get("language"), options.get("locale"))
    codes = (code.replace("_", "-") for code in named if isinstance(code, str))
    return next((canonical_locale(code) for code in codes if is_locale(code)), None)


def _named(code: str) -> Locale:
    return Locale(code, own_name(code))

"""Reads the messages of a locale and formats them.

A message is a text, or `{"one": .., "other": ..}`, of which `{count}` selects the plural form. `{name}` is replaced by
the value; `{name:part}` by the messages `value.part.<value>`, one per value between commas. `**` encloses a screen
label.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypeAlias

from hubcheck.messages.language import colon, plural_form
from hubcheck.model import Finding

DEFAULT_LOCALE = "en"
"""The source locale, from which other locales take the messages that they lack."""

Message: TypeAlias = "str | dict[str, str]"
"""A text, or its plural forms."""

_PLACEHOLDER = re.compile(r"\{([a-z_]+)(?::([a-z]+))?\}")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The messages of one locale, with English as the fallback."""

    locale: str
    """BCP 47, e.g. `nl-BE`."""
    messages: Mapping[str, Message]
    """Message id -> text or plural forms."""
    fallback: Catalogue | None = None
    """The catalogue for messages that this one lacks."""

    def __contains__(self, name: str) -> bool:
        return name in self.messages or (self.fallback is not None and name in self.fallback)

    def is_fallback(self, name: str) -> bool:
        """Whether the locale lacks this message, so that it is shown in English."""
        return name not in self.messages

    def message(self, name: str) -> Message:
        """The message with this id.

        Raises:
            KeyError: neither this catalogue nor its fallback has it.
        """
        if name in self.messages or self.fallback is None:
            return self.messages[name]
        return self.fallback.message(name)

    def text(self, name: str, /, **values: str) -> str:
        """A message with its placeholders replaced; those without a value stay."""
        message = self.message(name)
        if not isinstance(message, str):
            form = plural_form(DEFAULT_LOCALE if self.is_fallback(name) else self.locale, values.get("count", ""))
            message = message.get(form, message["other"])
        return _PLACEHOLDER.sub(lambda match: self._value(match, values), message)

    def sentence(self, finding: Finding) -> str:
        """The sentence of a finding."""
        return self.text(finding.code, **dict(finding.params))

    def _value(self, match: re.Match[str], values: Mapping[str, str]) -> str:
        name, vocabulary = match.groups()
        if name not in values:
            return match[0]
        if vocabulary is None:
            return values[name]
        return self.enumeration(self._word(vocabulary, value) for value in values[name].split(","))

    def _word(self, vocabulary: str, value: str) -> str:
        """The locale's word for a value, else the value itself."""
        name = f"value.{vocabulary}.{value}"
        return self.text(name) if name in self else value

    def label(self, name: str) -> str:
        """A message followed by a colon as its language writes it."""
        return self.text(name) + colon(DEFAULT_LOCALE if self.is_fallback(name) else self.locale)

    def enumeration(self, words: Iterable[str]) -> str:
        """Words separated by commas, the last one joined by "and"."""
        *first, last = words
        return self.text("list.and", first=self.text("list.comma").join(first), last=last) if first else last


def without_bold(text: str) -> str:
    """A message without the `**` around screen labels."""
    return text.replace("**", "")


def placeholders(message: Message) -> frozenset[str]:
    """The placeholders of a message as written, e.g. `domain` or `what:part`, in all its plural forms."""
    texts = [message] if isinstance(message, str) else list(message.values())
    return frozenset(match[0][1:-1] for text in texts for match in _PLACEHOLDER.finditer(text))


@cache
def locales() -> tuple[str, ...]:
    """The locales that have a catalogue, English first."""
    names = {entry.name.removesuffix(".json") for entry in files(__package__).iterdir() if entry.name.endswith(".json")}
    return (DEFAULT_LOCALE, *sorted(names - {DEFAULT_LOCALE}))


def nearest_locale(locale: str) -> str:
    """The locale that has a catalogue, else another one with its language (`nl`, `nl-NL` -> `nl-BE`); else empty."""
    code = locale.replace("_", "-").casefold()
    by_code = {known.casefold(): known for known in locales()}
    by_language = {known.split("-")[0].casefold(): known for known in reversed(locales())}
    return by_code.get(code) or by_language.get(code.split("-")[0]) or ""


@cache
def read_catalogue(locale: str = DEFAULT_LOCALE) -> Catalogue:
    """The messages of a locale.

    Raises:
        FileNotFoundError: the locale is not in `locales()`.
    """
    if locale not in locales():
        raise FileNotFoundError(locale)
    messages: dict[str, Message] = json.loads((files(__package__) / f"{locale}.json").read_text(encoding="utf-8"))
    return Catalogue(locale, messages, None if locale == DEFAULT_LOCALE else read_catalogue())

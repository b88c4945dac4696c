"""Reads a locale's sentences and fills them in.

A message is a text, or `{"one": .., "other": ..}` chosen by its `{count}`, as the language counts. `{name}` is filled
in with the value; `{name:part}` with the messages `value.part.<value>`, one for each value between commas. `**` marks a
screen label.
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
"""The locale of the source; what another one lacks is shown in it."""

Message: TypeAlias = "str | dict[str, str]"
"""A text, or its plural forms."""

_PLACEHOLDER = re.compile(r"\{([a-z_]+)(?::([a-z]+))?\}")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The sentences of one locale, with the English ones behind them."""

    locale: str
    """BCP 47, e.g. `nl-BE`."""
    messages: Mapping[str, Message]
    """Message id -> text or plural forms."""
    fallback: Catalogue | None = None
    """Where to look for what is missing here."""

    def __contains__(self, name: str) -> bool:
        return name in self.messages or (self.fallback is not None and name in self.fallback)

    def is_fallback(self, name: str) -> bool:
        """Whether this message is not in the locale and shows in English."""
        return name not in self.messages

    def message(self, name: str) -> Message:
        """The message with this id; KeyError where there is none in any catalogue."""
        if name in self.messages or self.fallback is None:
            return self.messages[name]
        return self.fallback.message(name)

    def text(self, name: str, /, **values: str) -> str:
        """A message filled in; a value that is not given leaves its placeholder standing."""
        message = self.message(name)
        if not isinstance(message, str):
            form = plural_form(DEFAULT_LOCALE if self.is_fallback(name) else self.locale, values.get("count", ""))
            message = message.get(form, message["other"])
        return _PLACEHOLDER.sub(lambda match: self._value(match, values), message)

    def sentence(self, found: Finding) -> str:
        """What a finding says."""
        return self.text(found.code, **dict(found.params))

    def _value(self, match: re.Match[str], values: Mapping[str, str]) -> str:
        """What stands for one placeholder."""
        name, vocabulary = match.groups()
        if name not in values:
            return match[0]
        if vocabulary is None:
            return values[name]
        return self.listing(self._word(vocabulary, value) for value in values[name].split(","))

    def _word(self, vocabulary: str, value: str) -> str:
        """The locale's word for a value; the value itself where there is none."""
        name = f"value.{vocabulary}.{value}"
        return self.text(name) if name in self else value

    def label(self, name: str) -> str:
        """A message with the colon of its language behind it, before what it names."""
        return self.text(name) + colon(DEFAULT_LOCALE if self.is_fallback(name) else self.locale)

    def listing(self, words: Iterable[str]) -> str:
        """Words in a row, the last one joined by "and"."""
        *first, last = words
        return self.text("list.and", first=self.text("list.comma").join(first), last=last) if first else last


def placeholders(message: Message) -> frozenset[str]:
    """The placeholders of a message as written, e.g. `domain` or `what:part`; of plural forms, all together."""
    texts = [message] if isinstance(message, str) else list(message.values())
    return frozenset(match[0][1:-1] for text in texts for match in _PLACEHOLDER.finditer(text))


@cache
def locales() -> tuple[str, ...]:
    """The locales that have a catalogue, English first."""
    names = {entry.name.removesuffix(".json") for entry in files(__package__).iterdir() if entry.name.endswith(".json")}
    return (DEFAULT_LOCALE, *sorted(names - {DEFAULT_LOCALE}))


@cache
def read_catalogue(locale: str = DEFAULT_LOCALE) -> Catalogue:
    """A locale's sentences; FileNotFoundError for one that is not in `locales()`."""
    if locale not in locales():
        raise FileNotFoundError(locale)
    messages: dict[str, Message] = json.loads((files(__package__) / f"{locale}.json").read_text(encoding="utf-8"))
    return Catalogue(locale, messages, None if locale == DEFAULT_LOCALE else read_catalogue())

"""Messages that our packages show to readers: a folder of flat JSON catalogues, one a locale, English the source."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TypeAlias

from babel.core import Locale, UnknownLocaleError

from bitext.core.locales import lookup, wider

SOURCE = "en"
"""The locale of the messages as they are written; what others lack is shown in it."""
Message: TypeAlias = "str | dict[str, str]"
"""A text, or its plural forms by CLDR category: `one`, `other`, .."""

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""Of plural forms, in the order of CLDR."""

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def messages_in(folder: Path, locale: str) -> Mapping[str, Message]:
    """The messages for readers of a locale by id; what nobody has translated is English.

    Args:
        folder: with `en.json` and the catalogues of other locales, such as `nl-BE.json`.
        locale: BCP 47.
    """
    return {**translated_in(folder, SOURCE), **translated_in(folder, locale)}


@cache
def translated_in(folder: Path, locale: str) -> Mapping[str, Message]:
    """The messages in the language of a locale by id; what its nearest catalogue lacks comes from wider ones."""
    merged: dict[str, Message] = {}
    for code in reversed(lookup(locale, catalogues_in(folder))):
        merged |= json.loads((folder / f"{code}.json").read_text(encoding="utf-8"))
    return merged


@cache
def catalogues_in(folder: Path) -> frozenset[str]:
    """The locales that a folder has catalogues for."""
    return frozenset(path.stem for path in folder.glob("*.json"))


@cache
def plural_categories(locale: str) -> tuple[str, ...]:
    """The plural forms that a language has for counts, e.g. `one`, `few` and `many` in Polish (Unicode CLDR).

    Whole numbers below a thousand decide: nobody counts pages in fractions or millions, for which some languages have a
    form of their own. A language that CLDR does not know has `one` and `other`.
    """
    for code in wider(locale):
        try:
            rule = Locale.parse(code, sep="-").plural_form
        except (UnknownLocaleError, ValueError):
            continue
        used = set(map(rule, range(1000)))
        return tuple(category for category in CATEGORIES if category in used)
    return ("one", "other")


def form_of(message: Mapping[str, str], category: str) -> str:
    """The plural form of a message for a category; the commonest that it has where it lacks this one."""
    return message.get(category) or message.get("other") or message.get("many") or next(iter(message.values()))


def filled(text: str, values: Mapping[str, object]) -> str:
    """The text with its `{name}` placeholders replaced; a name without a value stays as it is."""
    return _PLACEHOLDER.sub(lambda found: str(values.get(found[1], found[0])), text)

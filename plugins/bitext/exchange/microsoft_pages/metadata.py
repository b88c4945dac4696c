"""The front matter of a bilingual page: keys of the page, keys of the translation, and both titles."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from bitext.core.model import Meta

_FRONT_MATTER = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n(?P<inner>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_KEY = re.compile(r"^(?P<key>[A-Za-z_][\w.-]*)[ \t]*:(?P<value>[^\n]*(?:\n[ \t]+[^\n]*)*)", re.MULTILINE)
TRANSLATION_KEYS = (
    "ms.translationtype",
    "ms.sourcegitcommit",
    "ms.openlocfilehash",
    "ms.contentlocale",
    "ms.lasthandoff",
    "ms.locfileid",
)
"""Keys that Microsoft's pipeline adds to a localized page: they record the origin of the translation."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The block at the top of a page, and the page below it."""

    inner: str
    """Its lines without the `---` around them; empty if there is none."""
    body: str
    """The page below."""
    body_line: int
    """1-based line on which the body begins."""

    def value(self, key: str) -> str:
        """The value of a key as text; empty if the key is missing or its value is not text."""
        for match in _KEY.finditer(self.inner):
            if match["key"] == key:
                return _scalar(match["value"])
        return ""

    def without(self, *keys: str) -> str:
        """The lines without those keys."""
        return _KEY.sub(lambda match: "\0" if match["key"] in keys else match[0], self.inner).replace("\0\n", "")

    def translation(self) -> Meta:
        """The keys and values that belong to the translation, in file order."""
        found = ((match["key"], _scalar(match["value"])) for match in _KEY.finditer(self.inner))
        return tuple((key, value) for key, value in dict(found).items() if key in TRANSLATION_KEYS and value)


def front_matter(text: str) -> FrontMatter:
    """Split a page into front matter and body; the front matter gets LF line ends."""
    match = _FRONT_MATTER.match(text)
    if not match:
        return FrontMatter("", text.removeprefix("\ufeff"), 1)
    return FrontMatter(match["inner"].replace("\r\n", "\n"), text[match.end() :], text.count("\n", 0, match.end()) + 1)


def front_matter_block(title: str, description: str, rest: str) -> str:
    """A front matter block with its `---` lines; empty without content."""
    lines = [_line("title", title) if title else "", _line("description", description) if description else ""]
    inner = "".join(lines) + rest.strip("\n") + ("\n" if rest.strip("\n") else "")
    return f"---\n{inner}---\n" if inner else ""


def _line(key: str, value: str) -> str:
    return str(yaml.safe_dump({key: value}, allow_unicode=True, width=10**6))


def _scalar(value: str) -> str:
    try:
        loaded = yaml.load(value, Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader creates only text
    except yaml.YAMLError:
        return value.strip()
    if loaded is None or isinstance(loaded, (list, dict)):
        return ""
    return str(loaded)

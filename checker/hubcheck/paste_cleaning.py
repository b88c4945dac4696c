"""Takes off what copying and pasting leaves around an address or a link, and says what it took off."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from hubcheck.model import Finding, finding

PASTE_CODES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "paste.invisible": ("removed",),
        "paste.blanks": ("removed",),
        "paste.wrapping": ("removed",),
    }
)
"""Every code that `clean` can give, with the names of its parameters. `removed` shows what went, made visible."""

# Format characters without a shape (Unicode TR36 2.5). The overrides U+202D and U+202E are not among them:
# they make a text read differently from what it is, so the checks refuse them where they see them.
_INVISIBLE = dict.fromkeys(
    code
    for first, last in (
        (0x00AD, 0x00AD),
        (0x034F, 0x034F),
        (0x061C, 0x061C),
        (0x180E, 0x180E),
        (0x200B, 0x200F),
        (0x202A, 0x202C),
        (0x2060, 0x2069),
        (0xFE0E, 0xFE0F),
        (0xFEFF, 0xFEFF),
        (0xE0000, 0xE007F),
    )
    for code in range(first, last + 1)
)

_PAIRS = frozenset(
    [
        '""',
        "''",
        "``",
        "“”",
        "„“",
        "„”",
        "””",
        "‘’",
        "‚‘",
        "‚’",
        "’’",
        "«»",
        "»«",
        "‹›",
        "<>",
        "()",
        "[]",
        "{}",
        "**",
        "__",
    ]
)

_SHOWN = {" ": "␣", "\t": "⇥", "\n": "⏎", "\r": "⏎"}


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A pasted text without its wrapping."""

    text: str
    """What is left."""
    findings: tuple[Finding, ...] = ()
    """What was taken off, one finding a kind (`PASTE_CODES`)."""

    @property
    def removed(self) -> str:
        """Everything that was taken off, made visible, kinds in the order of `findings`."""
        return " ".join(value for found in self.findings for name, value in found.params if name == "removed")


def visible(text: str) -> str:
    """The text with blanks, controls and shapeless characters as signs that can be read, e.g. `␣` or `U+200B`."""
    return " ".join(_SHOWN.get(c, c if _has_shape(c) else f"U+{ord(c):04X}") for c in dict.fromkeys(text))


def _has_shape(character: str) -> bool:
    return unicodedata.category(character)[0] not in "ZC"


def clean(text: str) -> Cleaned:
    """Take off invisible characters anywhere, and blanks and pairs of quotes or brackets around the whole.

    Works in one pass from both ends; `clean(clean(t).text)` changes nothing more.
    """
    seen = text.translate(_INVISIBLE)
    start, end, wrapping = _peel(seen)
    outside = seen[:start] + seen[end:]
    kinds = {
        "paste.invisible": "".join(c for c in text if ord(c) in _INVISIBLE),
        "paste.blanks": "".join(c for c in outside if c.isspace()),
        "paste.wrapping": wrapping,
    }
    findings = (finding(code, removed=visible(gone)) for code, gone in kinds.items() if gone)
    return Cleaned(seen[start:end], tuple(findings))


def _peel(text: str) -> tuple[int, int, str]:
    """Where the text inside its blanks and pairs starts and ends, and the pairs."""
    start, end, pairs = 0, len(text), []
    while start < end:
        if text[start].isspace():
            start += 1
        elif text[end - 1].isspace():
            end -= 1
        elif end - start > 1 and text[start] + text[end - 1] in _PAIRS:
            pairs.append(text[start] + text[end - 1])
            start, end = start + 1, end - 1
        else:
            break
    return start, end, "".join(pairs)

"""Removes what copying and pasting leaves around an address or a link, and reports what it removed."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from hubcheck.evidence import FORM, Sentence
from hubcheck.model import Finding, finding

PASTE_SENTENCES: Mapping[str, Sentence] = MappingProxyType(
    dict.fromkeys(("paste.invisible", "paste.blanks", "paste.wrapping"), Sentence(FORM, ("removed",)))
)
"""Code of every possible finding of `clean` -> its sentence; `removed` is the removed text, made visible."""

# Invisible format characters (Unicode TR36 2.5), without the overrides U+202D and U+202E: these change how a text
# reads, so the checks reject them.
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
    {'""', "''", "``", "“”", "„“", "„”", "””", "‘’", "‚‘", "‚’", "’’", "«»", "»«", "‹›"}
    | {"<>", "()", "[]", "{}", "**", "__"}
)
_SYMBOLS = {" ": "␣", "\t": "⇥", "\n": "⏎", "\r": "⏎"}


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A pasted text without what was around it."""

    text: str
    """The remaining text."""
    findings: tuple[Finding, ...] = ()
    """What was removed, one finding per kind (`PASTE_SENTENCES`)."""

    @property
    def removed(self) -> str:
        """All removed text, made visible, in the order of `findings`."""
        return " ".join(value for found in self.findings for name, value in found.params if name == "removed")


def visible(text: str) -> str:
    """The distinct characters of a text, with symbols for invisible ones, e.g. `␣` or `U+200B`."""
    return " ".join(_SYMBOLS.get(c, c if _is_visible(c) else f"U+{ord(c):04X}") for c in dict.fromkeys(text))


def _is_visible(character: str) -> bool:
    return unicodedata.category(character)[0] not in "ZC"


def clean(text: str) -> Cleaned:
    """Remove invisible characters anywhere, and whitespace and pairs of quotes or brackets around the text.

    Idempotent; works in one pass from both ends.
    """
    shown = text.translate(_INVISIBLE)
    start, end, wrapping = _trim(shown)
    outside = shown[:start] + shown[end:]
    kinds = {
        "paste.invisible": "".join(c for c in text if ord(c) in _INVISIBLE),
        "paste.blanks": "".join(c for c in outside if c.isspace()),
        "paste.wrapping": wrapping,
    }
    findings = (finding(code, removed=visible(removed)) for code, removed in kinds.items() if removed)
    return Cleaned(shown[start:end], tuple(findings))


def _trim(text: str) -> tuple[int, int, str]:
    """Start and end of the text inside its whitespace and pairs, and the pairs."""
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

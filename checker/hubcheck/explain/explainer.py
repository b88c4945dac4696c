"""Finds known messages and codes in a pasted text, regardless of quotes, case and whitespace."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from hubcheck.explain.meanings import MEANINGS, Explanation

_QUOTES = dict.fromkeys(map(ord, "\"'`´‘’‚‛“”„‟«»‹›*_\u200b\ufeff\u00ad"))
_SIGN_IN_CODE = re.compile(r"\baadsts(\d{5,7})\b", re.ASCII)
_STATUS = re.compile(
    r"\b(?:https?(?:/\d(?:\.\d)?)?|status|statuscode|response|error|server|fout|foutcode|erreur|code)\b[^a-z0-9]{0,4}"
    r"(?:(?:status|error)[ -]?)?(?:code[^a-z0-9]{0,4})?(\d{3})\b"
    r"|\((\d{3})\)"
    r"|\b(\d{3})[ :-]{1,3}(?:unauthorized|forbidden|not found|request time-?out|too many requests|bad gateway"
    r"|service unavailable|gateway time-?out)",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A published message by which an error text is recognized."""

    code: str
    """Code of its explanation; a text may have several."""
    parts: tuple[str, ...]
    """Its normalized text, split at the variables, in order."""

    def position(self, text: str) -> int:
        """The index at which the message starts in a normalized text, or -1."""
        start = at = text.find(self.parts[0])
        for before, part in zip(self.parts, self.parts[1:], strict=False):
            if at < 0:
                return -1
            at = text.find(part, at + len(before))
        return start if at >= 0 else -1


def normalize(text: str) -> str:
    """A message without quotes and emphasis marks, case-folded, with single spaces."""
    plain = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    return " ".join(plain.casefold().split())


def _rows(name: str) -> list[list[str]]:
    """The rows of a packaged table without its header."""
    lines = (files(__package__) / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


@cache
def quotations() -> tuple[Quotation, ...]:
    """All known messages in all their published languages."""
    messages = []
    for code, _language, text, _source in _rows("quotations.tsv"):
        parts = tuple(part for part in map(normalize, text.split("{}")) if part)
        messages.append(Quotation(f"explain.{code}", parts))
    return tuple(messages)


@cache
def codes() -> dict[str, str]:
    """Technical code (`aadsts50020`, `rt0001`, `http 404`, a name) -> code of its explanation."""
    return {normalize(token): f"explain.{code}" for code, token, _source in _rows("codes.tsv")}


def explain(text: str) -> tuple[Explanation, ...]:
    """The explanations of a pasted text in the order of its messages; empty if none is known.

    General explanations are left out if there is a more specific one.
    """
    plain = normalize(text)
    first: dict[str, tuple[int, Explanation]] = {}
    for start, explanation in (*_by_quotation(plain), *_by_code(plain)):
        if explanation.code not in first or start < first[explanation.code][0]:
            first[explanation.code] = (start, explanation)
    ordered = [explanation for _, explanation in sorted(first.values(), key=lambda pair: pair[0])]
    specific = tuple(explanation for explanation in ordered if not explanation.general)
    return specific or tuple(ordered)


def _by_quotation(plain: str) -> Iterator[tuple[int, Explanation]]:
    for quotation in quotations():
        start = quotation.position(plain)
        if start >= 0:
            yield start, MEANINGS[quotation.code]


def _by_code(plain: str) -> Iterator[tuple[int, Explanation]]:
    known = codes()
    for match in _SIGN_IN_CODE.finditer(plain):
        if code := known.get(match[0]):
            yield match.start(), MEANINGS[code]
        else:
            other = MEANINGS["explain.sign-in-other"]
            yield match.start(), replace(other, params=(("number", match[0].upper()),))
    for match in _STATUS.finditer(plain):
        number = next(group for group in match.groups() if group)
        if code := known.get(f"http {number}"):
            yield match.start(), MEANINGS[code]
    for token, code in known.items():
        if not token.startswith(("aadsts", "http ")) and (start := _find_word(plain, token)) >= 0:
            yield start, MEANINGS[code]


def _find_word(plain: str, token: str) -> int:
    """The index of a code as a whole word, or -1."""
    match = re.search(rf"(?<![a-z0-9]){re.escape(token)}(?![a-z0-9])", plain)
    return match.start() if match else -1

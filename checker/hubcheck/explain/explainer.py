"""Finds known messages and codes in a pasted text, regardless of quotes, case and whitespace."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from hubcheck.explain.meanings import MEANINGS, UNKNOWN_CODE, Explanation, for_owner
from hubcheck.explain.named_tenant import Owner, tenant_owner

_QUOTES = dict.fromkeys(map(ord, "\"'`´‘’‚‛“”„‟«»‹›*_\u200b\ufeff\u00ad"))
_SIGN_IN_CODE = re.compile(
    r"\baadsts[ :-]?(\d{5,7})\b"
    r"|(?:\b(?:error ?codes?|foutcode|code derreur|fehlercode)[ :\[]{1,3}|[?&]code=)(\d{5,7})\b"
    r"|\A(?:code[ :]{1,2})?[#(]?(\d{5,7})\)?\.?\Z",
    re.ASCII,
)
"""`AADSTS50020`; the number in "Error code: 50020", `"error_codes":[50020]` and the link `../error?code=50020`;
or the number alone."""
_STATUS = re.compile(
    # after a word for it: "HTTP/1.1 404", "response status code: 404", "fout 404", "an error: (404)"
    r"\b(?:https?(?:/\d(?:\.\d)?)?|(?:http|response|status|error|fout|erreur|fehler)"
    r"(?:[ -]?(?:status|error|fout|fehler))?(?:[ -]?code)?|(?<![a-z0-9] )code(?: derreur)?)[ :=-]{1,3}\(?(\d{3})\b"
    # before its reason: "502 Bad Gateway"; "invoice 404 not found" is about an invoice
    r"|\b(401\)? unauthorized|403\)? forbidden|408\)? request time-?out|429\)? too many requests|502\)? bad gateway"
    r"|503\)? service (?:temporarily )?unavailable|504\)? gateway time-?out)|^(404 not found)"
    # alone
    r"|\A\(?(\d{3})\)?\Z",
    re.ASCII | re.MULTILINE,
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


def table_rows(name: str) -> list[list[str]]:
    """The rows of a packaged table without its header."""
    lines = (files(__package__) / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


@cache
def quotations() -> tuple[Quotation, ...]:
    """All known messages in all their published languages."""
    messages = []
    for code, _language, text, _source in table_rows("quotations.tsv"):
        parts = tuple(part for part in map(normalize, text.split("{}")) if part)
        messages.append(Quotation(f"explain.{code}", parts))
    return tuple(messages)


@cache
def code_anchors() -> dict[str, str]:
    """Technical code, normalized -> its anchor on the page of error messages: itself, or `http-404` for a status."""
    tokens = (token for _names, tokens, _source in table_rows("codes.tsv") for token in tokens.split(", "))
    return {normalize(token): token.lower().replace(" ", "-") if " " in token else token for token in tokens}


@cache
def codes() -> dict[str, tuple[str, ...]]:
    """Technical code (`aadsts50020`, `rt0001`, `http 404`, a name) -> codes of its possible explanations."""
    return {
        normalize(token): tuple(f"explain.{name}" for name in names.split(","))
        for names, tokens, _source in table_rows("codes.tsv")
        for token in tokens.split(", ")
    }


def explain(text: str) -> tuple[Explanation, ...]:
    """The explanations of a pasted text in the order of its messages; empty if none is known.

    General explanations are left out if there is a more specific one.
    """
    lines = "\n".join(filter(None, map(normalize, text.splitlines())))
    plain = lines.replace("\n", " ")
    owner = tenant_owner(plain)
    quoted = [(start, for_owner(code, owner)) for start, code in _quoted(plain)]
    known = {explanation.code for _, explanation in quoted}
    first: dict[str, tuple[int, Explanation]] = {}
    for start, explanation in (*quoted, *_signed_in(plain, owner, known), *_named(plain, lines)):
        if explanation.code not in first or start < first[explanation.code][0]:
            first[explanation.code] = (start, explanation)
    ordered = [explanation for _, explanation in sorted(first.values(), key=lambda pair: pair[0])]
    specific = tuple(explanation for explanation in ordered if not explanation.general)
    return specific or tuple(ordered)


def _quoted(plain: str) -> Iterator[tuple[int, str]]:
    """Where known messages start, with the codes of their explanations."""
    for quotation in quotations():
        start = quotation.position(plain)
        if start >= 0:
            yield start, quotation.code


def _signed_in(plain: str, owner: Owner | None, known: Collection[str]) -> Iterator[tuple[int, Explanation]]:
    """The explanations of sign-in codes; of several possible ones only those that the text names too, if any."""
    for match in _SIGN_IN_CODE.finditer(plain):
        token = f"aadsts{match[1] or match[2] or match[3]}"
        possible = codes().get(token, ())
        for code in [code for code in possible if code in known] or possible:
            yield match.start(), replace(for_owner(code, owner), anchor=code_anchors()[token])
        if not possible and match[1]:
            number = f"AADSTS{match[1]}"
            yield match.start(), replace(MEANINGS[UNKNOWN_CODE], params=(("number", number),))


def _named(plain: str, lines: str) -> Iterator[tuple[int, Explanation]]:
    """The explanations of HTTP status codes and of names of errors."""
    for match in _STATUS.finditer(lines):
        number = next(group for group in match.groups() if group)[:3]
        for code in codes().get(f"http {number}", ()):
            yield match.start(), replace(MEANINGS[code], anchor=f"http-{number}")
    for token, possible in codes().items():
        if not token.startswith(("aadsts", "http ")) and (start := _find_word(plain, token)) >= 0:
            yield from ((start, replace(MEANINGS[code], anchor=code_anchors()[token])) for code in possible)


def _find_word(plain: str, token: str) -> int:
    """The index of a code as a whole word, or -1."""
    match = re.search(rf"(?<![a-z0-9]){re.escape(token)}(?![a-z0-9])", plain)
    return match.start() if match else -1

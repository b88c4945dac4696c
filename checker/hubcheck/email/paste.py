"""Extracts an address from what mail programs and web pages add when it is copied."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

from hubcheck.email.address import is_plain
from hubcheck.email.beside import address_in_text
from hubcheck.model import finding
from hubcheck.paste_cleaning import Cleaned, clean, visible

_SCHEME = re.compile(
    r"(?:(?:mailto|smtp|sip|e-?mail(?:adres(?:se)?| ?address)?|mail|courriel|mél|adres(?:se)?|"
    r"to|aan|an|à|from|van|von|de|cc|upn)\s*:\s*)+",
    re.I,
)
_MARKDOWN = re.compile(r"\[([^\[\]]*)\]\((mailto:[^()\s]+)\)", re.I)
_HTML_LINK = re.compile(
    r"(?:<|\A)a\s[^<>]*?\bhref\s*=\s*[\"']?mailto:(?P<target>[^\"'<>?\s]+)[^<>]*>(?P<shown>.*?)(?:</a\s*>?|\Z)",
    re.I | re.S,
)
_NAMED = re.compile(r"([^<>]*)<\s*((?:mailto:)?[^<>@]+@[^<>]+)>[\s,;.]*", re.I)
_NAME_BEFORE = re.compile(r"([^()\[\]@]*\s)[(\[]\s*([^()\[\]@\s]+@[^()\[\]\s]+)\s*[)\]]")
_NAME_AFTER = re.compile(r"([^()@\s]+@[^()@\s]+)(\s+\([^()@]*\))")
_WHITESPACE = re.compile(r"(\s*)([@.])(\s*)")
_ENTITY = re.compile(r"&(?:lt|gt|quot|apos|amp|nbsp|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
_AT = re.compile(r"\s*[(\[{]\s*(?:at|ät|apenstaartje|arobase)\s*[)\]}]\s*", re.I)
_DOT = re.compile(r"\s*[(\[{]\s*(?:dot|punt|point|punkt|\.)\s*[)\]}]\s*", re.I)
_SPOKEN_AT = re.compile(rf"(?:{_AT.pattern}|\s+(?:at|ät|apenstaartje|arobase|@)\s+)", re.I)
_SPOKEN_DOT = re.compile(rf"(?:{_DOT.pattern}|\s+(?:dot|punt|point|punkt)\s+)", re.I)
_SPOKEN = re.compile(
    rf"[^\s@()\[\]{{}}]+(?:@|{_SPOKEN_AT.pattern})[^\s@.]+(?:(?:\.|{_SPOKEN_DOT.pattern})[^\s@.]+)+", re.I
)
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3002: ".", 0xFF61: ".", 0xFE52: ".", 0xFE6B: "@"}
_OPENING, _CLOSING = "<([{\"'“„«‘‹", ">)]}\"'”»’›"
_STOPS = ".,;:!?/"
# Typed by a phone or a word processor for the sign on the key, which is the only one that an address may contain.
_TYPOGRAPHIC = re.compile(r"(?<=\w)[‐‑‒–—−’](?=\w)")


@dataclass(frozen=True, slots=True)
class _Extraction:
    """The result of one rule."""

    text: str
    code: str
    removed: str


def without_keyboard_marks(text: str) -> str:
    """The text without what a phone's keyboard adds to a word: spaces around it, and a full stop after it."""
    word = text.strip(" ")
    return word[:-1] if word.endswith(".") and word[-2:-1].isalnum() else word


def extract_address(text: str) -> Cleaned:
    """The address in a pasted text, and what was removed around it.

    Idempotent: extracting from the result changes nothing. Terminates because every rule makes the text shorter.
    """
    if is_plain(text):
        return Cleaned(text)
    cleaned = clean(text)
    removed: dict[str, list[str]] = {}
    _collect_removed(cleaned, removed)
    while extraction := next((result for rule in _RULES if (result := rule(cleaned.text))), None):
        removed.setdefault(extraction.code, []).append(extraction.removed)
        cleaned = clean(extraction.text)
        _collect_removed(cleaned, removed)
    findings = (finding(code, removed=" ".join(parts)) for code, parts in removed.items())
    return Cleaned(cleaned.text, tuple(findings))


def _collect_removed(cleaned: Cleaned, removed: dict[str, list[str]]) -> None:
    for found in cleaned.findings:
        removed.setdefault(found.code, []).append(dict(found.params)["removed"])


def _wide(text: str) -> _Extraction | None:
    """Full-width letters and dots from an input method; dashes and apostrophes inside a word from a word processor."""
    narrow = _TYPOGRAPHIC.sub(lambda mark: "'" if mark[0] == "’" else "-", text.translate(_WIDE))
    wide = "".join(before for before, after in zip(text, narrow, strict=True) if before != after)
    return _Extraction(narrow, "paste.wide", visible(wide)) if wide else None


def _escapes(text: str) -> _Extraction | None:
    """`&lt;` and `%40` from the source of a page or a link."""
    plain = unescape(text) if _ENTITY.search(text) else text
    if "@" not in plain and plain.count("%40") == 1:
        plain = plain.replace("%40", "@")
    removed = " ".join([*_ENTITY.findall(text), *(["%40"] if "%40" in text and "%40" not in plain else [])])
    return _Extraction(plain, "paste.escapes", removed) if plain != text else None


def _hidden(text: str) -> _Extraction | None:
    """`name (at) firm (dot) be`, as written on pages against harvesters; `name at firm dot be`, as dictated."""
    if _SPOKEN.fullmatch(text):
        at, dot = _SPOKEN_AT, _SPOKEN_DOT
    elif "@" not in text and len(_AT.findall(text)) == 1:
        at, dot = _AT, _DOT
    else:
        return None
    words = [match.strip() for match in (*at.findall(text), *dot.findall(text)) if match.strip() != "@"]
    plain = dot.sub(".", at.sub("@", text))
    return _Extraction(plain, "paste.hidden", " ".join(words)) if words else None


def _link(text: str) -> _Extraction | None:
    """`mailto:`, and labels before an address in a mail header or a signature."""
    if (html := _HTML_LINK.search(text)) is not None:
        plain = _HTML_LINK.sub(r"\g<shown> <\g<target>>", text, count=1)
        return _Extraction(plain, "paste.link", html[0][: html.start("shown") - html.start()])
    if (inner := _MARKDOWN.fullmatch(text)) is not None and not _names_another(inner[1], inner[2]):
        return _Extraction(inner[2], "paste.link", text.replace(inner[2], "", 1))
    if (label := _SCHEME.match(text)) is None or "@" not in unquote(text):
        return None
    if label[0].lower().startswith("mailto"):
        address, mark, query = text[label.end() :].partition("?")
        return _Extraction(unquote(address), "paste.link", label[0].strip() + mark + query)
    return _Extraction(text[label.end() :], "paste.link", label[0].strip())


def _display_name(text: str) -> _Extraction | None:
    """`Name <address>`, `Name (address)`, `address (Name)`."""
    named = _NAMED.fullmatch(text) or _NAME_BEFORE.fullmatch(text)
    if named and not _names_another(named[1], named[2]):
        return _Extraction(named[2], "paste.display-name", text.replace(named[2], "", 1).strip())
    if named := _NAME_AFTER.fullmatch(text):
        return _Extraction(named[1], "paste.display-name", named[2].strip())
    return None


def _names_another(shown: str, address: str) -> bool:
    """Whether a text with an address behind it contains another address."""
    bare = address.removeprefix("mailto:").partition("?")[0].strip().casefold()
    return "@" in shown.casefold().replace(bare, "")


def _beside(text: str) -> _Extraction | None:
    """A name, a telephone number or a label beside the only address, as in a signature or a copied row."""
    address = address_in_text(text)
    return _Extraction(address, "paste.beside", " ".join(text.replace(address, " ", 1).split())) if address else None


def _punctuation(text: str) -> _Extraction | None:
    """Punctuation and symbols at the ends, or a bracket or quote whose counterpart was not copied."""
    if "@" not in text:
        return None
    if stops := next((n for n, mark in enumerate(reversed(text)) if not (mark in _STOPS or _is_symbol(mark))), 0):
        return _Extraction(text[:-stops], "paste.punctuation", text[-stops:])
    if text[-1] in _CLOSING and not _has_counterpart(text[-1], text[:-1]):
        return _Extraction(text[:-1], "paste.punctuation", text[-1])
    if symbols := next((n for n, mark in enumerate(text) if not _is_symbol(mark)), 0):
        return None if text[symbols] == "@" else _Extraction(text[symbols:], "paste.punctuation", text[:symbols])
    if text[0] in _OPENING and not _has_counterpart(text[0], text[1:]):
        return _Extraction(text[1:], "paste.punctuation", text[0])
    return None


def _is_symbol(mark: str) -> bool:
    """Whether a character is an emoji, a bullet or a dash of a typeface."""
    return mark in "…•·" or (not mark.isascii() and unicodedata.category(mark) in ("So", "Sk", "Pd"))


def _has_counterpart(mark: str, rest: str) -> bool:
    pairs = ("<>", "()", "[]", "{}", '""', "''", "“”„", "«»", "‘’", "‹›")
    return any(mark in pair and any(c in rest for c in pair) for pair in pairs)


def _whitespace(text: str) -> _Extraction | None:
    """Whitespace around the `@` and the dots, from a line break or a copied table."""
    if text.startswith('"') or text.count("@") != 1:
        return None
    joined = _WHITESPACE.sub(r"\2", text)
    removed = "".join(before + after for before, _, after in _WHITESPACE.findall(text))
    return _Extraction(joined, "paste.blanks", visible(removed)) if joined != text else None


_RULES: tuple[Callable[[str], _Extraction | None], ...] = (
    _wide,
    _escapes,
    _hidden,
    _link,
    _display_name,
    _beside,
    _punctuation,
    _whitespace,
)

"""Text as XML, escaped exactly as lxml does it, so that a tool which saves unchanged changes nothing."""

from __future__ import annotations

import re

from bitext.core.model import BitextError

FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML 1.0 text can hold (XML 1.0, 2.2 `Char`)."""

_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_ATTRIBUTE = _TEXT | {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
_IN_TEXT = re.compile(r"[&<>\r]")
_IN_ATTRIBUTE = re.compile(r'[&<>\r"\n\t]')


def is_plain(value: str) -> bool:
    """Whether it stands in a text as it is beyond doubt; what is not printable gets a closer look."""
    return value.isprintable() and not ("<" in value or ">" in value or "&" in value)


def text(value: str) -> str:
    """Character data that is known to hold no forbidden character."""
    return _IN_TEXT.sub(_text_entity, value) if _IN_TEXT.search(value) else value


def attribute(name: str, value: str) -> str:
    """` name="value"`, or nothing for an empty value.

    Raises:
        BitextError: it holds a character that XML cannot hold.
    """
    return required(name, value) if value else ""


def required(name: str, value: str) -> str:
    """Like `attribute`, but written when it is empty, too.

    Raises:
        BitextError: it holds a character that XML cannot hold.
    """
    if '"' in value or not is_plain(value):
        value = _IN_ATTRIBUTE.sub(_attribute_entity, checked(value))
    return f' {name}="{value}"'


def _text_entity(found: re.Match[str]) -> str:
    return _TEXT[found[0]]


def _attribute_entity(found: re.Match[str]) -> str:
    return _ATTRIBUTE[found[0]]


def display(name: str, value: str) -> str:
    """Like `attribute`, for text that is only shown: a forbidden character becomes U+FFFD."""
    if not value:
        return ""
    return required(name, value if value.isprintable() else FORBIDDEN.sub("\ufffd", value))


def element(tag: str, attributes: str, value: str) -> str:
    """An element that holds nothing but text.

    Raises:
        BitextError: it holds a character that XML cannot hold.
    """
    return wrap(tag, attributes, text(checked(value)))


def wrap(tag: str, attributes: str, inner: str) -> str:
    """An element around finished XML; empty ones in the short form."""
    return f"<{tag}{attributes}>{inner}</{tag}>" if inner else f"<{tag}{attributes}/>"


def checked(value: str) -> str:
    """The value itself, when XML can hold it.

    Raises:
        BitextError: it cannot.
    """
    if value.isprintable():
        return value
    found = FORBIDDEN.search(value)
    if found:
        near = FORBIDDEN.sub("\ufffd", value)[:40]
        raise BitextError(f"“{near}” holds U+{ord(found[0]):04X}, which XML cannot hold; remove that character")
    return value

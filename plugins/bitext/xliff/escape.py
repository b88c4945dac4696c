"""XML escaping exactly as in lxml, so that a tool that saves a file without edits changes no byte."""

from __future__ import annotations

import re

from bitext.core.model import BitextError

FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 forbids (XML 1.0, 2.2 `Char`)."""


def is_plain(value: str) -> bool:
    """Whether it certainly needs no escaping; unprintable text is examined more closely."""
    return value.isprintable() and not ("<" in value or ">" in value or "&" in value)


def text(value: str) -> str:
    """Character data of text that is known to have no forbidden character."""
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def attribute(name: str, value: str) -> str:
    """` name="value"`, or nothing for an empty value.

    Raises:
        BitextError: it has a character that XML forbids.
    """
    return required(name, value) if value else ""


def required(name: str, value: str) -> str:
    """Like `attribute`, but also written if it is empty.

    Raises:
        BitextError: it has a character that XML forbids.
    """
    if '"' in value or not is_plain(value):
        value = text(checked(value)).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
    return f' {name}="{value}"'


def display(name: str, value: str) -> str:
    """Like `attribute`, for display text: forbidden characters become U+FFFD."""
    if not value:
        return ""
    return required(name, value if value.isprintable() else FORBIDDEN.sub("\ufffd", value))


def element(tag: str, attributes: str, value: str) -> str:
    """An element with only text.

    Raises:
        BitextError: it has a character that XML forbids.
    """
    return wrap(tag, attributes, text(checked(value)))


def wrap(tag: str, attributes: str, inner: str) -> str:
    """An element around escaped XML; empty elements in the short form."""
    return f"<{tag}{attributes}>{inner}</{tag}>" if inner else f"<{tag}{attributes}/>"


def checked(value: str) -> str:
    """The value itself, if XML allows it.

    Raises:
        BitextError: it has a forbidden character.
    """
    if value.isprintable():
        return value
    found = FORBIDDEN.search(value)
    if found:
        near = FORBIDDEN.sub("\ufffd", value)[:40]
        raise BitextError(f"“{near}” has U+{ord(found[0]):04X}, which XML does not allow; remove that character")
    return value

"""What the model's words are called in XLIFF: namespaces, code types, ids, numbers."""

from __future__ import annotations

import re
from decimal import Decimal
from urllib.parse import quote, unquote

from bitext.model import BitextError

V12 = "urn:oasis:names:tc:xliff:document:1.2"
V20 = "urn:oasis:names:tc:xliff:document:2.0"
V22 = "urn:oasis:names:tc:xliff:document:2.2"
MDA = "urn:oasis:names:tc:xliff:metadata:2.0"
MTC = "urn:oasis:names:tc:xliff:matches:2.0"
XML = "http://www.w3.org/XML/1998/namespace"

PREFIX = "bt"
"""Ours, for user-defined values (XLIFF 2.1 core, 4.3.1.31 `subType`, 4.3.1.37 `type`)."""

_TYPES = {
    "bold": ("fmt", "xlf:b"),
    "italic": ("fmt", "xlf:i"),
    "break": ("fmt", "xlf:lb"),
    "strike": ("fmt", "bt:strike"),
    "mark": ("fmt", "bt:mark"),
    "code": ("fmt", "bt:code"),
    "link": ("link", ""),
    "image": ("image", ""),
    "other": ("other", ""),
}
_SUBTYPES = {sub: name for name, (_, sub) in _TYPES.items() if sub.startswith("xlf:")}
_NMTOKEN = re.compile(r"[-.:\w·]+")
_NOT_NAME = re.compile(r"[^-.\w]+")
_PLAIN = re.compile(r"[-.\w]*")


def code_type(type_: str) -> tuple[str, str]:
    """The attributes `type` and `subType` (or nothing) of an inline code of the model's type."""
    return _TYPES.get(type_) or ("other", user_value(type_))


def model_type(type_: str, sub_type: str) -> str:
    """The model's word for a code with these attributes, of whatever tool."""
    if sub_type.startswith(PREFIX + ":"):
        return model_value(sub_type)
    return _SUBTYPES.get(sub_type) or sub_type or type_ or "other"


def user_value(value: str) -> str:
    """`bt:` and the value, without blanks and further colons; empty stays empty."""
    return f"{PREFIX}:{token(value)}" if value else ""


def model_value(value: str) -> str:
    """What `user_value` was made from; a value with another prefix stays as it is."""
    prefix, _, rest = value.partition(":")
    return unquote(rest.replace("/", ":")) if prefix == PREFIX else value


def token(value: str) -> str:
    """The value with slashes for colons and percent codes for all else that such an attribute cannot hold."""
    return value if _PLAIN.fullmatch(value) else quote(value, safe="").replace("%3A", "/")


def checked_id(value: str, what: str) -> str:
    """The id itself, when a file can hold it (XML Schema `NMTOKEN`).

    Raises:
        BitextError: it has blanks or the like, or is empty.
    """
    if _NMTOKEN.fullmatch(value):
        return value
    raise BitextError(f"the {what} id “{value}” cannot stand in XLIFF; ids are letters, digits, - . _ and :")


def file_id(original: str) -> str:
    """An id for the page's `<file>`: its path with dots for slashes, without `.md`."""
    return _NOT_NAME.sub("-", original.removesuffix(".md").replace("/", ".")) or "_"


def percent(value: float) -> str:
    """A quality as a decimal number between 0 and 100 without an exponent.

    Raises:
        BitextError: it lies outside.
    """
    if not 0 <= value <= 100:
        raise BitextError(f"a match has the quality {value}; it must lie between 0 and 100")
    digits = format(Decimal(repr(float(value))), "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def quality(value: str | None) -> float:
    """The number in `87.5` or `87.5%`, kept between 0 and 100; 0 where there is none."""
    try:
        number = float((value or "0").strip().removesuffix("%"))
    except ValueError:
        return 0.0
    return min(max(number, 0.0), 100.0) if number == number else 0.0

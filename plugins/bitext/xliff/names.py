"""What the model's words are called in XLIFF: namespaces, code types, ids, numbers."""

from __future__ import annotations

import re
from decimal import Decimal
from urllib.parse import quote, unquote

from bitext.core.model import BitextError, Kind, Note, State

V12 = "urn:oasis:names:tc:xliff:document:1.2"
V20 = "urn:oasis:names:tc:xliff:document:2.0"
V22 = "urn:oasis:names:tc:xliff:document:2.2"
MDA = "urn:oasis:names:tc:xliff:metadata:2.0"
MTC = "urn:oasis:names:tc:xliff:matches:2.0"
XML = "http://www.w3.org/XML/1998/namespace"

PREFIX = "bt"
"""Ours, for user-defined values (XLIFF 2.1 core, 4.3.1.31 `subType`, 4.3.1.37 `type`)."""
NEEDS_WORK = "poedit:fuzzy"
"""The sub-state by which Poedit says “needs work” of a target that it calls translated (its catalog_xliff.cpp)."""

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
_NOT_NAME = re.compile(r"[^-._A-Za-z0-9]+")
_LOCATION = re.compile(r"(.+):([0-9]+)", re.DOTALL)
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
    return plain(rest) if prefix == PREFIX else value


def token(value: str) -> str:
    """The value with slashes for colons and percent codes for all else that such an attribute cannot hold."""
    return value if _PLAIN.fullmatch(value) else quote(value, safe="").replace("%3A", "/")


def plain(value: str) -> str:
    """What `token` was made from."""
    return unquote(value.replace("/", ":"))


def checked_id(value: str, what: str) -> str:
    """The id itself, when a file can hold it (XML Schema `NMTOKEN`).

    Raises:
        BitextError: it has blanks or the like, or is empty.
    """
    if _NMTOKEN.fullmatch(value):
        return value
    raise BitextError(f"the {what} id “{value}” cannot stand in XLIFF; ids are letters, digits, - . _ and :")


def file_id(original: str) -> str:
    """An id for the page's `<file>`: its path with dots for slashes, without `.md`, in ASCII."""
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


_CTYPES = {
    "bold": "bold",
    "italic": "italic",
    "link": "link",
    "underlined": "underlined",
}
_PLACEHOLDERS = {"image": "image", "break": "lb"}
_STATES_12 = {
    State.INITIAL: "needs-translation",
    State.TRANSLATED: "translated",
    State.REVIEWED: "signed-off",
    State.FINAL: "final",
}
_STATES = {said: state for state, said in _STATES_12.items()}


def ctype(type_: str, kind: Kind) -> str:
    """The attribute `ctype` of a code in XLIFF 1.2; nothing for `other`."""
    said = (_PLACEHOLDERS if kind is Kind.STANDALONE else _CTYPES).get(type_)
    return said or ("" if type_ == "other" else x_value(type_))


def model_ctype(value: str) -> str:
    """The model's word for a `ctype`, of whatever tool."""
    return "break" if value == "lb" else model_x(value) or "other"


def x_value(value: str) -> str:
    """`x-` and the value without blanks and colons, as XLIFF 1.2 wants its own words; empty stays empty."""
    return f"x-{token(value)}" if value else ""


def model_x(value: str) -> str:
    """What `x_value` was made from; a value without `x-` stays as it is."""
    return plain(value.removeprefix("x-")) if value.startswith("x-") else value


def state_12(state: State) -> str:
    """The attribute `state` of a target in XLIFF 1.2."""
    return _STATES_12[state]


def state_of(value: str | None) -> State | None:
    """The state that such an attribute means: whatever needs work is `initial`; None where nothing is said."""
    return _STATES.get(value, State.INITIAL) if value else None


def sender(category: str) -> str:
    """The attribute `from` of a note in XLIFF 1.2: the category, or `developer` where it has none."""
    if category == "developer" or category.startswith("x-"):
        return f"x-{category}"
    return category or "developer"


def category(sender: str) -> str:
    """The category of a note with this `from`."""
    return "" if sender == "developer" else sender.removeprefix("x-")


def location(note: Note) -> tuple[str, str] | None:
    """Page and line of a note that says where a unit stands, `docs/start.md:12`; None for any other."""
    found = _LOCATION.fullmatch(note.text) if note.category == "location" else None
    return (found[1], found[2]) if found else None


def located(page: str, line: str) -> Note | None:
    """The note of a page and a line in it; None where either is missing."""
    return Note(f"{page}:{line}", "location") if page and _LOCATION.fullmatch(f"{page}:{line}") else None

"""Maps values of the model to XLIFF and back: namespaces, code types, states, ids, numbers."""

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
"""Our prefix for user-defined values (XLIFF 2.1 core, 4.3.1.31 `subType`, 4.3.1.37 `type`)."""
NEEDS_WORK = "poedit:fuzzy"
"""The sub-state with which Poedit marks a translated target as “needs work” (Poedit's catalog_xliff.cpp)."""

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
    """The attributes `type` and `subType` (or "") of an inline code of a model type."""
    return _TYPES.get(type_) or ("other", user_value(type_))


def model_type(type_: str, sub_type: str) -> str:
    """The model type of a code with these attributes, written by any tool."""
    if sub_type.startswith(PREFIX + ":"):
        return model_value(sub_type)
    return _SUBTYPES.get(sub_type) or sub_type or type_ or "other"


def user_value(value: str) -> str:
    """`bt:` and the value, without spaces and further colons; empty stays empty."""
    return f"{PREFIX}:{token(value)}" if value else ""


def model_value(value: str) -> str:
    """The inverse of `user_value`; a value with another prefix is unchanged."""
    prefix, _, rest = value.partition(":")
    return plain(rest) if prefix == PREFIX else value


def token(value: str) -> str:
    """The value with slashes for colons, and other characters that the attribute forbids percent-encoded."""
    return value if _PLAIN.fullmatch(value) else quote(value, safe="").replace("%3A", "/")


def plain(value: str) -> str:
    """The inverse of `token`."""
    return unquote(value.replace("/", ":"))


def checked_id(value: str, what: str) -> str:
    """The id itself, if it is valid in a file (XML Schema `NMTOKEN`).

    Raises:
        BitextError: it has forbidden characters such as spaces, or is empty.
    """
    if _NMTOKEN.fullmatch(value):
        return value
    raise BitextError(f"the {what} id “{value}” is not valid in XLIFF; use letters, digits, - . _ and :")


def file_id(original: str) -> str:
    """An id for the page's `<file>`: its path with dots for slashes, without `.md`, in ASCII."""
    return _NOT_NAME.sub("-", original.removesuffix(".md").replace("/", ".")) or "_"


def percent(value: float) -> str:
    """A quality as a decimal number between 0 and 100 without an exponent.

    Raises:
        BitextError: it is out of range.
    """
    if not 0 <= value <= 100:
        raise BitextError(f"a match has the quality {value}; it must be between 0 and 100")
    digits = format(Decimal(repr(float(value))), "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def quality(value: str | None) -> float:
    """The number in `87.5` or `87.5%`, clamped to 0 to 100; 0 if there is none."""
    try:
        number = float((value or "0").strip().removesuffix("%"))
    except ValueError:
        return 0.0
    return min(max(number, 0.0), 100.0) if number == number else 0.0


_CTYPES = {name: name for name in ("bold", "italic", "link", "underlined")}
_PLACEHOLDERS = {"image": "image", "break": "lb"}
STATES_12 = dict(zip(State, ("needs-translation", "translated", "signed-off", "final"), strict=True))
"""The attribute `state` of a target in XLIFF 1.2, by state."""
_STATES = {value: state for state, value in STATES_12.items()}


def ctype(type_: str, kind: Kind) -> str:
    """The attribute `ctype` of a code in XLIFF 1.2; "" for `other`."""
    value = (_PLACEHOLDERS if kind is Kind.STANDALONE else _CTYPES).get(type_)
    return value or ("" if type_ == "other" else x_value(type_))


def model_ctype(value: str) -> str:
    """The model type for a `ctype`, written by any tool."""
    return "break" if value == "lb" else model_x(value) or "other"


def x_value(value: str) -> str:
    """`x-` and the value without spaces and colons, as XLIFF 1.2 requires for custom values; empty stays empty."""
    return f"x-{token(value)}" if value else ""


def model_x(value: str) -> str:
    """The inverse of `x_value`; a value without `x-` is unchanged."""
    return plain(value.removeprefix("x-")) if value.startswith("x-") else value


def state_of(value: str | None) -> State | None:
    """The state for a `state` of XLIFF 1.2: everything that needs work is `initial`; None without attribute."""
    return _STATES.get(value, State.INITIAL) if value else None


def note_sender(category: str) -> str:
    """The attribute `from` of a note in XLIFF 1.2: the category, or `developer` if it has none."""
    if category == "developer" or category.startswith("x-"):
        return f"x-{category}"
    return category or "developer"


def category(sender: str) -> str:
    """The category of a note with this `from`."""
    return "" if sender == "developer" else sender.removeprefix("x-")


def location(note: Note) -> tuple[str, str] | None:
    """Page and line of a note with a unit's location, `docs/start.md:12`; None for any other."""
    found = _LOCATION.fullmatch(note.text) if note.category == "location" else None
    return (found[1], found[2]) if found else None


def located(page: str, line: str) -> Note | None:
    """The note with a page and a line; None if either is missing."""
    return Note(f"{page}:{line}", "location") if page and _LOCATION.fullmatch(f"{page}:{line}") else None

"""Types of attribute values, each with a test and a hint for messages."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass

_NAME_CHARACTERS = (
    r"[-.:0-9A-Z_a-z\xB7\xC0-\xD6\xD8-\xF6\xF8-\u037D\u037F-\u1FFF\u200C\u200D\u203F\u2040\u2070-\u218F"
    r"\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF]+"
)
_TAG = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[0-9a-wyz](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?"
    r"|x(?:-[a-z0-9]{1,8})+|i-[a-z]{3,8}|en-gb-oed|sgn-(?:be-fr|be-nl|ch-de)",
    re.IGNORECASE | re.ASCII,
)
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2}){1,4}")
_DATE_TIME = re.compile(
    r"(?P<year>-?(?:[1-9]\d{4,8}|\d{4}))-(?P<month>\d\d)-(?P<day>\d\d)"
    r"T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)"
    r"(?:Z|[-+](?:(?:0\d|1[0-3]):[0-5]\d|14:00))?",
    re.ASCII,
)
_DECIMAL = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)", re.ASCII)
_DOUBLE = re.compile(_DECIMAL.pattern + r"(?:[eE][-+]?\d{1,4})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Value:
    """A type of value."""

    hint: str
    """The expected form; continues “write …”."""
    fits: Callable[[str], bool]


def one_of(*words: str) -> Value:
    """Exactly one of these words."""
    allowed = frozenset(words)
    return Value(f"{', '.join(words[:-1])} or {words[-1]}" if words[1:] else words[0], allowed.__contains__)


def pattern(hint: str, expression: str) -> Value:
    """Values that the regular expression matches completely."""
    compiled = re.compile(expression, re.DOTALL | re.ASCII)
    return Value(hint, lambda value: compiled.fullmatch(value) is not None)


def either(first: Value, second: Value) -> Value:
    """Values of either type."""
    return Value(f"{first.hint}, or {second.hint}", lambda value: first.fits(value) or second.fits(value))


def collapsed(value: Value) -> Value:
    """The same with white space around it, which XML Schema removes from tokens."""
    return Value(value.hint, lambda text: value.fits(" ".join(text.split())))


def items(value: Value) -> Value:
    """Any number of such values, with white space between them."""
    return Value(f"{value.hint}; several with spaces", lambda text: all(value.fits(part) for part in text.split()))


def integer(minimum: int, maximum: int | None = None) -> Value:
    """A whole number in digits."""
    hint = f"a whole number from {minimum}" + ("" if maximum is None else f" to {maximum}")

    def fits(value: str) -> bool:
        number = int(value) if re.fullmatch(r"\+?\d{1,9}", value, re.ASCII) else minimum - 1
        return number >= minimum and (maximum is None or number <= maximum)

    return Value(hint, fits)


def _invalid_in_xml(value: str) -> bool:
    if not _HEX.fullmatch(value):
        return False
    point = int(value, 16)
    if point > 0x10FFFF:
        return False
    valid = point in (0x9, 0xA, 0xD) or 0x20 <= point <= 0xD7FF or 0xE000 <= point <= 0xFFFD or point >= 0x10000
    return not valid


_nmtoken = re.compile(_NAME_CHARACTERS)


def is_nmtoken(value: str) -> bool:
    """Whether the value can be an id (XML 1.0, production 7)."""
    return _nmtoken.fullmatch(value) is not None


def is_integer(value: str) -> bool:
    """Whether the value consists of digits only."""
    return value.isascii() and value.isdigit()


def is_decimal(value: str) -> bool:
    """Whether the value is a number, with or without decimals."""
    return _DECIMAL.fullmatch(value) is not None


def is_number(value: str) -> bool:
    """Whether the value is a number, with or without decimals and exponent."""
    return _DOUBLE.fullmatch(value) is not None


def is_date_time(value: str) -> bool:
    """Whether the value is a date and time of XML Schema (`xs:dateTime`)."""
    parts = _DATE_TIME.fullmatch(value)
    if parts is None:
        return False
    year, month, day = int(parts["year"]), int(parts["month"]), int(parts["day"])
    days = monthrange(2000 + year % 400, month)[1] if 1 <= month <= 12 else 0
    return year != 0 and 1 <= day <= days


TEXT = Value("any text", lambda _: True)
NMTOKEN = Value("letters, digits, - . _ and : only", is_nmtoken)
NMTOKENS = Value(
    "ids separated by spaces", lambda value: bool(value.split()) and all(is_nmtoken(part) for part in value.split())
)
YES_NO = one_of("yes", "no")
DIRECTION = one_of("ltr", "rtl", "auto")
SPACE = one_of("default", "preserve")
LANGUAGE = Value("a BCP 47 language tag, e.g. nl-BE", lambda value: _TAG.fullmatch(value) is not None)
XML_LANGUAGE = collapsed(pattern("a language tag, e.g. nl-BE", r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*"))
DATE_TIME = collapsed(Value("a date and time, e.g. 2026-11-22T10:00:00Z", is_date_time))
PREFIXED = pattern("an authority and its own value, e.g. my:value", r"[^:\s]+:.+")
PERCENTAGE = Value(
    "a decimal number between 0.0 and 100.0",
    lambda value: is_decimal(value.strip()) and 0 <= float(value) <= 100,
)
CODE_POINT = Value("the code point of a character that XML forbids, in pairs of hex digits", _invalid_in_xml)

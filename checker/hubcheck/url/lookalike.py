"""Detects addresses that imitate Business Central."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from hubcheck.domains.lists import open_suffix
from hubcheck.model import Finding, finding
from hubcheck.url.parse import Address
from hubcheck.url.tables import is_known
from hubcheck.url.tenant import HOST, is_domain, is_guid

INTERNAL_ENDINGS = ("local", "lan", "internal", "intranet", "intra", "corp", "home", "private", "localdomain")
"""Last labels of private names (RFC 6762, appendix G, and ICANN's reserved `internal`)."""

_PRODUCT = "businesscentral"
_FAMILY = "dynamics"
_OWNERS = {
    "microsoftonline": "login.microsoftonline.com",
    "microsoft": "microsoft.com",
    "office365": "office365.com",
}
_TRUSTED_ENDING = ".dynamics.com"
_SECOND_LEVEL = ("co", "com", "org", "net", "gov", "ac", "edu")
_FLAG_WORD = "redirectedfromsignup"
_PAGE = re.compile(r".*\.(?:html?|php\d?|aspx?|jsp|do|cfm|pdf|xml|json|txt)", re.IGNORECASE)
# Letters that look like Latin ones (Unicode TR39 confusables) and that NFKD does not decompose.
_CONFUSABLES = {
    "a": "аαɑ4",
    "b": "ьв",
    "c": "сϲ",
    "d": "ԁđ",
    "e": "еεєҽ3",
    "g": "ɡ",
    "h": "һħ",
    "i": "іιıɩ",
    "j": "ј",
    "k": "кκ",
    "l": "ӏłı1|",
    "m": "мʍ",
    "n": "пոη",
    "o": "оοσօø0",
    "p": "рρ",
    "q": "ԛ",
    "s": "ѕʂ5",
    "t": "тτ",
    "u": "υսц",
    "v": "νѵ",
    "w": "ԝω",
    "x": "хχ",
    "y": "уγү",
    "z": "ʐ2",
}
_TO_LATIN = {ord(confusable): letter for letter, group in _CONFUSABLES.items() for confusable in group}
_PAIRS = (("rn", "m"), ("vv", "w"))


def skeleton(text: str) -> str:
    """A name as readers perceive it: no marks or hyphens, Latin for confusable letters, `l` for `i` and `1`."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    plain = plain.translate(_TO_LATIN).replace("-", "").replace("_", "").replace("i", "l")
    for pair, letter in _PAIRS:
        plain = plain.replace(pair, letter)
    return plain


def distance(a: str, b: str, limit: int) -> int:
    """The Damerau-Levenshtein distance (with adjacent swaps) between two names, at most `limit` + 1."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        current = [i]
        for j, right in enumerate(b, 1):
            best = min(row[j] + 1, current[-1] + 1, row[j - 1] + (left != right))
            if i > 1 and j > 1 and left == b[j - 2] and a[i - 2] == right:
                best = min(best, before[j - 2] + 1)
            current.append(best)
        before, row = row, current
    return min(row[-1], limit + 1)


_JOINED_HOST = re.compile(skeleton(f"{_PRODUCT}{_FAMILY}com") + r"(?![a-z])")


def resembles(label: str, name: str) -> bool:
    """Whether a reader may mistake a label for a name, or see the name in it."""
    perceived, original = skeleton(label), skeleton(name)
    limit = 2 if len(original) > 12 else 1
    return original in perceived or distance(perceived, original, limit) <= limit


def _registered(labels: tuple[str, ...]) -> tuple[str, ...]:
    """The labels that somebody chose when registering: all before an open suffix, else the main one."""
    host = ".".join(labels)
    if (suffix := open_suffix(host)) and suffix != host:
        return labels[: -len(suffix.split("."))]
    return (_main_label(labels),)


def _main_label(labels: tuple[str, ...]) -> str:
    """The registered label: the one before the public suffix (an approximation that is enough for imitations)."""
    if len(labels) > 2 and labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2:
        return labels[-3]
    return labels[-2] if len(labels) > 1 else labels[0]


def imitation(address: Address) -> tuple[Finding, ...]:
    """One finding per trick by which an address imitates Business Central; empty if it does not."""
    if address.host == HOST:
        return ()
    if address.host.endswith(_TRUSTED_ENDING):
        # Nobody else can register here, but a name made to be misread is no slip of the keys either.
        label = address.labels[-3].replace("-", "")
        imitates = label != _PRODUCT and (skeleton(label) == skeleton(_PRODUCT) or not label.isascii())
        return (finding("url.trick-spelling", name=HOST),) if imitates and resembles(label, _PRODUCT) else ()
    if is_known(address.host):
        return ()
    return (*_in_host(address), *_in_userinfo(address), *_after_host(address))


def correct_host(address: Address) -> str:
    """The host with the product's name spelled correctly, for a slip of the keys below dynamics.com; else empty."""
    *service, label, _, _ = ["", "", *address.labels]
    if not address.host.endswith(_TRUSTED_ENDING) or label == _PRODUCT or imitation(address):
        return ""
    typed = label.replace("-", "")
    if not typed.isalpha() or (_PRODUCT in typed and len(typed) > len(_PRODUCT) + 1):
        return ""
    correct = ".".join([*filter(None, service), HOST])
    return correct if distance(typed, _PRODUCT, 2) <= 2 else ""


def _in_host(address: Address) -> Iterator[Finding]:
    """Microsoft's names in the host, literally or misspelt."""
    labels = address.labels
    host = ".".join(labels)
    if re.search(r"(?:^|\.)(?:dynamics|microsoft|microsoftonline|office)\.com[^a-z]", host):
        yield finding("url.trick-in-front", host=address.host)
    elif imitated := _imitated(labels):
        if not host.isascii():
            yield finding("url.trick-letters", host=address.host, shown=host)
        elif host.startswith(f"{_PRODUCT}.{_FAMILY}."):
            yield finding("url.trick-ending", ending=host[len(f"{_PRODUCT}.{_FAMILY}") :], name=HOST)
        else:
            yield finding("url.trick-spelling", name=imitated)
    elif _has_client_link_shape(address, labels):
        yield finding("url.trick-shape", host=address.host)


def _imitated(labels: tuple[str, ...]) -> str:
    """The host of Microsoft's that the labels imitate; empty if none."""
    names = labels[:-1]
    product = any(resembles(label, _PRODUCT) for label in names)
    if product and any(resembles(label, _FAMILY) for label in names):
        return HOST
    if (
        names
        and labels[-1] not in INTERNAL_ENDINGS
        and any(resembles(label, _PRODUCT) for label in _registered(labels))
    ):
        return HOST
    owners = (host for owner, host in _OWNERS.items() if any(resembles(label, owner) for label in names))
    return next(owners, "")


def _has_client_link_shape(address: Address, labels: tuple[str, ...]) -> bool:
    """Whether a link to another host has the shape of a client link."""
    if _FLAG_WORD in f"{address.path}?{address.query}".lower():
        return True
    named = any(resembles(label, _PRODUCT) for label in labels) or resembles(_main_label(labels), _FAMILY)
    first = address.segments[0] if address.segments else ""
    return named and (is_guid(first) or (is_domain(first) and not _PAGE.fullmatch(first)))


def _contains_host(text: str) -> bool:
    """Whether the decoded text contains the name of the real host, with dots or with hyphens."""
    perceived = skeleton(unquote(text))
    return skeleton(f"{_PRODUCT}.{_FAMILY}") in perceived or _JOINED_HOST.search(perceived) is not None


def _in_userinfo(address: Address) -> Iterator[Finding]:
    """`https://real.name@other.host` opens the other host."""
    if address.userinfo and (_contains_host(address.userinfo) or "." in address.userinfo):
        yield finding("url.trick-userinfo", host=address.host)


def _after_host(address: Address) -> Iterator[Finding]:
    """The real name after the host, where it has no effect."""
    if _contains_host(address.path) or _contains_host(address.query) or _contains_host(address.fragment):
        yield finding("url.trick-elsewhere", host=address.host)

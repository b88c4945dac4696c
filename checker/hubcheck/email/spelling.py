"""Finds the domain that somebody meant: a provider one slip away, or a top-level domain that exists."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from hubcheck.email.lists import known_tld, listed, targets, tlds

# Top-level domains by how many addresses of our readers end in them: the first of two equally near ones is offered.
_USUAL = (
    *("com", "be", "nl", "fr", "de", "eu", "net", "org", "lu", "uk", "ch", "at", "it", "es", "ie", "us"),
    *("info", "io", "co", "ca", "au", "dk", "se", "no", "fi", "pl", "cz", "pt", "biz", "gov", "edu"),
)

# Providers whose country domains are all in the lists, so that any other ending is a slip.
_BRANDS = frozenset({"gmail", "googlemail", "hotmail", "icloud", "outlook", "protonmail", "yahoo"})
_COUNTRY = re.compile(r"(com?\.)?[a-z]{2}|net|org|info|biz")

# A shorter name has too many real companies one letter away (aon.com, aol.com; vd.be, vo.be).
_SHORTEST = 5

# Everyday words and other firms' names beside these, so only a fumbled key speaks for the provider.
_WORDS = frozenset(
    {"alice", "arcor", "charter", "chello", "earthlink", "internet", "online", "orange"}
    | {"planet", "proton", "rogers", "solcon", "sunrise", "tele2", "telia"}
)

# Cyrillic and Greek letters that look like Latin ones (Unicode UTS 39, confusables), as in a copied fake.
_LOOKALIKE = str.maketrans("аеорсухіјѕԁһԛԝɡοανιρτκ", "aeopcyxijsdhqwgoaviptk")


def provider_meant(domain: str, shown: str) -> str | None:
    """The known provider that the domain is a misspelling of, or None.

    `domain` in A-labels and `shown` in Unicode, lower case. Never for a listed domain.
    """
    if listed(domain):
        return None
    plain = _plain(shown)
    if plain != domain and listed(plain) and plain in targets():
        return plain
    near = (target for target in _near_targets(plain) if is_slip(plain, target))
    return next(near, None) or _brand(plain) or _tenant(plain)


def _near_targets(domain: str) -> list[str]:
    """Providers that become the same text as the domain when each may lose one letter; most used first."""
    index = _target_index()
    places = {place for short in _shortened(domain) for place in index.get(short, ())}
    return [targets()[place] for place in sorted(places)]


@cache
def _target_index() -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for place, target in enumerate(targets()):
        for short in _shortened(target):
            index.setdefault(short, []).append(place)
    return index


def _shortened(text: str) -> set[str]:
    return {text, *(text[:n] + text[n + 1 :] for n in range(len(text)))}


def tld_meant(domain: str) -> str | None:
    """The domain with the top-level domain that was meant, where its own is not known and one is near; or None."""
    name, _, tld = domain.rpartition(".")
    if not name or known_tld(tld):
        return None
    near = sorted(_near_tlds(tld))
    fixed = [f"{name}.{ending}" for _, _, ending in near]
    meant = next((one for one in fixed if one in targets()), None)
    return meant or next((_provider_or_same(one) for one in fixed), None)


def _provider_or_same(domain: str) -> str:
    return provider_meant(domain, domain) or domain


def _near_tlds(tld: str) -> Iterator[tuple[int, int, str]]:
    """Known top-level domains one slip away: how unlikely the slip, how rare the domain, the domain."""
    usual = [(place, ending) for place, ending in enumerate(_USUAL) if one_edit(tld, ending)]
    for place, ending in usual:
        yield (0 if _fumbled(tld, ending) else 1), place, ending
    if not usual and len(tld) > 3:
        # among 1,400 names a short one always has neighbours; a long one only when it was meant
        for ending in tlds():
            if one_edit(tld, ending):
                yield 2, 0, ending


def _fumbled(typed: str, meant: str) -> bool:
    """Whether a key was hit twice or two were swapped: likelier than any other slip."""
    if len(typed) == len(meant):
        return sorted(typed) == sorted(meant)
    return any(a == b and typed[:n] + typed[n + 1 :] == meant for n, (a, b) in enumerate(pairwise(typed)))


def is_slip(domain: str, target: str) -> bool:
    """Whether the domain is one slip away from the provider's, in a place where only a slip is likely."""
    if not one_edit(domain, target):
        return False
    label, _, ending = domain.partition(".")
    meant, _, right = target.partition(".")
    if ending == right:
        return _label_slip(label, meant)
    if label == meant and len(meant) >= _SHORTEST:
        # another country's ending is somebody's own domain, not a slip
        return len(right) > 2 or not known_tld(ending.rpartition(".")[2])
    return not ending  # the dot itself is missing: gmailcom


def _label_slip(label: str, meant: str) -> bool:
    if len(meant) < _SHORTEST or meant in _WORDS:
        return len(meant) >= _SHORTEST - 1 and _fumbled(label, meant)
    # hicloud.com, qcloud.com, jetnet.nl: another first letter is another name, a lost one may be a bad copy
    return label[:1] == meant[:1] or label == meant[1:] or _fumbled(label, meant)


def _brand(domain: str) -> str | None:
    """gmail.nl, hotmail.eu: the brand's own name with an ending that it never had."""
    label, _, ending = domain.partition(".")
    return f"{label}.com" if label in _BRANDS and _COUNTRY.fullmatch(ending) else None


def _tenant(domain: str) -> str | None:
    """A misspelt `onmicrosoft.com` below a tenant's name."""
    labels = domain.split(".")
    ending = ".".join(labels[-2:])
    if len(labels) == 3 and one_edit(ending, "onmicrosoft.com"):
        return f"{labels[0]}.onmicrosoft.com"
    return None


def _plain(shown: str) -> str:
    """The domain in the Latin letters that it looks like, without accents."""
    return _letters(unicodedata.normalize("NFKD", shown.translate(_LOOKALIKE)))


def _letters(characters: Iterable[str]) -> str:
    return "".join(c for c in characters if not unicodedata.combining(c))


def one_edit(a: str, b: str) -> bool:
    """Whether one letter added, lost or changed, or two neighbours swapped, makes one of the other (Damerau 1)."""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    start = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[start:], b[start:]
    if len(a) != len(b):
        return rest_a[1:] == rest_b or rest_a == rest_b[1:]
    return rest_a[1:] == rest_b[1:] or (rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:])

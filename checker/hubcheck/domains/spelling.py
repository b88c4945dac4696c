"""Corrects misspelt domains: to a provider one typo away, or to an existing top-level domain."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from hubcheck.domains.lists import find_listing, is_known_tld, targets, tlds

# Top-level domains by how common they are among our readers: of two equally near ones, the first is suggested.
_COMMON_TLDS = (
    *("com", "be", "nl", "fr", "de", "eu", "net", "org", "lu", "uk", "ch", "at", "it", "es", "ie", "us"),
    *("info", "io", "co", "ca", "au", "dk", "se", "no", "fi", "pl", "cz", "pt", "biz", "gov", "edu"),
)

# Providers whose country domains are all in the lists, so that any other ending is a typo.
_BRANDS = frozenset({"gmail", "googlemail", "hotmail", "icloud", "outlook", "protonmail", "yahoo"})
_COUNTRY = re.compile(r"(com?\.)?[a-z]{2}|net|org|info|biz")

# Too many real companies are one letter away from a shorter name (aon.com, aol.com; vd.be, vo.be).
_MIN_LENGTH = 5

# Ordinary words or near other companies' names: only a doubled or swapped key counts as a typo of these.
_ORDINARY_WORDS = frozenset(
    {"alice", "arcor", "charter", "chello", "earthlink", "internet", "online", "orange"}
    | {"planet", "proton", "rogers", "solcon", "sunrise", "tele2", "telia"}
)

# Besides onmicrosoft.com: the cloud for the US government has its own ending.
_ONMICROSOFT_ENDINGS = frozenset({"onmicrosoft.com", "onmicrosoft.us"})

# Cyrillic and Greek letters that look like Latin ones (Unicode UTS 39, confusables).
_LOOKALIKE = str.maketrans("аеорсухіјѕԁһԛԝɡοανιρτκ", "aeopcyxijsdhqwgoaviptk")


def near_provider(domain: str, unicode_domain: str) -> str:
    """The provider domain of which this domain may be a misspelling; empty for a listed or any other domain.

    Args:
        domain: A-labels, lower case.
        unicode_domain: the same in Unicode.
    """
    if find_listing(domain):
        return ""
    latin = _latin(unicode_domain)
    if latin != domain and find_listing(latin) and latin in targets():
        return latin
    near = (target for target in _near_targets(latin) if is_typo(latin, target))
    return next(near, "") or _brand_domain(latin)


def is_certain_typo(unicode_domain: str, provider: str) -> bool:
    """Whether a domain near a provider's can hardly be anybody's own name, so that it need not be asked about.

    True for global brands with one slip, for swapped keys, for a key too many inside the name, and for letters of
    another script.
    Anything else may be a name: firms are called Ziggy, Scarlett or Telenot.
    """
    label, _, ending = unicode_domain.partition(".")
    meant, _, right = provider.partition(".")
    if not unicode_domain.isascii() or not ending:
        return True
    if meant in _BRANDS:
        # With both another name and an ending that the brand does not use, it may be a firm's.
        return label == meant or ending == right
    if ending != right:
        return not is_known_tld(ending.rpartition(".")[2])
    return _is_key_slip(label, meant) and label != meant + meant[-1]


def _near_targets(domain: str) -> list[str]:
    """Providers that equal the domain if each may lose one letter, the most common first."""
    index = _target_index()
    positions = {position for short in _shortened(domain) for position in index.get(short, ())}
    return [targets()[position] for position in sorted(positions)]


@cache
def _target_index() -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for position, target in enumerate(targets()):
        for short in _shortened(target):
            index.setdefault(short, []).append(position)
    return index


def _shortened(text: str) -> set[str]:
    return {text, *(text[:n] + text[n + 1 :] for n in range(len(text)))}


def correct_tld(domain: str) -> str:
    """The domain with the nearest known top-level domain; empty if its own is known or none is near."""
    name, _, tld = domain.rpartition(".")
    if not name or is_known_tld(tld):
        return ""
    near = sorted(_near_tlds(tld))
    fixed = [f"{name}.{ending}" for _, _, ending in near]
    provider = next((candidate for candidate in fixed if candidate in targets()), None)
    return provider or next((near_provider(candidate, candidate) or candidate for candidate in fixed), "")


def _near_tlds(tld: str) -> Iterator[tuple[int, int, str]]:
    """Known top-level domains one typo away: how unlikely the typo, how rare the domain, the domain."""
    common = [(rank, ending) for rank, ending in enumerate(_COMMON_TLDS) if is_one_edit(tld, ending)]
    for rank, ending in common:
        yield (0 if _is_key_slip(tld, ending) else 1), rank, ending
    if not common and len(tld) > 3:
        # Among 1,400 names a short one always has neighbours; a long one rarely has one by chance.
        for ending in tlds():
            if is_one_edit(tld, ending):
                yield 2, 0, ending


def _is_key_slip(typed: str, meant: str) -> bool:
    """Whether a key was doubled or two were swapped: likelier than any other typo."""
    if len(typed) == len(meant):
        return sorted(typed) == sorted(meant)
    return any(a == b and typed[:n] + typed[n + 1 :] == meant for n, (a, b) in enumerate(pairwise(typed)))


def is_typo(domain: str, target: str) -> bool:
    """Whether the domain is one typo away from the provider's and unlikely to be anything else."""
    if not is_one_edit(domain, target):
        return False
    label, _, ending = domain.partition(".")
    meant, _, right = target.partition(".")
    if ending == right:
        return _is_label_typo(label, meant)
    if label == meant and len(meant) >= _MIN_LENGTH:
        # Another country's ending is a different domain, not a typo.
        return len(right) > 2 or not is_known_tld(ending.rpartition(".")[2])
    return not ending  # The dot is missing: gmailcom.


def _is_label_typo(label: str, meant: str) -> bool:
    if len(meant) < _MIN_LENGTH or meant in _ORDINARY_WORDS:
        return len(meant) >= _MIN_LENGTH - 1 and _is_key_slip(label, meant)
    # hicloud.com, qcloud.com, jetnet.nl: a different first letter is another name; a missing one is a copying error.
    return label[:1] == meant[:1] or label == meant[1:] or _is_key_slip(label, meant)


def _brand_domain(domain: str) -> str:
    """gmail.com for gmail.nl and gmial.nl: the brand's name with an ending that the brand does not use; else empty."""
    label, _, ending = domain.partition(".")
    if not _COUNTRY.fullmatch(ending) or not is_known_tld(ending.rpartition(".")[2]):
        return ""
    meant = label if label in _BRANDS else next((brand for brand in sorted(_BRANDS) if _is_slip(label, brand)), "")
    return f"{meant}.com" if meant else ""


def _is_slip(label: str, brand: str) -> bool:
    """Whether a label is a brand with a slip that hardly makes a name, as icloud9, ggmail, grail and cloud are."""
    if brand in (label, label[1:]) or len(label) < _MIN_LENGTH:
        return False
    return _is_key_slip(label, brand) or (label[0] == brand[0] and label in _shortened(brand))


def onmicrosoft_domain(domain: str) -> str:
    """The domain with `onmicrosoft.com` spelled correctly, alone or below a tenant's name; else empty."""
    labels = domain.split(".")
    place = labels.index("onmicrosoft") if "onmicrosoft" in labels else len(labels) - 2
    tenant, ending = labels[: max(place, 0)], labels[max(place, 0) :]
    name = ".".join(ending)
    if name in _ONMICROSOFT_ENDINGS or (len(ending) > 2 and any(len(label) > 3 for label in ending[1:])):
        return ""
    if is_one_edit(name, "onmicrosoft.com") or ending[0] == "onmicrosoft":
        return ".".join([*tenant, "onmicrosoft.com"])
    # The dot is missing: klantonmicrosoft.com.
    firm = ending[0].removesuffix("onmicrosoft").rstrip("-")
    return f"{firm}.onmicrosoft.com" if firm not in ("", ending[0]) and not tenant else ""


def _latin(domain: str) -> str:
    """The domain in the Latin letters that it resembles, without accents."""
    decomposed = unicodedata.normalize("NFKD", domain.translate(_LOOKALIKE))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def is_one_edit(a: str, b: str) -> bool:
    """Whether the Damerau-Levenshtein distance (with adjacent swaps) is exactly 1."""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    start = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[start:], b[start:]
    if len(a) != len(b):
        return rest_a[1:] == rest_b or rest_a == rest_b[1:]
    return rest_a[1:] == rest_b[1:] or (rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:])

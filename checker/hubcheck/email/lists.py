"""Looks domains, top-level domains and role words up in the packed lists, which are read when first asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Listing:
    """What the lists say about a domain."""

    domain: str
    """The listed domain: the one asked for, or the nearest of its parents."""
    kind: str
    """`personal`, `telecom`, `disposable`, or `work` where a list of consumer domains is known to be wrong."""
    operator: str = ""
    """Who runs it, e.g. `Proximus`; always given for telecom."""


_KINDS = {"w": "work", "p": "personal", "t": "telecom", "d": "disposable"}


@lru_cache(maxsize=1024)
def listed(domain: str) -> Listing | None:
    """What the lists say about the domain (A-labels, lower case) or the nearest parent of it that they know."""
    for name in parents(domain):
        if (line := _find(_blob("domains.bin"), name)) is not None:
            kind, _, operator = line.partition("\t")
            return Listing(name, _KINDS[kind], operator)
    return None


def parents(domain: str) -> Iterator[str]:
    """The domain and everything above it that has at least two labels, the most specific first."""
    while "." in domain:
        yield domain
        domain = domain.partition(".")[2]


@lru_cache(maxsize=1024)
def known_tld(label: str) -> bool:
    """Whether the label (A-label, lower case) is a top-level domain that was delegated when the lists were packed."""
    return _find(_blob("tlds.bin"), label) is not None


def tlds() -> tuple[str, ...]:
    """Every known top-level domain, as A-labels."""
    return _lines("tlds.bin")


def is_role_word(word: str) -> bool:
    """Whether a mailbox of that name (lower case) is mostly read by several people (nl, fr, en, de)."""
    return _find(_blob("roles.txt"), word) is not None


def is_reserved(domain: str) -> bool:
    """Whether the domain, or one above it, is kept for examples, tests or private networks (`data/reserved.tsv`)."""
    names = _reserved()
    return domain.rpartition(".")[2] in names or any(name in names for name in parents(domain))


def targets() -> tuple[str, ...]:
    """Provider domains whose misspellings are looked for, those of most people first."""
    return _lines("targets.txt")


@cache
def _blob(name: str) -> bytes:
    return files("hubcheck.data").joinpath(name).read_bytes()


@cache
def _lines(name: str) -> tuple[str, ...]:
    return tuple(_blob(name).decode().split())


@cache
def _reserved() -> frozenset[str]:
    return frozenset(line.partition("\t")[0] for line in _blob("reserved.tsv").decode().splitlines()[1:])


def _find(blob: bytes, name: str) -> str | None:
    """What follows the name on its line of a blob of sorted lines; None where there is no such line."""
    key, low, high = name.encode(), 0, len(blob)
    while low < high:
        start = blob.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = blob.find(b"\n", start)
        found, _, rest = blob[start:end].partition(b"\t")
        if found == key:
            return rest.decode()
        low, high = (end + 1, high) if found < key else (low, start)
    return None

"""Looks up domains, top-level domains and role words in the packed lists, which are read on first use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from hubcheck.domains.fingerprints import has_fingerprint


@dataclass(frozen=True, slots=True)
class Listing:
    """The entry of a domain in the lists."""

    domain: str
    """The listed domain: the requested one or its nearest listed parent."""
    kind: str
    """`personal`, `telecom`, `disposable`, or `work` if a list of consumer domains is known to be wrong."""
    operator: str = ""
    """The operator, e.g. `Proximus`; empty if no source names one."""


_KINDS = {"w": "work", "p": "personal", "t": "telecom", "d": "disposable"}


@lru_cache(maxsize=1024)
def find_listing(domain: str) -> Listing | None:
    """The entry of a domain (A-labels, lower case) or of its nearest listed parent."""
    for name in parents(domain):
        if (line := _find(_blob("domains.bin"), name)) is not None:
            kind, _, operator = line.partition("\t")
            return Listing(name, _KINDS[kind], operator)
        if has_fingerprint(_blob("disposable.bin"), name):
            return Listing(name, "disposable")
    return None


def parents(domain: str) -> Iterator[str]:
    """The domain and its parents with at least two labels, the most specific first."""
    while "." in domain:
        yield domain
        domain = domain.partition(".")[2]


def is_known_tld(label: str) -> bool:
    """Whether the label (A-label, lower case) was a delegated top-level domain when the lists were packed."""
    return label in _words("tlds.bin")


def tlds() -> tuple[str, ...]:
    """Every known top-level domain, as A-labels."""
    return _lines("tlds.bin")


def is_role_word(word: str) -> bool:
    """Whether a mailbox with this name (lower case; nl, fr, en, de) is usually read by several people."""
    return word in _words("roles.txt")


def role_words() -> tuple[str, ...]:
    """Every role word."""
    return _lines("roles.txt")


def is_reserved(domain: str) -> bool:
    """Whether the domain or a parent is reserved for examples, tests or private networks (`data/reserved.tsv`)."""
    names = _first_column("reserved.tsv")
    return domain.rpartition(".")[2] in names or any(name in names for name in parents(domain))


def open_suffix(host: str) -> str:
    """The name at or above the host (A-labels, lower case) below which anybody can register; else empty.

    From the private section of the Public Suffix List, e.g. `azurewebsites.net` and `github.io`.
    """
    blob = _blob("open-suffixes.bin")
    return next((name for name in parents(host) if _find(blob, name) is not None), "")


def is_example(domain: str) -> bool:
    """Whether Microsoft's pages use the domain for invented organisations (`data/examples.tsv`)."""
    return domain in _first_column("examples.tsv")


def targets() -> tuple[str, ...]:
    """Provider domains whose misspellings are detected, the most common first."""
    return _lines("targets.txt")


@cache
def _blob(name: str) -> bytes:
    return files("hubcheck.data").joinpath(name).read_bytes()


@cache
def _lines(name: str) -> tuple[str, ...]:
    return tuple(_blob(name).decode().split())


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(_lines(name))


@cache
def _first_column(name: str) -> frozenset[str]:
    return frozenset(line.partition("	")[0] for line in _blob(name).decode().splitlines()[1:])


def _find(blob: bytes, name: str) -> str | None:
    """The fields after the name in a blob of sorted lines, by bisection; None if the name is not in it."""
    key, low, high = name.encode(), 0, len(blob)
    while low < high:
        start = blob.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = blob.find(b"\n", start)
        candidate, _, rest = blob[start:end].partition(b"\t")
        if candidate == key:
            return rest.decode()
        low, high = (end + 1, high) if candidate < key else (low, start)
    return None

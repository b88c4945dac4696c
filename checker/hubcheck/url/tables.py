"""Known hosts: services that wrap links, and other well-known sites (`wrappers.tsv`, `sites.tsv`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from hubcheck.domains.lists import open_suffix

# A list of links has few distinct hosts.
_CACHED_HOSTS = 256
# Second-level labels that a final `*` of a pattern may match, before a country's ending: never a registrable name.
_ENDING_PARTS = ("com", "co")


@dataclass(frozen=True, slots=True)
class Wrapper:
    """A service that wraps other links in its own."""

    host: str
    """A host; with a leading dot, every host below it; with a final `.*`, under any country's ending."""
    path: str
    """Start of the path, lower case."""
    parameters: tuple[str, ...]
    """Names of the query parameters that may contain the inner link, lower case, the likeliest first."""
    name: str
    """Kind of the service (`URL_WRAPPERS`)."""


@dataclass(frozen=True, slots=True)
class Site:
    """A well-known site that is not a client link."""

    host: str
    """As in `Wrapper`."""
    what: str
    """What it opens (`URL_SITES`)."""


def matches(pattern: str, host: str) -> bool:
    """Whether a host matches a pattern of the tables."""
    if pattern.startswith("."):
        return host.endswith(pattern)
    if not pattern.endswith(".*"):
        return host == pattern
    stem = pattern[:-1]
    if not host.startswith(stem):
        return False
    match host[len(stem) :].split("."):
        case [ending]:
            return ending == "com" or len(ending) == 2
        case [second, ending]:
            return second in _ENDING_PARTS and len(ending) == 2
    return False


def _rows(name: str) -> Iterator[list[str]]:
    """The rows of a packaged table, without its header and its source column."""
    lines = (files(__package__) / name).read_text(encoding="utf-8").splitlines()
    for line in lines[1:]:
        yield line.split("\t")[:-1]


@cache
def wrappers() -> tuple[Wrapper, ...]:
    """All known wrappers."""
    return tuple(Wrapper(host, path, tuple(names.split()), name) for host, path, names, name in _rows("wrappers.tsv"))


@cache
def sites() -> tuple[Site, ...]:
    """All well-known sites, specific patterns before general ones."""
    return tuple(Site(host, what) for host, what in _rows("sites.tsv"))


@lru_cache(maxsize=_CACHED_HOSTS)
def find_wrappers(host: str) -> tuple[Wrapper, ...]:
    """The wrappers with a matching host."""
    return tuple(wrapper for wrapper in wrappers() if _is_trusted(wrapper.host, host))


@lru_cache(maxsize=_CACHED_HOSTS)
def find_site(host: str) -> Site | None:
    """The well-known site of a host, or None."""
    return next((site for site in sites() if _is_trusted(site.host, host)), None)


def _is_trusted(pattern: str, host: str) -> bool:
    """Whether a pattern matches a host that not anybody can register below it."""
    return matches(pattern, host) and (host == pattern or not open_suffix(host))


def is_known(host: str) -> bool:
    """Whether a host is in the tables, so that it cannot be a lookalike."""
    site = find_site(host)
    return (site is not None and site.what != "website") or bool(find_wrappers(host))

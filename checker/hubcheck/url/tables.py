"""The hosts that are known: who wraps links, and what other well-known addresses open (`wrappers.tsv`, `sites.tsv`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

# A list of links names few hosts again and again.
_HOSTS_KEPT = 256
# What `*` stands for at the end of a host: a country's or a company's own ending, never a registrable name.
_ENDING_PARTS = ("com", "co")


@dataclass(frozen=True, slots=True)
class Wrapper:
    """A service that puts another link inside its own."""

    host: str
    """A host; with a leading dot every host below it; with a final `.*` under any country's ending."""
    path: str
    """What the path starts with, lower case."""
    parameters: tuple[str, ...]
    """Names of the query's parameters that may hold the inner link, lower case, the likeliest first."""
    name: str
    """Which kind of service it is, for the sentence."""


@dataclass(frozen=True, slots=True)
class Site:
    """A well-known address that is no client link."""

    host: str
    """As in `Wrapper`."""
    what: str
    """What it opens, for the sentence."""


def matches(pattern: str, host: str) -> bool:
    """Whether a host falls under a pattern of the tables."""
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
    """The rows of a packaged table, without its heading and its source column."""
    lines = (files(__package__) / name).read_text(encoding="utf-8").splitlines()
    for line in lines[1:]:
        yield line.split("\t")[:-1]


@cache
def wrappers() -> tuple[Wrapper, ...]:
    """Every known wrapper."""
    return tuple(Wrapper(host, path, tuple(names.split()), name) for host, path, names, name in _rows("wrappers.tsv"))


@cache
def sites() -> tuple[Site, ...]:
    """Every well-known site, the narrower pattern before the wider one."""
    return tuple(Site(host, what) for host, what in _rows("sites.tsv"))


@lru_cache(maxsize=_HOSTS_KEPT)
def wrappers_of(host: str) -> tuple[Wrapper, ...]:
    """The wrappers that a host may be."""
    return tuple(wrapper for wrapper in wrappers() if matches(wrapper.host, host))


@lru_cache(maxsize=_HOSTS_KEPT)
def site_of(host: str) -> Site | None:
    """The well-known site that a host belongs to."""
    return next((site for site in sites() if matches(site.host, host)), None)


def is_known(host: str) -> bool:
    """Whether a host belongs to somebody we know, so that it cannot be a look-alike."""
    return site_of(host) is not None or bool(wrappers_of(host))

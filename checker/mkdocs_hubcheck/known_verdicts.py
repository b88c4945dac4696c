"""Asks the address check, at build, about the domains that readers type most: pages answer these before Python runs."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from hubcheck.api.email import email
from hubcheck.domains.lists import role_words, targets
from hubcheck.email.address import PLAIN_LIMIT, PLAIN_LOCAL, is_plain

_MISSPELLED = 25
"""Of how many providers, the most common first, the misspellings are in the table."""
_LOCAL = "jan.peeters"
# Other domains are ordinary, and too many: Python answers for these.
_LEFT_OUT = frozenset({"unlisted", "work"})
_KEYBOARDS = (("qwertyuiop", "asdfghjkl", "zxcvbnm"), ("azertyuiop", "qsdfghjklm", "wxcvbn"))


@cache
def known_verdicts() -> str:
    """The verdicts on addresses at the known domains as JSON; types in `checker/web/elements/known_verdicts.js`."""
    verdicts: dict[str, int] = {}
    groups: dict[tuple[int, tuple[str, ...]], list[str]] = defaultdict(list)
    for domain in _domains():
        verdict = email(f"{_LOCAL}@{domain}")
        if verdict["class"] in _LEFT_OUT:
            continue
        values = [_LOCAL, domain]
        template = json.dumps(_template(verdict, values), ensure_ascii=False, separators=(",", ":"))
        groups[verdicts.setdefault(template, len(verdicts)), tuple(values[2:])].append(domain)
    table = {
        "address": address_pattern(),
        "limit": PLAIN_LIMIT,
        "verdicts": list(verdicts),
        "groups": [[number, *values, _packed(domains)] for (number, values), domains in sorted(groups.items())],
    }
    return json.dumps(table, ensure_ascii=False, separators=(",", ":"))


def address_pattern() -> str:
    """Pattern of the addresses for which the domain alone decides, with a group for the name and one for the domain.

    For Python and JavaScript, case ignored. No name in it begins with a word for a shared mailbox. Blanks around the
    address and a full stop after it change nothing (`hubcheck.email.paste.without_keyboard_marks`).
    """
    roles = "|".join(word.replace(".", r"\.") for word in role_words() if word.isascii())
    return rf"^ *((?!(?:{roles})(?![a-z])){PLAIN_LOCAL})@([a-z0-9.-]*[a-z])\.? *$"


def _domains() -> Iterable[str]:
    """The domains of providers, and misspellings of the most common ones; each once."""
    rows = files("hubcheck.data").joinpath("providers.tsv").read_text(encoding="utf-8").splitlines()[1:]
    providers = (row.partition("\t")[0] for row in rows)
    slips = (slip for domain in targets()[:_MISSPELLED] for slip in _slips(domain))
    return dict.fromkeys(name for name in (*providers, *slips) if is_plain(f"{_LOCAL}@{name}"))


def _slips(name: str) -> Iterator[str]:
    """The name with one key left out, twice, swapped with the next, or replaced by a neighbour on the keyboard."""
    for at, key in enumerate(name):
        before, after = name[:at], name[at + 1 :]
        yield before + after
        yield before + key + key + after
        yield before + after[:1] + key + after[1:]
        yield from (before + other + after for other in sorted(_neighbours().get(key, ())))


@cache
def _neighbours() -> dict[str, set[str]]:
    """Key -> the keys around it, on QWERTY and AZERTY together."""
    found: dict[str, set[str]] = defaultdict(set)
    for rows in _KEYBOARDS:
        # Each row lies half a key to the right of the one above.
        places = {key: (2 * column + row, row) for row, keys in enumerate(rows) for column, key in enumerate(keys)}
        for key, (x, y) in places.items():
            near = (other for other, (u, v) in places.items() if abs(x - u) <= 2 and abs(y - v) <= 1 and other != key)
            found[key].update(near)
    return found


def _template(part: Any, values: list[str]) -> Any:
    """A verdict with the number of a value in braces in place of the value; new ones are added to the list."""
    if isinstance(part, list):
        return [_template(one, values) for one in part]
    if isinstance(part, dict):
        plain = {"decision", "class", "code", "answer"}
        return {name: one if name in plain else _template(one, values) for name, one in part.items()}
    local, at, domain = part.rpartition("@")
    if at and local == _LOCAL:
        return f"{{0}}@{_placeholder(domain, values)}"
    return _placeholder(part, values) if part else ""


def _placeholder(value: str, values: list[str]) -> str:
    if value not in values:
        values.append(value)
    return f"{{{values.index(value)}}}"


def _packed(domains: Iterable[str]) -> str:
    """The domains by ending: `.be telenet proximus .com gmail`; a third shorter than written in full."""
    endings: dict[str, list[str]] = defaultdict(list)
    for domain in domains:
        name, _, ending = domain.partition(".")
        endings[ending].append(name)
    return " ".join(" ".join((f".{ending}", *sorted(endings[ending]))) for ending in sorted(endings))

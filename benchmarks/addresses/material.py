"""Addresses as a support desk has them: at firms with a domain of their own, at mail services, and labelled ones."""

from __future__ import annotations

import csv
import json
import random
from pathlib import Path

LABELLED = Path(__file__).resolve().parents[2] / "tests" / "data" / "hubcheck" / "addresses.tsv"
CONSONANTS, VOWELS = "bdfghjklmnprstvw", ("aa", "a", "e", "i", "ie", "o", "oo", "u")
ENDINGS = ["be"] * 8 + ["nl"] * 4 + ["fr"] * 3 + ["com"] * 4 + ["eu", "lu", "net", "org", "brussels", "co.uk", "de"]


def addresses(count: int, seed: int = 12) -> list[str]:
    """So many addresses: 5 % are labelled, 15 % at a mail service, the others at half as many firms."""
    chance = random.Random(seed)
    with LABELLED.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
    labelled = [json.loads(row["input_json"]) for row in rows]
    services = [
        text.rpartition("@")[2]
        for row, text in zip(rows, labelled, strict=True)
        if row["class"] in ("personal", "telecom")
    ]
    firms = [f"{_name(chance)}{chance.choice(['', '', '-fin', 'bv'])}.{chance.choice(ENDINGS)}" for _ in range(count)]
    made = [
        *(chance.choice(labelled) for _ in range(count // 20)),
        *(f"{_person(chance)}@{chance.choice(services)}" for _ in range(count * 3 // 20)),
    ]
    made += [f"{_person(chance)}@{chance.choice(firms[: count // 2])}" for _ in range(count - len(made))]
    chance.shuffle(made)
    return made


def _name(chance: random.Random) -> str:
    syllables = chance.randint(2, 4)
    return "".join(chance.choice(CONSONANTS) + chance.choice(VOWELS) for _ in range(syllables))


def _person(chance: random.Random) -> str:
    return f"{_name(chance)}{chance.choice(['.', '.', '', '_', '-'])}{_name(chance)}"

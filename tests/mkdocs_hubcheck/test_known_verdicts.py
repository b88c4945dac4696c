"""The verdicts of the build: the page's script finds in them what Python answers, or nothing."""

import json
import random
import subprocess
from pathlib import Path
from typing import Any

import pytest

from hubcheck.api.email import email
from hubcheck.domains.lists import role_words, targets
from mkdocs_hubcheck import node
from mkdocs_hubcheck.known_verdicts import known_verdicts

WEB = Path(__file__).resolve().parents[2] / "checker" / "web"
BUDGET = 25_000
"""Bytes of the table, compressed with brotli."""
LOOKED_UP = f"""
import {{ KnownVerdicts }} from {json.dumps((WEB / "elements" / "known_verdicts.js").as_uri())};
const {{ table, texts }} = JSON.parse(await new Response(process.stdin).text());
const known = new KnownVerdicts(table);
console.log(JSON.stringify(texts.map((text) => [known.verdict(text), known.isBeginning(text)])));
"""
SIZE = """
import { brotliCompressSync } from "node:zlib";
console.log(brotliCompressSync(Buffer.from(await new Response(process.stdin).arrayBuffer())).length);
"""
NAMES = ("an", "Jan_Info-2", "x" * 38)


def run(script: str, given: str) -> Any:
    command = [*node.find().node, "--input-type=module", "-e", script]
    return json.loads(subprocess.run(command, input=given, capture_output=True, text=True, check=True).stdout)


def looked_up(texts: list[str]) -> list[tuple[dict[str, Any] | None, bool]]:
    """For each text, the verdict that the page's script finds, and whether it waits for more keys."""
    return [(verdict, more) for verdict, more in run(LOOKED_UP, json.dumps({"table": table(), "texts": texts}))]


def table() -> dict[str, Any]:
    return dict(json.loads(known_verdicts()))


def domains() -> list[str]:
    """Every domain in the table."""
    found = []
    for *_, packed in table()["groups"]:
        ending = ""
        for word in packed.split():
            if word.startswith("."):
                ending = word
            else:
                found.append(word + ending)
    return found


def test_every_row_is_what_python_answers() -> None:
    texts = [f"{name}@{domain}" for domain in domains() for name in NAMES]
    found = looked_up(texts)
    assert [text for text, (verdict, _) in zip(texts, found, strict=True) if verdict not in (None, email(text))] == []
    silent = {text for text, (verdict, _) in zip(texts, found, strict=True) if verdict is None}
    assert {text for text in silent if len(text) <= 63} == set()


def random_texts(count: int) -> list[str]:
    """Addresses with the names, separators, domains and slips that readers type, and with what may go wrong in each."""
    chance = random.Random(20261130)
    known, roles = domains(), role_words()
    names = ["jan", "els", "Peeters", "de", "x1", "2024", "JAN", "van-den-broeck", "é", "o'brien", "live.com#jan"]
    joints = [*"....---__", "+", "..", " ", "1", "@"]
    around = [*[""] * 30, *[" ", "  ", ".", ". "] * 2, "\t", "\u00a0", "<", ">", ",", "mailto:", "..", "\n", "a "]
    elsewhere = ["kantoor.be", "gmail", "x.gmail.com", "jan.onmicrosoft.com", "navy.mil", "müller.be"]

    def text() -> str:
        words = [chance.choice(roles if chance.random() < 0.2 else names) for _ in range(chance.randint(1, 3))]
        local = "".join(word + (chance.choice(joints) if chance.random() < 0.5 else "") for word in words)
        local = local.rstrip(".-_+ @") if chance.random() < 0.8 else local
        domain = chance.choice([chance.choice(known), chance.choice(known), chance.choice(elsewhere)])
        if chance.random() < 0.2:
            at = chance.randrange(len(domain))
            domain = domain[:at] + chance.choice(["", "a", ".", "-", "é", "ſ", "K", "İ"]) + domain[at + 1 :]
        domain = domain.upper() if chance.random() < 0.1 else domain
        return f"{chance.choice(around)}{local}@{domain}{chance.choice(around)}"

    return [text() for _ in range(count)]


def test_ten_thousand_addresses_get_what_python_answers_or_wait_for_it() -> None:
    texts = random_texts(10_000)
    found = looked_up(texts)
    assert [text for text, (verdict, _) in zip(texts, found, strict=True) if verdict not in (None, email(text))] == []
    answered = sum(verdict is not None for verdict, _ in found)
    assert 1_000 < answered < 9_000, "the texts do not try both"


@pytest.mark.parametrize("text", ["jan@gmail.com", " Jan.Peeters@Proximus.be ", "an@gmial.com.", "els2@telenet.be"])
def test_what_is_typed_key_by_key_waits_for_the_next_key_until_it_is_known(text: str) -> None:
    *beginnings, (verdict, _) = looked_up([text[:end] for end in range(1, len(text.strip()) + 1)] + [text])
    assert verdict == email(text)
    assert all(more or found for found, more in beginnings if not text.startswith(" "))


@pytest.mark.parametrize(
    "text", ["an@kantoorpeeters.be", "info@gmail.com", "jan+bc@gmail.com", "jan@@gmail.com", "é@gmail.com"]
)
def test_whatever_else_waits_for_python(text: str) -> None:
    assert looked_up([text]) == [(None, False)]


def test_the_most_common_providers_and_slips_are_known() -> None:
    assert set(targets()) - set(domains()) == {"onmicrosoft.com"}, "which is no provider"
    assert {"gmial.com", "gmail.con", "gmai.com", "hotmial.com", "hotmail.vom", "outlok.com"} <= set(domains())


def test_the_table_is_small() -> None:
    assert run(SIZE, known_verdicts()) <= BUDGET

"""The explanations of the build: the page's script finds in them what Python makes of a code, or nothing."""

import json
import random
from typing import Any

import pytest
from tests.mkdocs_hubcheck.test_known_verdicts import SIZE, WEB, run

from hubcheck.api.explain import explanations
from hubcheck.explain import UNKNOWN_CODE
from hubcheck.explain.explainer import code_anchors
from mkdocs_hubcheck.known_messages import known_messages

BUDGET = 4_000
"""Bytes of the table, compressed with brotli."""
LOOKED_UP = f"""
import {{ KnownMessages }} from {json.dumps((WEB / "elements" / "known_messages.js").as_uri())};
const {{ table, texts }} = JSON.parse(await new Response(process.stdin).text());
const known = new KnownMessages(table);
console.log(JSON.stringify(texts.map((text) => known.causes(text))));
"""
AROUND = ["{}", " {}\n", "({})", "#{}", "{}.", "{}:", "code {}", "Code: {}.", "\u00a0{}\ufeff"]


def looked_up(texts: list[str]) -> list[list[dict[str, Any]] | None]:
    """For each text, what the page's script finds."""
    found: list[list[dict[str, Any]] | None] = run(
        LOOKED_UP, json.dumps({"table": json.loads(known_messages()), "texts": texts})
    )
    return found


def forms_of(anchor: str) -> list[str]:
    """The ways to write a code."""
    name = anchor.removeprefix("http-")
    number = anchor.removeprefix("AADSTS")
    sign_in = [number, f"aadsts {number}", f"AADSTS-{number}", f"Aadsts:{number}"] if number != anchor else []
    return [name, name.lower(), name.upper(), *sign_in]


def test_every_code_is_what_python_makes_of_it() -> None:
    texts = [form for anchor in code_anchors().values() for form in forms_of(anchor)]
    assert len(texts) > 1500
    found = dict(zip(texts, looked_up(texts), strict=True))
    assert [text for text, causes in found.items() if causes != explanations(text)] == []


def test_two_thousand_texts_get_what_python_makes_of_them_or_wait_for_it() -> None:
    chance = random.Random(20261130)
    written = [form for anchor in code_anchors().values() for form in forms_of(anchor)]
    others = ["", " in tenant klant.be", " jan@kantoor.be", "0", "x", " 503", "\u200b", "é", '"', " User is disabled"]

    def text() -> str:
        random_code = f"{chance.choice(['AADSTS', 'aadsts ', '', 'x'])}{chance.randrange(10 ** chance.randint(1, 8))}"
        code = chance.choice(written) if chance.random() < 0.7 else random_code
        code += chance.choice(others) if chance.random() < 0.3 else ""
        code = chance.choice(others) + code if chance.random() < 0.1 else code
        return chance.choice(AROUND if chance.random() < 0.5 else ["{}"]).format(code)

    texts = [text() for _ in range(2_000)]
    found = looked_up(texts)
    different = [
        text for text, causes in zip(texts, found, strict=True) if causes is not None and causes != explanations(text)
    ]
    assert different == []
    assert 800 < sum(causes is not None for causes in found) < 1_800, "the texts do not try both"


def test_of_a_sign_in_code_that_is_in_no_list_it_is_known_that_nobody_knows_it() -> None:
    (causes,) = looked_up(["aadsts9999999"])
    assert causes is not None
    assert [(cause["code"], cause["params"]) for cause in causes] == [(UNKNOWN_CODE, {"number": "AADSTS9999999"})]


@pytest.mark.parametrize(
    "text", ["", "12345", "418", "hallo", "factuur 50020", "AADSTS50020 jan@kantoor.be", "AADSTS50020 AADSTS50034"]
)
def test_whatever_else_waits_for_python(text: str) -> None:
    assert looked_up([text]) == [None]


def test_the_table_is_small() -> None:
    assert run(SIZE, known_messages()) <= BUDGET

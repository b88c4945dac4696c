"""Nobody is told that they are wrong while they are still typing."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

# Types every address key by key, with an answer after each key and no time between them; tells what was seen too early.
KEY_BY_KEY = """async (addresses) => {
    const settings = JSON.parse(document.getElementById("hubcheck-settings").textContent);
    const { sharedEngine } = await import(new URL(settings.engine, document.baseURI));
    const form = document.querySelector("hubcheck-email"), field = form.querySelector("input"), early = [];
    for (const address of addresses) {
        field.value = "";
        field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "deleteContentBackward" }));
        for (const key of address) {
            field.value += key;
            field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
            await sharedEngine().check("email", "");
            const verdict = form.querySelector(".hc-panel")?.dataset.verdict ?? "";
            const wrong = ["typo", "invalid"].includes(verdict) || !form.querySelector(".hc-error").hidden;
            if (wrong || field.hasAttribute("aria-invalid")) early.push([address, field.value, verdict]);
        }
    }
    return early;
}"""
OWN = [
    "jan@gmail.com",
    "an@gmial.com",
    "jan.peeters@kantoor.example.be",
    "jan@@kantoor",
    "info@x.co.uk",
    "é@kantoor.con",
]


def test_no_address_is_wrong_before_it_is_finished(warm: Callable[..., object]) -> None:
    assert warm().page.evaluate(KEY_BY_KEY, OWN) == []


@pytest.mark.corpus
def test_no_labelled_address_is_wrong_before_it_is_finished(warm: Callable[..., object], shared: Path) -> None:
    with (shared / "checker" / "emails.tsv").open(encoding="utf-8", newline="") as rows:
        reader = csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)
        typed = [text for text in (json.loads(row["input_json"]) for row in reader) if len(text) <= 80]
    assert typed
    assert warm().page.evaluate(KEY_BY_KEY, [text.replace("\n", "").replace("\r", "") for text in typed]) == []


def test_a_verdict_about_the_domain_comes_without_a_pause(warm: Callable[..., object]) -> None:
    reader = warm().type("an@gmail.com")
    expect(reader.title).to_have_text(reader.title_of("personal"))


def test_a_slip_is_told_after_a_pause(warm: Callable[..., object]) -> None:
    reader = warm().type("an@gmial.com").wait(590)
    expect(reader.verdict).to_have_count(0)
    reader.wait(20)
    expect(reader.title).to_have_text(reader.title_of("typo"))


def test_a_slip_is_told_at_once_where_the_reader_is_done(warm: Callable[..., object]) -> None:
    reader = warm().type("an@gmial.com")
    reader.field.press("Tab")
    expect(reader.title).to_have_text(reader.title_of("typo"))


def test_what_was_pasted_is_done(warm: Callable[..., object]) -> None:
    reader = warm().paste("an@gmial.com")
    expect(reader.title).to_have_text(reader.title_of("typo"))


@pytest.mark.parametrize("half", ["jan", "jan@", "jan@kantoor", "jan@kantoor.", "jan@kantoor.b"])
def test_half_an_address_is_nothing_however_long_it_stands(warm: Callable[..., object], half: str) -> None:
    reader = warm().type(half).wait(60_000)
    expect(reader.verdict).to_have_count(0)
    expect(reader.error).to_be_hidden()
    expect(reader.heard).to_be_empty()


def test_half_an_address_is_an_error_once_the_reader_leaves(warm: Callable[..., object]) -> None:
    reader = warm().type("jan@kantoor")
    reader.field.press("Tab")
    expect(reader.error).to_contain_text(reader.text("email.single-label", domain="kantoor"))


def test_a_refusal_goes_with_the_next_key_before_anything_else_is_known(warm: Callable[..., object]) -> None:
    reader = warm().check("an@gmail.com")
    expect(reader.verdict).to_be_visible()
    visible = reader.field.evaluate("""field => {
        field.value += ".";
        field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
        return getComputedStyle(document.querySelector(".hc-panel")).visibility;
    }""")
    assert visible == "hidden"


def test_an_error_goes_with_the_next_key(warm: Callable[..., object]) -> None:
    reader = warm().check("jan@")
    reader.field.press("k")
    expect(reader.error).to_be_hidden()
    assert reader.field.get_attribute("aria-invalid") is None


def test_an_empty_field_has_nothing_to_say(warm: Callable[..., object]) -> None:
    reader = warm().check("an@gmail.com")
    reader.field.fill("")
    reader.field.press("Tab")
    expect(reader.form.get_by_text(reader.text("ui.private"))).to_be_visible()
    expect(reader.verdict).to_have_count(0)

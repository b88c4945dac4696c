"""The written checklist: all questions and outcomes are on the page, and all links have targets."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from hubcheck.checklist import MAILS, OUTCOMES, STEPS
from hubcheck.explain import MEANINGS
from hubcheck.messages import locales, read_catalogue
from mkdocs_hubcheck.checklist import data, questions, render
from mkdocs_hubcheck.checklist_states import checklist_states
from mkdocs_hubcheck.pack_runtime import Runtime
from mkdocs_hubcheck.page_parts import PageParts

LETTERS = {"en": "en.json", "nl-BE": "nl.json"}
BOTH = pytest.mark.parametrize("locale", locales())


def page(locale: str, *, live: bool = True) -> html.HtmlElement:
    text = render(read_catalogue(locale), live=live)
    element: html.HtmlElement = html.fromstring(f"<main>{text}</main>")
    return element


def parts_of(node: html.HtmlElement, name: str) -> list[html.HtmlElement]:
    """The elements with a class."""
    return list(node.find_class(name))


def headings(whole: html.HtmlElement) -> list[html.HtmlElement]:
    """The headings of the written checklist."""
    return list(parts_of(whole, "hcl-all")[0].iter("h2", "h3"))


def words(node: html.HtmlElement) -> str:
    return re.sub(r"[ \n]+", " ", node.text_content()).strip(" \n")  # but not no-break spaces


@BOTH
def test_every_question_and_every_outcome_has_one_heading(locale: str) -> None:
    catalogue = read_catalogue(locale)
    shown = headings(page(locale))
    found = {node.get("id"): words(node) for node in shown}
    titles = {name: catalogue.text(f"step.{name}.question") for name in STEPS}
    titles |= {name: catalogue.text(f"outcome.{name}.title") for name in OUTCOMES}
    assert found == {name: title.replace("**", "") for name, title in titles.items()}
    assert len(shown) == len(found)


@BOTH
def test_every_outcome_says_who_has_to_act_and_what_to_do(locale: str) -> None:
    catalogue = read_catalogue(locale)
    for section in parts_of(page(locale), "hcl-cause"):
        outcome = OUTCOMES[section.get("aria-labelledby")]
        assert catalogue.text(f"actor.{outcome.actor}") in words(parts_of(section, "hcl-actor")[0])
        instructions = [words(node) for node in section.iterfind("ol/li")]
        assert instructions == [catalogue.text(name).replace("**", "") for name in outcome.action_ids]
        subjects = [words(node) for node in section.iter("summary")]
        assert len(subjects) == len(outcome.mails)
        for mail, subject in zip(outcome.mails, subjects, strict=True):
            assert subject.endswith(catalogue.text(f"mail.{mail}.subject"))


def test_steps_are_in_the_order_of_the_checklist() -> None:
    order = list(STEPS)
    shown = [node.get("aria-labelledby") for node in parts_of(page("en"), "hcl-part")]
    assert shown == order
    assert all(order.index(one) < order.index(two) for one, two in pairwise(shown))


@BOTH
def test_every_link_of_the_list_leads_to_a_heading_of_it(locale: str) -> None:
    whole = page(locale)
    ids = [node.get("id") for node in whole.iterfind(".//*[@id]")]
    targets = {node.get("href")[1:] for node in parts_of(whole, "hcl-all")[0].iter("a")}
    assert targets <= set(ids)
    assert len(ids) == len(set(ids))


def test_every_answer_of_every_question_is_in_the_list() -> None:
    for question in questions(read_catalogue("en")):
        reached = {branch.target for branch in question.branches}
        asked = {choice.goto for choice in question.step.choices}
        assert asked <= reached or question.step.kind == "text"


@BOTH
def test_every_known_message_is_listed(locale: str) -> None:
    text = " ".join(words(page(locale)).split())
    catalogue = read_catalogue(locale)
    for code in MEANINGS:
        sentence = catalogue.text(code, number="AADSTS…")
        assert " ".join(sentence.split()) in text, code


@BOTH
def test_no_placeholder_is_left(locale: str) -> None:
    assert not re.findall(r"\{[a-z_]+(?::[a-z]+)?\}", words(page(locale)))


def test_the_list_is_open_and_indexed_by_search_unlike_the_interactive_part() -> None:
    whole = page("en")
    assert parts_of(whole, "hcl-all")[0].get("open") is not None
    assert parts_of(whole, "hcl-walk")[0].get("data-search-exclude") is not None
    assert parts_of(whole, "hcl-all")[0].get("data-search-exclude") is None


def test_without_a_checker_there_is_only_the_list() -> None:
    whole = page("en", live=False)
    assert not [*whole.iter("script", "template"), *parts_of(whole, "hcl-stage")]
    assert words(parts_of(whole, "hcl-walk")[0]) == read_catalogue("en").text("boot.cannot-start")
    assert "unresolved" in {node.get("id") for node in headings(whole)}


def test_the_data_have_the_states_the_variables_and_a_form_without_examples_for_each_kind() -> None:
    made = json.loads(json.dumps(data(read_catalogue("nl-BE"), LETTERS)))
    assert made["states"] == json.loads(checklist_states())
    assert made["letters"] == LETTERS
    assert made["fills"] == {mail: list(text.variables) for mail, text in MAILS.items()}
    for kind, form in made["forms"].items():
        (element,) = html.fromstring(f"<main>{form}</main>")
        assert element.tag == f"hubcheck-{kind}"
        assert not [*element.iter("details")]


def test_a_page_with_the_marker_gets_the_checklist_and_its_messages() -> None:
    parts = PageParts(None)
    expanded = parts.insert("<h1>Help</h1><!-- hubcheck:checklist -->", "nl-BE", lambda uri: f"../{uri}")
    assert expanded.used == ("checklist",)
    stems = {file.name.split(".")[0] for file in parts.data_files}
    assert stems == {"checklist", "codes", "letters", "verdicts"}
    assert read_catalogue("nl-BE").text("outcome.unresolved.title") in expanded.html


@pytest.mark.parametrize(
    ("markers", "script"),
    [
        pytest.param(["email"], "forms.js", id="forms alone"),
        pytest.param(["checklist", "email"], "checklist.js", id="the checklist"),
        pytest.param(["url", "bulk"], "bulk.js", id="the table"),
        pytest.param(["bulk", "checklist"], "checker.js", id="both"),
        pytest.param(["message"], "message.js", id="the box for a message"),
    ],
)
def test_a_page_loads_one_script_with_what_it_needs(markers: list[str], script: str, tmp_path: Path) -> None:
    parts = PageParts(Runtime(tmp_path, tmp_path, tmp_path))
    page = "".join(f"<!-- hubcheck:{name} -->" for name in markers)
    inserted = parts.insert(page, "en", lambda uri: f"../{uri}").html
    scripts = re.findall(r'<script type="module" src="[^"]*/([^"/]+)">', inserted)
    assert scripts == [script]
    styles = re.findall(r'<link rel="stylesheet" href="[^"]*/([^"/]+)">', inserted)
    assert styles == [script.replace(".js", ".css")]
    assert {script, *styles} <= {path.name for path in parts.elements.files}

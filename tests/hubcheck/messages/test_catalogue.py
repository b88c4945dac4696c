"""Every code has an English sentence; those of other locales have the same placeholders."""

import re
from collections.abc import Iterator

import pytest

from hubcheck.checklist import ACTORS, MAILS, OUTCOMES, STEPS
from hubcheck.checklist.outcomes import answer_message_id
from hubcheck.email import EMAIL_CODES, check_email
from hubcheck.email.codes import WEIGHTS
from hubcheck.explain import EXPLAIN_CODES
from hubcheck.messages import Catalogue, describe, locales, placeholders, read_catalogue
from hubcheck.model import DECISIONS, Finding, Verdict, finding
from hubcheck.url import URL_CLASSES, URL_CODES, URL_PARTS, URL_SITES, URL_WRAPPERS

CODES = {**EMAIL_CODES, **URL_CODES, **EXPLAIN_CODES}
OTHERS = [locale for locale in locales() if locale != "en"]
# What a button for one row says, and a button for several cannot.
NAMED_IF_ALONE = {"bulk.copy-right": {"row"}, "bulk.copy-right-addresses": {"row"}}
EMAIL_CLASSES = sorted({weight.kind for weight in WEIGHTS.values()})


def needed() -> Iterator[str]:
    """Every message id that codes and data require."""
    yield from CODES
    yield from (f"url.class.{kind}.title" for kind in URL_CLASSES)
    yield from (f"email.class.{kind}.title" for kind in EMAIL_CLASSES)
    yield from (f"value.part.{part}" for part in URL_PARTS)
    yield from (f"value.site.{site}" for site in URL_SITES)
    yield from (f"value.wrapper.{wrapper}" for wrapper in URL_WRAPPERS)
    yield from (f"actor.{actor}" for actor in ACTORS)
    for step in STEPS.values():
        yield from (f"step.{step.id}.question", f"step.{step.id}.hint")
        yield from (answer_message_id(step, choice.id) for choice in step.choices)
    for outcome in OUTCOMES.values():
        yield from (f"outcome.{outcome.id}.title", f"outcome.{outcome.id}.text", *outcome.action_ids)
    for mail, text in MAILS.items():
        yield from (f"mail.{mail}.subject", f"mail.{mail}.body")
        yield from (f"mail.fill.{name}" for name in text.variables)
    yield from (f"decision.{decision}" for decision in DECISIONS)


def names(places: frozenset[str]) -> set[str]:
    return {place.partition(":")[0] for place in places}


@pytest.fixture(name="catalogue", params=locales())
def _catalogue(request: pytest.FixtureRequest) -> Catalogue:
    return read_catalogue(request.param)


def test_every_required_message_exists() -> None:
    assert sorted(set(needed()) - set(read_catalogue("en").messages)) == []


def test_a_sentence_has_exactly_the_parameters_of_its_finding(catalogue: Catalogue) -> None:
    for code in CODES.keys() & catalogue.messages.keys():
        params = CODES[code]
        used = names(placeholders(catalogue.messages[code]))
        silent = {"url.wrong-kind": {"host"}, "explain.several": set()}.get(code, set())
        assert used == set(params) - silent, code


def test_a_message_to_send_has_exactly_its_variables(catalogue: Catalogue) -> None:
    bodies = {mail: catalogue.messages.get(f"mail.{mail}.body") for mail in MAILS}
    used = {mail: names(placeholders(body)) for mail, body in bodies.items() if body is not None}
    assert used == {mail: set(MAILS[mail].variables) for mail in used}


def test_what_a_message_to_send_announces_is_in_it(catalogue: Catalogue) -> None:
    """After a colon comes a list, a link or a place to fill in; never the greeting at the end."""
    for mail in MAILS:
        *paragraphs, _closing = catalogue.text(f"mail.{mail}.body").split("\n\n")
        assert not paragraphs[-1].endswith(":"), mail


def test_outcomes_have_no_further_instructions(catalogue: Catalogue) -> None:
    written = {name for name in catalogue.messages if re.fullmatch(r"outcome\..+\.do\.\d+", name)}
    assert written <= {name for outcome in OUTCOMES.values() for name in outcome.action_ids}


def test_there_are_no_messages_for_unknown_steps_or_answers(catalogue: Catalogue) -> None:
    written = {name for name in catalogue.messages if name.startswith(("step.", "url.", "explain.", "email.", "mail."))}
    expected = {*needed(), "explain.nothing", "explain.several"}
    assert {name for name in written - expected if not name.endswith(".action")} == set()


def forms(message: str | dict[str, str]) -> dict[str, frozenset[str]]:
    """The placeholders of each form."""
    return {form: placeholders(text) for form, text in ({"": message} if isinstance(message, str) else message).items()}


@pytest.mark.parametrize("locale", OTHERS)
def test_locales_have_messages_of_the_source_in_its_order_with_its_placeholders(locale: str) -> None:
    source, target = read_catalogue("en").messages, read_catalogue(locale).messages
    assert list(target) == [name for name in source if name in target]
    for name, message in target.items():
        assert forms(message) == forms(source[name]), name


def test_plural_forms_are_complete(catalogue: Catalogue) -> None:
    plurals = {name: message for name, message in catalogue.messages.items() if not isinstance(message, str)}
    assert plurals or catalogue.locale != "en"
    for name, message in plurals.items():
        assert set(message) == {"one", "other"}
        assert placeholders(message["one"]) - NAMED_IF_ALONE.get(name, set()) <= placeholders(message["other"]), name
        assert "count" in placeholders(message["other"])


def test_values_are_filled_in_and_words_joined() -> None:
    english = read_catalogue("en")
    assert english.sentence(finding("url.left-out", what="port,slash,query")) == (
        "We left out the port number, the last slash and everything after the question mark."
    )
    assert english.text("url.several", count="3").startswith("The text contains 3 different links.")
    assert english.text("checklist.at-most", count="1") == "1 more question at most"


def test_a_value_is_never_read_as_a_placeholder() -> None:
    sentence = read_catalogue("en").sentence(finding("url.placeholder", x="{x} {link} {what:part}"))
    assert sentence == "Put your client's domain in place of {x} {link} {what:part}."


def test_a_missing_message_is_shown_in_english() -> None:
    english = read_catalogue("en")
    other = Catalogue("fr-BE", {"actor.you": "Vous"}, english)
    assert other.text("actor.you") == "Vous"
    assert other.text("actor.it") == english.text("actor.it")
    assert (other.is_fallback("actor.you"), other.is_fallback("actor.it")) == (False, True)
    with pytest.raises(KeyError):
        other.text("no.such.message")


def test_there_is_no_catalogue_for_a_locale_that_is_not_listed() -> None:
    with pytest.raises(FileNotFoundError):
        read_catalogue("../en")


@pytest.mark.parametrize("text", ["els@gmial.com", "griet@hotmial.com", "an_gmail.com#EXT#@klant.onmicrosoft.com"])
def test_where_the_address_that_was_meant_is_refused_a_work_address_is_asked_for(
    catalogue: Catalogue, text: str
) -> None:
    assert describe("email", check_email(text), catalogue).action == catalogue.text("email.class.personal.action")


def test_a_panel_has_title_reason_action_and_every_further_finding(catalogue: Catalogue) -> None:
    verdict = Verdict("reject", "bad_tenant", findings=(finding("url.bad-tenant", tenant="a_b"), Finding("url.mobile")))
    panel = describe("url", verdict, catalogue)
    assert panel.title
    assert panel.action
    assert "a_b" in panel.text
    assert panel.details == (catalogue.text("url.mobile"),)

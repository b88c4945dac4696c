"""The one address in a pasted text: read among other words, and never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubcheck.email import check_email

BESIDE = [
    ("Els Wouters els@wouters.be", "a full name before it"),
    ("els@wouters.be Els Wouters", "a full name after it"),
    ("els@wouters.be\tEls", "the next cell"),
    ("Tel. 03 000 00 00 - els@wouters.be", "a telephone number"),
    ("e-mail els@wouters.be", "a label"),
    ("mijn adres is els@wouters.be.", "a sentence"),
    ("els@wouters.be | www.wouters.be", "a website"),
    ("Wouters BV; els@wouters.be; 0470 12 34 56", "cells of a list"),
    ("Els Wouters\nAccountant\nels@wouters.be\nwww.wouters.be", "a signature"),
    ("2. els@wouters.be", "a number in a list"),
    ("- els@wouters.be", "a bullet"),
    ("E. Wouters els@wouters.be", "an initial"),
    ("Els els@wouters.be", "a name that the address repeats"),
    ("Dirk De Smet els@wouters.be", "the full name of somebody else"),
    ("mevr. Wouters els@wouters.be", "a title"),
    ("www.wouters.be els@wouters.be", "a website before it"),
    ("→ els@wouters.be", "an arrow"),
    ("📧els@wouters.be👍", "emojis without a space"),
    ("Uitnodiging voor els@wouters.be", "a preposition in Dutch"),
    ("Vous pouvez m'écrire sur l'adresse els@wouters.be svp", "a sentence in French"),
    ("Sie erreichen mich unter els@wouters.be", "a sentence in German"),
    ("please use els@wouters.be", "a verb"),
    ("Accountant els@wouters.be", "a profession"),
    ("Els Wouters\nAccountant\nE els@wouters.be\nW www.wouters.be", "a signature with letters for labels"),
    ("Els,Wouters,els@wouters.be,9000 Gent", "cells between commas"),
    ('"Wouters","Els","els@wouters.be"', "cells in quotes"),
    ("BEGIN:VCARD\nFN:Els\nEMAIL;TYPE=WORK:els@wouters.be\nTEL:+3290000000\nEND:VCARD", "a contact card"),
    ("MATMSG:TO:els@wouters.be;SUB:Hub;BODY:x;;", "a QR code that writes a mail"),
    ("MECARD:N:Wouters,Els;EMAIL:els@wouters.be;;", "a QR code with a contact"),
    ("els@wouters.be; els@wouters.be", "the same address twice"),
    ("els@wouters.be (mailto:els@wouters.be)", "an address and its link"),
    ("Van: Els <els@wouters.be>\nAan: Els <Els@wouters.be>", "the same address in two lines of a header"),
    ('<a href="mailto:els@wouters.be?subject=x">Els Wouters</a>', "a link in HTML"),
    ('<a href="mailto:els@wouters.be">els@wouters.be</a>', "a link in HTML that shows its target"),
    ("@ els@wouters.be", "an at sign for a label"),
    ("BEGIN:VCARD\r\nEMAIL;PREF;INTERNET:els@wouters.be\r\nEND:VCARD", "a contact card of an old phone"),
    ("@: els@wouters.be", "an at sign and a colon for a label"),
    ("ik ben els@wouters.be", "a first person"),
    ("Voeg els@wouters.be toe als externe accountant", "a sentence that goes on"),
    ("Peux-tu ajouter els@wouters.be ?", "a question"),
    ("Beste, u bent uitgenodigd. " * 150 + "els@wouters.be", "a long mail"),
    ("els at wouters dot be", "a dictated address"),
    ("els apenstaartje wouters punt be", "an address dictated in Dutch"),
    ("els arobase wouters point be", "an address dictated in French"),
    ("els@wouters(dot)be", "a hidden dot"),
]


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for text, name in BESIDE])
def test_the_one_address_in_a_text_is_read(text: str) -> None:
    verdict = check_email(text)
    assert (verdict.decision, verdict.kind, verdict.suggestion) == ("warn", "fixable", "els@wouters.be")


PARTS = st.sampled_from(
    ["Els Wouters", "mijn adres is", "tel. 0470 12 34 56", "\n", "\t", "; ", " | ", "Kantoor Wouters", "E-mail: ", "→"]
)


@given(st.lists(PARTS, max_size=4), st.lists(PARTS, max_size=4))
def test_text_around_the_one_address_gives_it_or_asks(before: list[str], after: list[str]) -> None:
    verdict = check_email(f"{' '.join(before)} els@wouters.be {' '.join(after)}")
    assert verdict.decision in ("warn", "unknown", "reject")
    assert verdict.suggestion in ("", "els@wouters.be")
    assert verdict.decision != "reject" or verdict.kind == "invalid"


@given(st.lists(PARTS, max_size=4), st.lists(PARTS, max_size=4), st.sampled_from(["gmail.com", "telenet.be"]))
def test_text_around_an_address_never_makes_it_usable(before: list[str], after: list[str], provider: str) -> None:
    assert check_email(f"{' '.join(before)} els@{provider} {' '.join(after)}").decision == "reject"


@given(st.permutations(["Els <els@wouters.be>", "jan@wouters.be", "Van: piet@telenet.be"]), st.sampled_from("\n\t ;,"))
def test_of_two_addresses_none_is_chosen(texts: list[str], separator: str) -> None:
    verdict = check_email(separator.join(texts[:2]))
    assert (verdict.decision, verdict.kind, verdict.suggestion) == ("reject", "invalid", "")


@pytest.mark.parametrize(
    "text",
    [
        "[jan@wouters.be](mailto:els@wouters.be)",
        '<a href="mailto:els@wouters.be">jan@wouters.be</a>',
        "jan@wouters.be <els@wouters.be>",
        "jan@wouters.be <mailto:els@wouters.be>",
    ],
)
def test_a_link_that_shows_another_address_is_not_followed(text: str) -> None:
    verdict = check_email(text)
    assert (verdict.decision, verdict.suggestion) == ("reject", "")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("els wouters@wouters.be", id="a blank for a dot"),
        pytest.param("Els wouters@wouters.be", id="a blank for a dot, with the capital of a telephone"),
        pytest.param("els de smet@wouters.be", id="a name of three words"),
        pytest.param("els@wouters.co m", id="an ending in two parts"),
        pytest.param("els@wouters be", id="a blank for the dot of the domain"),
        pytest.param("els@wouters.be jan@wouters.be", id="two addresses"),
        pytest.param("Els els@wouters", id="a domain without an ending"),
        pytest.param("els,wouters@wouters.be", id="a comma for a dot"),
        pytest.param("els:wouters@wouters.be", id="a colon for a dot"),
        pytest.param("https://els@wouters.be/", id="a web link"),
        pytest.param("https://teams.microsoft.com/l/chat/0/0?users=els@wouters.be", id="an address in a web link"),
        pytest.param("E wouters@wouters.be", id="an initial"),
    ],
)
def test_an_address_that_a_word_may_belong_to_is_not_guessed(text: str) -> None:
    verdict = check_email(text)
    assert (verdict.decision, verdict.suggestion) == ("reject", "")

"""Every sentence is written as the house writes its language: plain, short, one word for one thing."""

import re
from collections.abc import Iterator

import pytest

from hubcheck.messages import Catalogue, locales, read_catalogue

pytestmark = pytest.mark.content


def texts(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for name, message in catalogue.messages.items():
        yield from ((name, text) for text in ([message] if isinstance(message, str) else message.values()))


# Heerlijk Helder and the house's own words: u, registreren and aanmelden, aanvaarden, link, cliënt
AVOIDED = re.compile(
    r"\b(gelieve|alstublieft|indien|dienen te|enkel|reeds|tevens|eveneens|betreffende|inzake|teneinde|steeds|bekomen"
    r"|trachten|accepteren|geaccepteerd|je|jij|jouw|client|koppeling|foutbericht)\b",
    re.IGNORECASE,
)


def test_dutch_is_written_as_a_belgian_accountant_writes_it() -> None:
    dutch = texts(read_catalogue("nl-BE"))
    assert [(name, text) for name, text in dutch if AVOIDED.search(text.replace("(Company Hub)", ""))] == []


# The house's own words: vous, s'inscrire and se connecter, client, lien, adresse e-mail; no English in disguise
AVOIDED_IN_FRENCH = re.compile(
    r"\b(veuillez|svp|désolé|oups|tu|toi|ton|tes|hyperlien|checklist|login|(?<!-)mail|email|courriel"
    r"|adresse électronique|digital\w*|supporter|locataire|s'enregistrer|enregistrez-vous"
    r"|s'identifier|license)\b(?!@|-)",
    re.IGNORECASE,
)


def test_french_is_written_as_a_belgian_accountant_writes_it() -> None:
    french = texts(read_catalogue("fr-BE"))
    assert [(name, text) for name, text in french if AVOIDED_IN_FRENCH.search(text)] == []


# A mark with a plain blank before it, or none: it would begin a line, or stick to its word.
BARE_MARK = re.compile(r"[^\s\u00a0][?!;:»](?=\s|$)| [?!;:»](?!/)|«(?!\u00a0)")
ADDRESS = re.compile(r"\S+://\S*|\?redirectedfromsignup")


def test_a_french_mark_stays_beside_its_word() -> None:
    french = texts(read_catalogue("fr-BE"))
    assert [(name, text) for name, text in french if BARE_MARK.search(ADDRESS.sub("x", text))] == []


SIGN_UP = re.compile(r"\bsign(s|ed|ing)? (\w+ )?up\b|\bsign-up\b", re.IGNORECASE)
SIGN_IN = re.compile(r"\bsign(s|ed|ing)? (\w+ )?(in|out)\b|\bsign-in\b(?! name)", re.IGNORECASE)
SAID = {
    "nl-BE": (r"registr", r"\bmeld\b.*\b(aan|af)\b|(aan|af)(ge)?meld(?!ingsnaam)|(aan|af) te melden"),
    "fr-BE": (r"inscri", r"connect|(?<!nom de )connexion"),
}
"""What signing up is called, and what signing in and out."""


@pytest.mark.parametrize("locale", SAID)
def test_signing_up_and_signing_in_are_never_mixed_up(locale: str) -> None:
    target = dict(texts(read_catalogue(locale)))
    up, into = (re.compile(words, re.IGNORECASE) for words in SAID[locale])
    for name, text in texts(read_catalogue("en")):
        asked = (SIGN_UP.search(text) is not None, SIGN_IN.search(text) is not None)
        if any(asked) and name in target:
            said = (up.search(target[name]) is not None, into.search(target[name]) is not None)
            assert said == asked, (name, target[name])


# de or het cannot be known before a name; before a number it can
ARTICLE = re.compile(r"\b(de|het|een) \{(?!count|total)")


def test_no_article_stands_before_a_placeholder() -> None:
    assert [name for name, text in texts(read_catalogue("nl-BE")) if ARTICLE.search(text)] == []


def test_english_does_not_plead_or_scold() -> None:
    avoided = re.compile(r"\b(please|sorry|oops|valid|invalid|forbidden)\b", re.IGNORECASE)
    assert [(name, text) for name, text in texts(read_catalogue("en")) if avoided.search(text)] == []


@pytest.mark.parametrize("locale", locales())
def test_sentences_are_short(locale: str) -> None:
    for name, text in texts(read_catalogue(locale)):
        if not name.startswith("mail."):
            for sentence in re.split(r"(?<=[.?!:])\s", text):
                assert len(sentence.split()) <= 20, (name, sentence)

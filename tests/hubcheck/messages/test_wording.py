"""Every sentence follows the style guide of its language: plain, short, one term per concept."""

import re
from collections.abc import Iterator

import pytest

from hubcheck.messages import Catalogue, locales, read_catalogue

pytestmark = pytest.mark.content


def texts(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for name, message in catalogue.messages.items():
        yield from ((name, text) for text in ([message] if isinstance(message, str) else message.values()))


# Heerlijk Helder and our own terms: u, registreren and aanmelden, aanvaarden, link, cliënt
AVOIDED = re.compile(
    r"\b(gelieve|alstublieft|indien|dienen te|enkel|reeds|tevens|eveneens|betreffende|inzake|teneinde|steeds|bekomen"
    r"|trachten|accepteren|geaccepteerd|je|jij|jouw|client|koppeling|foutbericht)\b",
    re.IGNORECASE,
)

NO_DUTCH = re.compile(r"\(Company Hub\)|\{\w+\}")
"""A name, and placeholders."""


def test_dutch_is_written_as_a_belgian_accountant_writes_it() -> None:
    dutch = texts(read_catalogue("nl-BE"))
    assert [(name, text) for name, text in dutch if AVOIDED.search(NO_DUTCH.sub("", text))] == []


# Our own terms: vous, s'inscrire and se connecter, client, lien, adresse e-mail; no English in disguise
AVOIDED_IN_FRENCH = re.compile(
    r"\b(veuillez|svp|désolé|oups|tu|toi|ton|tes|hyperlien|checklist|login|(?<!-)mail|email|courriel"
    r"|adresse électronique|digital\w*|supporter|locataire|s'enregistrer|enregistrez-vous"
    r"|s'identifier|license)\b(?!@|-)",
    re.IGNORECASE,
)


def test_french_is_written_as_a_belgian_accountant_writes_it() -> None:
    french = texts(read_catalogue("fr-BE"))
    assert [(name, text) for name, text in french if AVOIDED_IN_FRENCH.search(text)] == []


# Punctuation after a breaking space, or after none.
BARE_MARK = re.compile(r"[^\s\u00a0][?!;:»](?=\s|$)| [?!;:»](?!/)|«(?!\u00a0)")
ADDRESS = re.compile(r"\S+://\S*|\?redirectedfromsignup")


def test_french_punctuation_has_a_no_break_space() -> None:
    french = texts(read_catalogue("fr-BE"))
    assert [(name, text) for name, text in french if BARE_MARK.search(ADDRESS.sub("x", text))] == []


def test_french_has_straight_apostrophes() -> None:
    """As docs/for-translators.md asks, so that a search in the page finds the word."""
    assert [(name, text) for name, text in texts(read_catalogue("fr-BE")) if "’" in text] == []


SIGN_UP = re.compile(r"\bsign(s|ed|ing)? (\w+ )?up\b|\bsign-up\b", re.IGNORECASE)
SIGN_IN = re.compile(r"\bsign(s|ed|ing)? (\w+ )?(in|out)\b|\bsign-in\b(?! name)", re.IGNORECASE)
SAID = {
    "nl-BE": (r"registr", r"\bmeld\b.*\b(aan|af)\b|(aan|af)(ge)?meld(?!ingsnaam)|(aan|af) te melden"),
    "fr-BE": (r"inscri", r"connect|(?<!nom de )connexion"),
}
"""The terms for signing up, and for signing in and out."""


@pytest.mark.parametrize("locale", SAID)
def test_signing_up_and_signing_in_are_never_mixed_up(locale: str) -> None:
    target = dict(texts(read_catalogue(locale)))
    up, into = (re.compile(words, re.IGNORECASE) for words in SAID[locale])
    for name, text in texts(read_catalogue("en")):
        source = (SIGN_UP.search(text) is not None, SIGN_IN.search(text) is not None)
        if any(source) and name in target:
            translated = (up.search(target[name]) is not None, into.search(target[name]) is not None)
            assert translated == source, (name, target[name])


# The article before an unknown name is unknown; before a number it is known.
ARTICLE = re.compile(r"\b(de|het|een) \{(?!count|total)")


def test_no_article_stands_before_a_placeholder() -> None:
    assert [name for name, text in texts(read_catalogue("nl-BE")) if ARTICLE.search(text)] == []


def test_english_does_not_beg_or_blame() -> None:
    avoided = re.compile(r"\b(please|sorry|oops|valid|invalid|forbidden)\b", re.IGNORECASE)
    assert [(name, text) for name, text in texts(read_catalogue("en")) if avoided.search(text)] == []


@pytest.mark.parametrize("locale", locales())
def test_an_example_is_the_domain_of_an_accountant(locale: str) -> None:
    """Not of an invented company of Microsoft: readers took it for a name that they had to type."""
    known = r"\b(?:contoso|fabrikam|adventure-works)\b"
    assert [name for name, text in texts(read_catalogue(locale)) if re.search(known, text)] == []


@pytest.mark.parametrize("locale", locales())
def test_sentences_are_short(locale: str) -> None:
    for name, text in texts(read_catalogue(locale)):
        if not name.startswith("mail."):
            for sentence in re.split(r"(?<=[.?!:])\s", text):
                assert len(sentence.split()) <= 20, (name, sentence)

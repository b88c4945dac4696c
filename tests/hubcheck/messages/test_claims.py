"""No sentence asserts more than its evidence carries, in any locale."""

import re
from collections.abc import Iterator

import pytest
from tests.hubcheck.messages.claims import CLAIMS, unfounded
from tests.hubcheck.messages.declared import LABELS, declared

from hubcheck.evidence import FORM, LEVELS, LISTED, ONLINE, Evidence, published
from hubcheck.explain.sources import explanation_evidence
from hubcheck.messages import locales, read_catalogue
from hubcheck.messages.catalogue import Message

ENGLISH = frozenset(read_catalogue("en").messages)
DECLARED = declared(ENGLISH)
RULE = published("entra")


def texts(message: Message) -> Iterator[str]:
    yield from [message] if isinstance(message, str) else message.values()


def test_every_message_has_one_level_or_is_a_label() -> None:
    unaccounted = {name for name in ENGLISH - set(DECLARED) if not name.startswith(LABELS)}
    assert unaccounted == set(), "declare what the sentence rests on beside its code, or list it with the labels"


def test_every_declared_sentence_exists() -> None:
    assert set(DECLARED) - ENGLISH == set()


def test_a_level_has_a_page_exactly_if_it_is_a_published_rule() -> None:
    page = re.compile(
        r"https://(learn\.microsoft\.com|www\.rfc-editor\.org|\w+\.spec\.whatwg\.org|github\.com/microsoft)/\S*"
    )
    for name, evidence in DECLARED.items():
        assert evidence.level in LEVELS, name
        assert not evidence.page or page.fullmatch(evidence.page), name
        assert bool(evidence.page) == (evidence.level == "published") or evidence.level == "reported", name


def test_every_explanation_names_the_page_of_its_message() -> None:
    """Of a code that nobody has published, and of a message that nobody knows, nothing is claimed."""
    without = {name for name in explanation_evidence() if not DECLARED[name].page}
    assert without == {"explain.nothing", "explain.several", "explain.sign-in-other"}


@pytest.mark.parametrize("locale", locales())
def test_no_sentence_asserts_more_than_its_evidence_carries(locale: str) -> None:
    messages = read_catalogue(locale).messages
    said = ((name, text) for name in DECLARED.keys() & messages.keys() for text in texts(messages[name]))
    found = {name: (text, claims) for name, text in said if (claims := unfounded(text, DECLARED[name], locale))}
    assert found == {}


PLANTED = [
    ("en", FORM, "This link is right."),
    ("en", FORM, "This link opens the app."),
    ("en", FORM, "The link opens {host}."),
    ("en", FORM, "You can use this address."),
    ("en", FORM, "{host} is the client's own server."),
    ("en", FORM, "The ending .{tld} does not exist."),
    ("en", FORM, "{environment} cannot be the name of an environment."),
    ("en", FORM, "If it opens, it works."),
    ("en", LISTED, "{domain} is not a consumer or telecom service."),
    ("en", LISTED, "{domain} is a personal e-mail service."),
    ("en", LISTED, "{domain} belongs to SKP, SKV and other local cable."),
    ("en", LISTED, "{domain} would certainly be refused, for it is always accepted."),
    ("en", LISTED, "{domain} is in our list, so your organisation has Microsoft 365."),
    ("en", RULE, "{domain} receives mail."),
    ("en", RULE, "{domain} belongs to Microsoft."),
    ("en", ONLINE, "{domain} is known, so you can use this address."),
    ("nl-BE", FORM, "Deze link is juist."),
    ("nl-BE", FORM, "Deze link opent de app."),
    ("nl-BE", FORM, "U kunt dit adres gebruiken."),
    ("nl-BE", FORM, "Dit adres werkt niet."),
    ("nl-BE", LISTED, "{domain} is geen dienst voor privémail en geen telecomprovider."),
    ("nl-BE", LISTED, "Het einde .{tld} bestaat niet."),
    ("nl-BE", LISTED, "{domain} is van Belgacom of Proximus."),
    ("nl-BE", LISTED, "Dus heeft uw organisatie Microsoft 365."),
    ("nl-BE", RULE, "{domain} ontvangt e-mail."),
    ("nl-BE", ONLINE, "Dit adres wordt aanvaard."),
    ("fr-BE", FORM, "Ce lien est correct."),
    ("fr-BE", FORM, "Ce lien ouvre l'application."),
    ("fr-BE", FORM, "Vous pouvez utiliser cette adresse."),
    ("fr-BE", LISTED, "{domain} n'est ni un service personnel ni un opérateur télécom."),
    ("fr-BE", LISTED, "La terminaison .{tld} n'existe pas."),
    ("fr-BE", LISTED, "{domain} appartient à Proximus."),
    ("fr-BE", LISTED, "Votre organisation a donc Microsoft 365."),
    ("fr-BE", RULE, "{domain} reçoit des e-mails."),
    ("fr-BE", ONLINE, "Cette adresse est acceptée."),
]


@pytest.mark.parametrize(("locale", "evidence", "text"), PLANTED, ids=[text for _, _, text in PLANTED])
def test_a_sentence_above_its_level_is_found(locale: str, evidence: Evidence, text: str) -> None:
    assert unfounded(text, evidence, locale)


FOUNDED = [
    ("en", FORM, "Only opening it shows whether it works."),
    ("en", FORM, "Did you mean {suggestion}, which is right?"),
    ("en", LISTED, "In our list, {domain} belongs to {operator}."),
    ("en", LISTED, "{domain} is in our list of personal mail services."),
    ("en", RULE, "A work account can't contain {chars}"),
    ("en", ONLINE, "{domain} is known to Microsoft 365."),
    ("nl-BE", FORM, "Of hij werkt, ziet u pas als u hem opent."),
    ("nl-BE", FORM, "Deze link is geschreven zoals een link naar een eigen server"),
    ("nl-BE", LISTED, "Volgens onze lijst is {domain} van {operator}."),
    ("fr-BE", FORM, "Nous ne savons pas s'il fonctionne."),
    ("fr-BE", LISTED, "D'après notre liste, {domain} appartient à {operator}."),
]


@pytest.mark.parametrize(("locale", "evidence", "text"), FOUNDED, ids=[text for _, _, text in FOUNDED])
def test_a_sentence_at_its_level_passes(locale: str, evidence: Evidence, text: str) -> None:
    assert unfounded(text, evidence, locale) == []


@pytest.mark.parametrize("locale", locales())
def test_every_locale_has_the_vocabulary_of_claims(locale: str) -> None:
    language = locale.partition("-")[0]
    assert [claim.name for claim in CLAIMS if language not in claim.words] == []

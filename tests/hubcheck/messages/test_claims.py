"""No sentence asserts more than its evidence carries, in any locale."""

import re
from collections.abc import Iterator, Mapping

import pytest
from tests.hubcheck.messages.claims import CLAIMS, NEVER_IN_A_LABEL, unfounded
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


def overstated(messages: Mapping[str, Message], locale: str) -> dict[str, tuple[str, list[str]]]:
    """Id of each sentence that asserts more than its evidence carries -> the sentence and these claims."""
    said = ((name, text) for name in DECLARED.keys() & messages.keys() for text in texts(messages[name]))
    return {name: (text, claims) for name, text in said if (claims := unfounded(text, DECLARED[name], locale))}


@pytest.mark.parametrize("locale", locales())
def test_no_sentence_asserts_more_than_its_evidence_carries(locale: str) -> None:
    assert overstated(read_catalogue(locale).messages, locale) == {}


@pytest.mark.parametrize("locale", locales())
def test_a_label_is_not_about_the_input(locale: str) -> None:
    messages = read_catalogue(locale).messages
    labels = (
        (name, text)
        for name in messages
        if name.startswith(LABELS) and name not in DECLARED
        for text in texts(messages[name])
    )
    assert [(name, text) for name, text in labels if NEVER_IN_A_LABEL.intersection(unfounded(text, FORM, locale))] == []


PLANTED = [
    ("en", "form", "This link is right."),
    ("en", "form", "This link opens the app."),
    ("en", "form", "The link opens {host}."),
    ("en", "form", "You can use this address."),
    ("en", "form", "{host} is the client's own server."),
    ("en", "form", "The ending .{tld} does not exist."),
    ("en", "form", "{environment} cannot be the name of an environment."),
    ("en", "form", "If it opens, it works."),
    ("en", "listed", "{domain} is not a consumer or telecom service."),
    ("en", "listed", "{domain} is a personal e-mail service."),
    ("en", "listed", "{domain} belongs to SKP, SKV and other local cable."),
    ("en", "listed", "{domain} would certainly be refused, for it is always accepted."),
    ("en", "listed", "{domain} is in our list, so your organisation has Microsoft 365."),
    ("en", "published", "{domain} receives mail."),
    ("en", "published", "{domain} belongs to Microsoft."),
    ("en", "online", "{domain} is known, so you can use this address."),
    ("nl-BE", "form", "Deze link is juist."),
    ("nl-BE", "form", "Deze link opent de app."),
    ("nl-BE", "form", "U kunt dit adres gebruiken."),
    ("nl-BE", "form", "Dit adres werkt niet."),
    ("nl-BE", "listed", "{domain} is geen dienst voor privémail en geen telecomprovider."),
    ("nl-BE", "listed", "De extensie .{tld} bestaat niet."),
    ("nl-BE", "listed", "{domain} is van Belgacom of Proximus."),
    ("nl-BE", "listed", "Dus heeft uw organisatie Microsoft 365."),
    ("nl-BE", "published", "{domain} ontvangt e-mail."),
    ("nl-BE", "online", "Dit adres wordt aanvaard."),
    ("fr-BE", "form", "Ce lien est correct."),
    ("fr-BE", "form", "Ce lien ouvre l'application."),
    ("fr-BE", "form", "Vous pouvez utiliser cette adresse."),
    ("fr-BE", "listed", "{domain} n'est ni un service personnel ni un opérateur télécom."),
    ("fr-BE", "listed", "L'extension .{tld} n'existe pas."),
    ("fr-BE", "listed", "{domain} appartient à Proximus."),
    ("fr-BE", "listed", "Votre organisation a donc Microsoft 365."),
    ("fr-BE", "published", "{domain} reçoit des e-mails."),
    ("fr-BE", "online", "Cette adresse est acceptée."),
]


OVERSTATEMENTS = {
    "en": [
        "Your link is fine",
        "Works",
        "Good to go",
        "Safe to open",
        "It'll work",
        "This is your client's link",
        "This address will do",
        "Accepted",
        "Correct link",
        "Your address fits",
        "This address is all right",
        "The link points to {host}",
        "It's a Microsoft server",
        "There is no such domain",
        "No such ending",
        "The domain has mail",
        "The domain accepts mail",
        "{domain} is part of Proximus",
        "Proximus owns {domain}",
        "Your address can be used",
        "The domain {domain} is known",
        "Right",
        "Won't work",
        "Microsoft will accept this address",
        "You may use this address",
        "The invitation will arrive",
        "Your client's domain is {domain}",
        "This really is Business Central",
        "{domain} has Microsoft 365",
        "Everything is in order",
        "No risk",
        "You are signed in",
        "{domain} uses Microsoft 365",
        "This address works",
        "The link leads to your client",
        "It takes you to {host}",
        "Not a Microsoft address",
        "A working link",
    ],
    "nl-BE": [
        "Uw link is in orde",
        "Werkt",
        "Veilig te openen",
        "Dit is de link van uw cliënt",
        "Dit adres volstaat",
        "Aanvaard",
        "De link verwijst naar {host}",
        "Deze domeinnaam bestaat niet",
        "Er is geen domeinnaam {domain}",
        "{domain} hoort bij Proximus",
        "Proximus bezit {domain}",
        "Uw adres kan worden gebruikt",
        "Juist",
        "Werkt niet",
        "Microsoft aanvaardt dit adres",
        "U mag dit adres gebruiken",
        "De uitnodiging komt aan",
        "{domain} heeft Microsoft 365",
        "Alles is in orde",
        "{domain} gebruikt Microsoft 365",
        "Dit adres werkt",
        "De link leidt naar uw cliënt",
        "Dit domein is bekend",
        "U bent klaar",
        "De link brengt u naar {host}",
        "Het adres deugt",
    ],
    "fr-BE": [
        "Votre lien est en ordre",
        "Fonctionne",
        "Vous pouvez l'ouvrir",
        "C'est le lien de votre client",
        "Acceptée",
        "Le lien pointe vers {host}",
        "Ce domaine n'existe pas",
        "{domain} fait partie de Proximus",
        "Proximus possède {domain}",
        "Votre adresse peut être utilisée",
        "Correct",
        "Ne fonctionne pas",
        "Microsoft acceptera cette adresse",
        "L'invitation arrivera",
        "{domain} a Microsoft 365",
        "Tout est en ordre",
        "{domain} utilise Microsoft 365",
        "Cette adresse convient",
        "Le lien vous mène chez votre client",
        "Ce domaine est connu",
        "Votre adresse est bonne",
        "Votre lien marche",
    ],
}
"""Ways to claim too much of an input whose form alone is known."""


@pytest.mark.parametrize("locale", locales())
def test_no_usual_way_to_claim_too_much_passes(locale: str) -> None:
    assert [text for text in OVERSTATEMENTS[locale] if not unfounded(text, FORM, locale)] == []


@pytest.mark.parametrize(("locale", "level", "text"), PLANTED, ids=[text for _, _, text in PLANTED])
def test_a_sentence_above_its_level_is_found_in_the_catalogue(locale: str, level: str, text: str) -> None:
    names = {name for name, evidence in DECLARED.items() if evidence.level == level}
    planted = {**read_catalogue(locale).messages, **dict.fromkeys(names, text)}
    assert set(overstated(planted, locale)) == names


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

"""The vocabulary of claims: which words assert something, and what a sentence must rest on to use them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hubcheck.evidence import Evidence


@dataclass(frozen=True)
class Claim:
    """One kind of assertion about the reader's input or the world."""

    name: str
    levels: frozenset[str]
    """The levels of evidence that carry it."""
    words: Mapping[str, str]
    """Language -> regular expression."""

    def is_in(self, text: str, language: str) -> bool:
        """Whether the text asserts it; a question or a doubt asserts nothing."""
        return any(re.search(self.words[language], part, re.IGNORECASE) for part in assertions(text, language))


# From here to the next comma or stop, a clause asserts nothing.
_DOUBT = {
    "en": r"\b(whether|if|unless|(?<!you )may|might|perhaps|probably|looks?|seems?)\b",
    "nl": r"(^of|(?<=zien )of|(?<=zegt )of|(?<=weten )of|(?<=toont )of|(?<=vraag )of|(?<=is )of|(?<=na )of"
    r"|\b(als|tenzij|zodra|misschien|waarschijnlijk|lijkt|lijken))\b",
    "fr": r"\b(si|s'il|s'ils|s'elle|quand|peut-être|probablement|semblent?|ressemblent?)\b",
}


def assertions(text: str, language: str) -> Iterator[str]:
    """The clauses of a text that assert something."""
    for sentence in re.split(r"(?<=[.?!])\s+", text.replace("**", "")):
        if not sentence.endswith("?"):
            yield from (re.split(_DOUBT[language], clause, flags=re.I)[0] for clause in re.split(r"[,;:]\s", sentence))


_INPUT = {
    "en": r"(\{\w+\}|\b((?<!in )it|this|they|all|everything|(this|the|your) (client's )?(link|address|domain|client)))",
    "nl": r"(\{\w+\}|\b(het|hij|dit|die|ze|alles|(dit|het|uw) (adres|domein)"
    r"|(deze|de|uw) (link|domeinnaam|cliënt|organisatie)))",
    "fr": r"(\{\w+\}|\b(il|elle|c'|ce|ils|elles|tout|(ce|le|votre) (lien|domaine|client)"
    r"|((cette|votre) |l')(adresse|organisation)))",
}
# What the form, a list of ours or our own work shows, and the link that we offer.
_ON_FORM = {
    "en": r"(not |almost )*(written|spelled|in (our|none)|missing|too (long|short)|inside|checked|\{link\})",
    "nl": r"(niet |bijna |allemaal )*(geschreven|gespeld|in (onze|geen)|te (lang|kort)|gecontroleerd|weggelaten"
    r"|de link)",
    "fr": r"(pas |presque )*(écrite?s?|orthographiée?s?|dans (notre|nos|aucune)|trop (long|courte?)|vérifiée?s?)",
}
_IS = {
    "en": rf"({_INPUT['en']} (\w+ly )?(is|are)|\b(it|this|they|you)('s|'re)|you are) (?!$|{_ON_FORM['en']})|^not an? ",
    "nl": rf"({_INPUT['nl']} (is|zijn)|\b(is|zijn) ({_INPUT['nl']})|u bent) (?!$|{_ON_FORM['nl']})|^geen (link|adres) ",
    "fr": rf"({_INPUT['fr']}( n')?\s?(est|sont)|vous êtes) (?!$|{_ON_FORM['fr']})|^pas une? ",
}
_DOES = {
    "en": r"(opens|works|reach(es)?|goes to|leads to|points to|takes you|brings you|receives|answers|arrives"
    r"|is reachable|(accepts|takes|has) (e-)?mail)",
    "nl": r"(opent|werkt|bereikt|gaat naar|leidt naar|verwijst naar|brengt u|ontvangt|antwoordt|is bereikbaar"
    r"|komt\b.* aan)",
    "fr": r"(ouvre|fonctionne|marche|mène|conduit|pointe|atteint|arrive|reçoit|répond|est accessible)",
}
_RULE = frozenset({"published", "reported"})
_SEEN = frozenset({"online", "reported"})

CLAIMS = (
    Claim("what something is", _RULE | _SEEN, _IS),
    Claim(
        "whose something is",
        frozenset(),
        {
            "en": r"\b(belongs? to|owns|(is|are) (owned by|run by|part of))\b",
            "nl": r"\b(behoort|behoren|hoort bij|horen bij|bezit|eigendom|deel uit van|(is|zijn) van)\b",
            "fr": r"\b(appartient|appartiennent|possède|propriété de|fait partie)\b",
        },
    ),
    Claim(
        "that something is right",
        _RULE,
        {
            "en": r"(^|(is|are) )correct( link| address)?\.?$|\b(accepted|safe(?! links)|usable|fine|ok|valid|working"
            r"|genuine|harmless|in order|all right|good to go"
            r"|no risk|will do|fits|(?<!form is )right(?! form))\b",
            "nl": r"(^|\b(is|zijn|wordt|worden) (\w+ )?)aanvaard\.?$"
            r"|\b(correct|veilig|bruikbaar|geldig|in orde|deugt|volstaat|geen risico"
            r"|(?<!vorm is )juiste?(?! (vorm|geschreven|gespeld)))\b",
            "fr": r"\b(acceptée?s?|correcte?s?|sûre?s?|utilisables?|valides?|en ordre|convient|aucun risque"
            r"|(?<!forme est )bon(ne)?s?(?! forme))\b",
        },
    ),
    Claim(
        "what can be used",
        _RULE,
        {
            "en": r"\b(you|it|they|anybody|addresses|links) (can|can't|cannot|could|may)\b"
            r"|\bcan(not|'t)? (be )?(use|sign)"
            r"|\b(won't|will not|doesn't|does not|don't) (work|open)\b",
            "nl": r"\b(u|het|ze|adressen|links) (kunt|kan|kunnen|mag|mogen)\b|\b(kunt|mag) u\b|\bkan .*worden gebruikt"
            r"|\bwerk(t|en) niet\b",
            "fr": r"\b(vous|il|elle|ils|elles|on) (ne )?(pouvez|pourrez|peut|peuvent)\b|\bpeu(t|vent) être utilisée?s?"
            r"|\bne fonctionne(nt)? pas\b",
        },
    ),
    Claim(
        "what Microsoft does",
        _RULE,
        {
            "en": r"\bMicrosoft( 365)? (accepts?|refuses?|allows?|requires?|takes)\b",
            "nl": r"\bMicrosoft( 365)? (aanvaardt|weigert|vraagt|vereist)\b",
            "fr": r"\bMicrosoft( 365)? (n')?(accepte|refuse|exige|demande)\b",
        },
    ),
    Claim(
        "what must or cannot be",
        _RULE,
        {
            "en": r"\b(must|needs?|requires?|have to|has to)\b|(?<!we )\b(can't|cannot|can only)\b|\bat most\b",
            "nl": r"\b(moet|moeten|vereist|nodig)\b|\bk(an|unnen) (geen|niet|alleen)\b(?! zien)|\bhoogstens\b",
            "fr": r"\b(doit|doivent|faut|exige|besoin)\b|(?<!nous )\bne (peu(t|vent)) (pas|que)\b|\bau maximum\b",
        },
    ),
    Claim(
        "what will happen",
        _RULE,
        {
            "en": r"\b(will|won't|shall)\b|'ll\b",
            "nl": r"\b(zal|zult|zullen)\b",
            "fr": r"\b(sera|seront|pourrez|pourra|\w{3,}[ei]ra|\w{3,}[ei]ront)\b",
        },
    ),
    Claim(
        "what a link or an address does",
        _RULE | _SEEN,
        {language: rf"\b{words}\b" for language, words in _DOES.items()},
    ),
    Claim(
        "what this very link or address does",
        _SEEN,
        {language: rf"\{{\w+\}} {words}\b" for language, words in _DOES.items()},
    ),
    Claim(
        "what exists",
        _SEEN,
        {
            "en": r"\b(exists?|existing|knows|(is|are) (not )?known|was (not )?found|no such"
            r"|(does not|doesn't) exist|there is no (domain|ending|organisation))\b",
            "nl": r"\b(bestaat|bestaan|kent|(is|zijn) (niet )?(bekend|gevonden)|(werd|wordt) (niet )?gevonden"
            r"|er is geen (domeinnaam|einde|extensie|organisatie))\b",
            "fr": r"\b(exist(e|ent)|connaît|(est|sont) (in)?connue?s?|a (pas )?été trouvée?)\b",
        },
    ),
    Claim(
        "what an organisation has",
        _SEEN,
        {
            "en": r"\borganisation (has|uses|owns)\b|\b(has|uses) Microsoft\b",
            "nl": r"\borganisatie (heeft|gebruikt|bezit)\b|\b(heeft|gebruikt) ((uw|de) organisatie|Microsoft)\b",
            "fr": r"\borganisation (a|utilise|possède)\b|\b(a|utilise) (\w+ )?Microsoft\b",
        },
    ),
    Claim(
        "certainty",
        _RULE,
        {
            "en": r"\b(certainly|surely|definitely|guaranteed|always|without doubt|in any case)\b",
            "nl": r"\b(zeker|altijd|gegarandeerd|ongetwijfeld|in elk geval)\b",
            "fr": r"\b(certainement|sûrement|toujours|garanti|sans aucun doute|en tout cas)\b",
        },
    ),
)


NEVER_IN_A_LABEL = frozenset(
    {"whose something is", "that something is right", "what this very link or address does", "what an organisation has"}
)
"""Names of the claims about the reader's input that even a button or a heading would make."""


def unfounded(text: str, evidence: Evidence, locale: str) -> list[str]:
    """The claims of a sentence that its evidence does not carry.

    A row of a list names the operator of a domain, so a sentence on that row may say whose it is.
    """
    language = locale.partition("-")[0]
    found = [claim.name for claim in CLAIMS if evidence.level not in claim.levels and claim.is_in(text, language)]
    if evidence.level == "listed" and "{operator}" in text:
        found = [name for name in found if name not in ("whose something is", "what something is")]
    return found

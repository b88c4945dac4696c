"""Finds the one address in a text with other words, where nothing else can be meant."""

from __future__ import annotations

import re

import idna

from hubcheck.domains.lists import is_known_tld

_SEPARATORS = r"\s<>()\[\],;:|\""
_ADDRESS = re.compile(
    rf"(?<![^{_SEPARATORS}])[^@/{_SEPARATORS}][^@{_SEPARATORS}]*@(?:[^@/.{_SEPARATORS}]+\.)+[^@/.{_SEPARATORS}]+"
)
_ALONE = re.compile(r"(?<!\S)@:?(?!\S)")
_QUOTES = "'“”„«»‘’*_{}!?"
_CELL = re.compile(r"[\n\t,;:|<>()\[\]]")
# Letters, digits, or a mark that stands alone: brackets, quotes and dots alone may belong to the address.
_OTHER_TEXT = re.compile(r"[^\W_]|(?:^|\s)[^\s\w()\"'.,]+(?:\s|$)")
_NAME = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?|(?:[^\W\d_]\.)+[^\W\d_]?")
# What follows an address in a sentence; whoever types a name with a space for the dot types nothing after it.
_SENTENCE = re.compile(r"[^\W\d_]{2}|[?!]")
_NAME_WORDS = 3
"""Words of the longest name that somebody may have typed with spaces for dots: `els de smet@`."""
_TITLES = frozenset({"dhr", "mevr", "mw", "mr", "mrs", "ms", "dr", "ir", "ing", "m", "mme", "mlle", "hr", "fr"})
# What precedes an address in lists and sentences; no particle of a name (van, de) is among them.
_LABEL = re.compile(
    r"e-?mail(?:adres(?:se)?)?|mail|e-?post|courriel|mél|(?:l['’])?adres(?:se)?|address|contact|login|user|gebruiker"
    r"|account|compte|konto|upn|sip|naam|name|nom|accountant|boekhouder|comptable|buchhalter"
    r"|is|est|c['’]est|ist|are|sind|aan|naar|op|via|met|avec|mit|with|par|sur|unter|to|at|à|bij|cc|bcc|from|for|voor"
    r"|pour|für|as|als|comme|of|ou|oder|or|use|using|utilisez|utiliser|gebruik|neem|prenez|nimm|vraag|please|graag|svp"
    r"|bitte|me|mij|moi|mich|dit|ceci|dies|this|ik|je|ich|i|ben|suis|bin|am|invited?|inviter?|invitez",
    re.IGNORECASE,
)

_PROPERTY = re.compile(r"(?:type=)?(?:work|home|pref|internet)[\w,]*|im|xmpp|sips|smtp|@", re.IGNORECASE)
"""What precedes an address in a vCard (RFC 6350), in a field of Outlook or Exchange."""


def address_in_text(text: str) -> str:
    """The only address among other words, however often; empty if a word may belong to it, or if there are two."""
    found = list(_ADDRESS.finditer(text))
    marks = text.count("@") - len(_ALONE.findall(text))
    if not found or len(found) != marks or len({_bare(match[0]).casefold() for match in found}) > 1:
        return ""
    address = _bare(found[0][0])
    ending = address.rpartition(".")[2]
    before, after = text[: found[0].start()], text[found[-1].end() :]
    beside = len(found) > 1 or _OTHER_TEXT.search(f"{before}\n{after}")
    if not beside or not _is_ending(ending) or _is_inside(before, after) or _may_continue(ending, after):
        return ""
    goes_on = _SENTENCE.search(after)
    return "" if not goes_on and _may_begin(before, address) else address


def _bare(address: str) -> str:
    return address.strip(_QUOTES).rstrip(".")


def _is_ending(label: str) -> bool:
    """Whether a last label, in Unicode or as an A-label, is a known top-level domain."""
    try:
        return is_known_tld(idna.encode(label, uts46=True).decode("ascii"))
    except idna.IDNAError:
        return False


def _is_inside(before: str, after: str) -> bool:
    """Whether the address is the end of a link or of a longer name (`els,wouters@`), or has a comment or tag."""
    if after.startswith(("(", "<")):
        return True
    match before[-1:].strip():
        case ":":
            label = re.split(r"[:;,\s]", before)[-2]
            return not (_LABEL.fullmatch(label) or _PROPERTY.fullmatch(label))
        case '"':
            return before[-2:-1].isalnum()
        case "," | "|" as separator:
            return f"{before}{after}".count(separator) < 2
        case mark:
            return mark != "" and (mark in ")]>" or "/" in before.split()[-1])


def _may_continue(ending: str, after: str) -> bool:
    """Whether the text after an address may belong to it: `jan@kantoor.co m`, `jan@kantoor.co,uk`."""
    spaced = re.match(r"[ \t]+([a-z]+)", after)
    glued = re.match(r"[,;:]([a-z]+)\b", after)
    return (spaced is not None and _is_ending(ending + spaced[1])) or (glued is not None and _is_ending(glued[1]))


def _may_begin(before: str, address: str) -> bool:
    """Whether the words before an address may be the start of it: `jan peeters@kantoor.be`.

    A label, a number or a mark is no start, nor is a name that the address repeats (`Jan Peeters jan@`), nor a full
    name in capitals before an address without any, nor the last words of a sentence. Nothing is missing before
    `jan.peeters@`.
    """
    *lines, cell = _CELL.split(before)
    names = cell.split()
    if names and names[-1].strip(".") == "":
        return True
    if not 0 < len(names) <= _NAME_WORDS or not all(_NAME.fullmatch(name) for name in names):
        return False
    if any(map(_LABEL.fullmatch, names)) or (len(names) > 1 and names[0].strip(".").casefold() in _TITLES):
        return False
    if len(names) > 1 and names[-1].endswith(".") and len(names[-1]) > len("j."):
        return False
    if (lines and names in (["E"], ["M"])) or re.search(r"[._]", address.partition("@")[0]):
        return False
    return not _repeats(names, address)


def _repeats(names: list[str], address: str) -> bool:
    """Whether the address contains these names, or is that of somebody with these names."""
    local, _, domain = address.casefold().partition("@")
    parts = set(re.split(r"[._-]", local))
    words = [name.casefold().strip(".") for name in names]
    if any(word in parts and len(word) > 1 for word in words):
        return True
    if len(words) == 1:
        return False
    initials = {f"{words[0][:1]}{words[-1]}", f"{words[-1]}{words[0][:1]}"}
    full_name = all(name[0].isupper() for name in names) and address.partition("@")[0].islower()
    return full_name or local in initials or all(word in domain for word in words)

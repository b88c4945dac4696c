"""Finds the one address in a text with other words, where nothing else can be meant."""

from __future__ import annotations

import re

import idna

from hubcheck.domains.lists import is_known_tld

_WORD = re.compile(r"[^\s;]+")
_ADDRESS = re.compile(r"[^\s@<>()\[\],;:|\"]+@(?:[^\s@<>()\[\],;:|\"/.]+\.)+([^\s@<>()\[\],;:|\"/.]+)")
_AROUND = "<>()[]{},;:|\"'“”„«»‘’*_.!?"
# Letters, digits, or a mark that stands alone: brackets, quotes and dots alone may belong to the address.
_OTHER_TEXT = re.compile(r"[^\W_]|(?:^|\s)[^\s\w@()\"'.,]+(?:\s|$)")
_NAME = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?|(?:[^\W\d_]\.)+[^\W\d_]?")
_TITLES = frozenset({"dhr", "mevr", "mw", "mr", "mrs", "ms", "dr", "ir", "ing", "m", "mme", "mlle", "hr", "fr"})
# What precedes an address in lists and sentences; no particle of a name (van, de) is among them.
_LABEL = re.compile(
    r"e-?mail(?:adres(?:se)?)?|mail|e-?post|courriel|mél|adres(?:se)?|address|contact|login|user|gebruiker|account|compte"
    r"|konto|upn|sip|naam|name|nom|is|est|ist|aan|naar|op|via|met|avec|with|par|sur|to|cc|bcc|from|at|à|bij",
    re.IGNORECASE,
)


def address_in_text(text: str) -> str:
    """The only address among other words; empty if there is none, or if a word may belong to it."""
    words = list(_WORD.finditer(text))
    position = next((n for n, word in enumerate(words) if "@" in word[0]), None)
    if len(words) < 2 or position is None or text.count("@") != 1:
        return ""
    address = words[position][0].strip(_AROUND)
    matched = _ADDRESS.fullmatch(address)
    if matched is None or not _is_ending(matched[1]):
        return ""
    before, after = text[: words[position].start()], text[words[position].end() :]
    if not _OTHER_TEXT.search(f"{before}\n{after}"):
        return ""
    if _may_continue(matched[1], after) or _may_begin(before.rpartition("\n")[2], address.partition("@")[0]):
        return ""
    return address


def _is_ending(label: str) -> bool:
    """Whether a last label, in Unicode or as an A-label, is a known top-level domain."""
    try:
        return is_known_tld(idna.encode(label, uts46=True).decode("ascii"))
    except idna.IDNAError:
        return False


def _may_continue(ending: str, after: str) -> bool:
    """Whether the text after an address may belong to it: `jan@kantoor.co m`."""
    following = re.match(r"[ \t]+([a-z]+)", after)
    return following is not None and _is_ending(ending + following[1])


def _may_begin(before: str, local: str) -> bool:
    """Whether the words before an address may be the start of it: `jan peeters@kantoor.be`.

    A label, a number or a mark is no start, nor is a name that the address repeats (`Jan Peeters jan@`), nor a full
    name in capitals before an address without any.
    """
    names = before.split()
    if names and names[-1].strip(".") == "":
        return True
    if not names or not all(_NAME.fullmatch(name) for name in names):
        return False
    if _LABEL.fullmatch(names[-1]) or (len(names) > 1 and names[0].strip(".").casefold() in _TITLES):
        return False
    parts = set(re.split(r"[._-]", local.casefold()))
    if any(name.casefold().strip(".") in parts and len(name) > 1 for name in names):
        return False
    initials = {f"{names[0][0]}{names[-1]}".casefold(), f"{names[-1]}{names[0][0]}".casefold()}
    full_name = len(names) > 1 and all(name[0].isupper() for name in names) and local.islower()
    return not (full_name or (len(names) > 1 and local.casefold() in initials))

"""The rule on spelling: words that a dictionary does not know, outside inline codes and names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitext.core.inline import visible, words
from bitext.core.model import Segment, Severity
from bitext.core.quoting import named
from bitext.rules.context import Context, Dictionary
from bitext.rules.rule import Fault, rule

_TOKEN = re.compile(r"\S+")
_IDENTIFIER = re.compile(r"[\0@/\\_=<>{}|~^$#+*]|://|\w\.\w|\d|\w:\w")
"""What addresses, file names, identifiers and measures have, and words have not."""
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_LEAST, _SHORT, _LONGEST_PART = 4, 9, 14
"""Letters of the shortest part of a compound, of the longest word that is looked up first, of the longest part."""
_PARTS = re.compile(r"['-]")


@rule("spelling", Severity.NOTE, cheap=False)
def spelling(segment: Segment, context: Context) -> Iterator[Fault]:
    """A misspelled word is not found by search, and makes readers doubt the rest."""
    if context.dictionary is None:
        return
    own = {word.lower() for word in _words(visible(segment.source))}
    for word in dict.fromkeys(_words(words(segment.target or (), "\0"))):
        if word.lower() not in own and not _is_known(word, context.dictionary):
            written = word if word in words(segment.target or ()) else ""
            yield Fault(
                f'contains "{named(word)}", which is not in the dictionary; correct it, or add it to _words.txt',
                written,
            )


def _words(text: str) -> Iterator[str]:
    """The words in a text that are no names of things in a computer, with straight apostrophes."""
    for token in _TOKEN.findall(text.replace("’", "'").replace("\u2011", "-").replace("\u00ad", "")):
        if not _IDENTIFIER.search(token):
            yield from _WORD.findall(token)


def _is_known(word: str, dictionary: Dictionary) -> bool:
    if len(word) == 1 or not (word.islower() or word.istitle() or "'" in word or "-" in word):
        return True  # An abbreviation such as BTW, or a name such as OneDrive.
    if len(word) > _SHORT and _is_compound(word.lower(), dictionary):
        return True
    parts = _PARTS.split(word)  # of words such as `l'adresse` and `pdf-bestand`
    return dictionary(word) or (
        len(parts) > 1 and all(len(part) <= 3 or not part.islower() or _is_known(part, dictionary) for part in parts)
    )


def _is_compound(word: str, dictionary: Dictionary) -> bool:
    """Whether a word in lower case consists of known ones, as in Dutch and German: `validatie|taak`.

    Few dictionaries have the rules for this, and those that have take a quarter of a second for a long word.
    """
    for end in range(len(word) - _LEAST, _LEAST - 1, -1):
        start, rest = word[:end], word[end:]
        if end <= _LONGEST_PART and _is_part(start, dictionary):
            rests = (rest, rest[1:]) if rest[0] == "s" and len(rest) > _LEAST else (rest,)
            if any(len(one) <= _LONGEST_PART and _is_part(one, dictionary) for one in rests):
                return True
            if any(len(one) >= 2 * _LEAST and _is_compound(one, dictionary) for one in rests):
                return True
    return False


def _is_part(word: str, dictionary: Dictionary) -> bool:
    return dictionary(word) or dictionary(word.capitalize())

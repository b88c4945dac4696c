"""Rules on text that was damaged on its way: wrong encodings, stacked accents, words typed twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from bitext.core.inline import markdown, visible
from bitext.core.locales import is_pseudo_locale
from bitext.core.model import Segment, Severity
from bitext.core.quoting import named
from bitext.rules.context import Context
from bitext.rules.rule import Fault, rule, texts

_REPLACEMENT = "\ufffd"
_READ_AS_LETTER = "[\u0080-\u00bf\u0152-\u017e\u0192\u02c6\u02dc\u2013-\u2026\u2030\u2039\u203a\u20ac\u2122]"
"""What Windows-1252 and Latin-1 make of a byte after the first of a character in UTF-8."""
_SUSPECT = re.compile(f"[\u00c2-\u00df]{_READ_AS_LETTER}|[\u00e0-\u00f4]{_READ_AS_LETTER}{{2}}")
"""UTF-8 in a wrong encoding has one of these, and few other texts do."""
_ACCENTS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4}")
"""More accents on a letter than any alphabet has; two are the most in Vietnamese and Lithuanian."""
_MANY_MARKS = re.compile("[\u0300-\u036f\u0483-\u1fff\u20d0-\u20ff\ua66f-\uabff\ufb1e\ufe00-\ufe2f]{7}")
"""Room for more marks than a Hebrew, Indic or Tibetan letter carries."""
_TWICE = re.compile(r"(?<![\w'’.-])([^\W\d_]{2,})\s+\1(?![\w'’-]|\.\w)", re.IGNORECASE)
_MAY_REPEAT: Mapping[str, str] = {
    "da": "den der det for som til",
    "de": "das dem den der die ihnen ihr sie",
    "en": "had that",
    "fr": "en faire nous vous",
    "it": "piano via",
    "nb": "den der det",
    "nl": "aan dat die haar het in is je of om op uit zijn",
    "pt": "se",
    "sv": "den det som",
}
"""Words that may rightly stand twice in a row: `Ich weiß, dass die die Datei haben`, `vul het in in het veld`."""
_REDUPLICATE = "af bn fil haw hi hy id ja jv km ko lo mi mr ms my ne pa su sw ta te th tl tr ur vi zh"
"""Languages that repeat a word for the plural, for emphasis, or for "each"."""


@rule("mojibake", Severity.ERROR)
def mojibake(segment: Segment, context: Context) -> Iterator[Fault]:
    """Text that was read in the wrong encoding, such as "cliÃ«nt", cannot be read, searched or spoken."""
    target = markdown(segment.target or ())
    if target.isascii():
        return
    if _REPLACEMENT in target and _REPLACEMENT not in markdown(segment.source):
        yield Fault(f"contains the replacement character {named(_REPLACEMENT)}; retype what was lost", _REPLACEMENT)
    elif _SUSPECT.search(target) and not is_pseudo_locale(context.locale):
        yield from _misread(target, markdown(segment.source))


@rule("stacked-marks", Severity.ERROR)
def stacked_marks(segment: Segment, context: Context) -> Iterator[Fault]:
    """Piles of accents cover the lines above and below, so that readers can read neither."""
    target = visible(segment.target or ())
    if target.isascii() or not (_ACCENTS.search(target) or _MANY_MARKS.search(target)):
        return
    if _has_pile(target) and not _has_pile(visible(segment.source)):
        yield Fault("has many accents on one letter; retype the word")


@rule("repeated-word", Severity.WARNING)
def repeated_word(segment: Segment, context: Context) -> Iterator[Fault]:
    """A word typed twice makes readers stop and wonder whether another word is missing."""
    if context.language in _REDUPLICATE.split():
        return
    allowed = _MAY_REPEAT.get(context.language, "").split()
    for found in (found for text in texts(segment.target or ()) for found in _TWICE.finditer(text)):
        word = found[1]
        is_name = found[0].split()[1][0].isupper()
        if not is_name and word.lower() not in allowed and not _TWICE.search(visible(segment.source)):
            yield Fault(f'contains "{named(word)}" twice in a row; delete one', found[0])
            return


def _misread(target: str, source: str) -> Iterator[Fault]:
    # Imported here: it takes a tenth of a second, and nearly no target is suspect.
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    if is_bad(target) and not is_bad(source) and (mended := fix_encoding(target)) != target:
        pairs = zip(target.split(), mended.split(), strict=False)
        near, meant = next(((bad, good) for bad, good in pairs if bad != good), (target, mended))
        yield Fault(f'was read in the wrong encoding: "{named(near)}" was "{named(meant)}"; retype it', near)


def _has_pile(text: str) -> bool:
    if _ACCENTS.search(unicodedata.normalize("NFC", text)):
        return True
    piles = (found[0] for found in _MANY_MARKS.finditer(text))
    return any(all(unicodedata.category(char) in ("Mn", "Me") for char in pile) for pile in piles)

"""Rules on characters that readers cannot see, or that look like others."""

from __future__ import annotations

import html
import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from bitext.core.inline import codes, markdown, visible, words
from bitext.core.model import Content, Kind, Segment, Severity
from bitext.core.quoting import named
from bitext.rules.context import Context
from bitext.rules.rule import Fault, PairKind, rule

_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ku", "ps", "sd", "ug", "ur", "yi"})
_JOINED = _RIGHT_TO_LEFT | {"bn", "gu", "hi", "kn", "ml", "mr", "ne", "pa", "si", "ta", "te", "km", "my", "th"}
"""Languages that join or separate letters with invisible characters."""
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_TAGS = re.compile(
    "[\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]|(?<![\u3400-\u9fff\U00020000-\U0003ffff])[\U000e0100-\U000e01ef]"
)
"""Tags, and variation selectors that do not follow an ideograph."""
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufff0-\ufffc\ufffe\uffff"
    "\U000f0000-\U0010ffff]|["
    + "".join(chr(plane * 0x10000 + 0xFFFE + end) for plane in range(1, 15) for end in (0, 1))
    + "]"
)
"""Controls, and what no font has a character for: surrogates, private use, noncharacters."""
_ZERO = re.compile(
    "[\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2060-\u2065\u206a-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\U0001bca0-\U0001bca3\U0001d173-\U0001d17a]"
)
_EMOJI_PARTS = frozenset("\u200d\ufe0e\ufe0f")
_WRITTEN = {
    **dict.fromkeys(_JOINED, "\u200c\u200d"),
    **dict.fromkeys(_RIGHT_TO_LEFT, "\u061c\u200c-\u200f"),
    **dict.fromkeys(("bo", "ja", "km", "lo", "my", "th", "zh"), "\u200b-\u200d"),
    "ko": "\u115f\u1160\u3164\uffa0",
    "mn": "\u180b-\u180e",
}
"""Ranges of invisible characters that belong to the writing of a language."""
_EMOJI_BEFORE = re.compile("[#*0-9\u00a9\u00ae\u203c-\u3299\ufe0f\U0001f000-\U0001faff\U0001f3fb-\U0001f3ff]\\Z")
_SOFT = "\u00ad"
_NOT_LATIN = re.compile(r"[\u0370-\u1dff\u2c00-\u2dff\ua4d0-\uabff\U00010000-\U0001efff\uff21-\uff5a]")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,8}));?")
_WORD = re.compile(r"[^\W\d_]+(?:[.@/:-][^\W\d_]+)*")
_ADDRESS = re.compile(r"@\w|\w\.[a-z]{2,}\b|://|^www\.", re.IGNORECASE)
_LOOK_ALIKES = frozenset("АВЕЅІЈКМНОРСТУХҮаеѕіјорсухһӏӀԁԛԝгпьΑΒΕΖΗΙΚΜΝΟΡΤΥΧονκιτυχραՕօսոհցյԼᎪᏟᎠᎬᎻᎫᏦᏞᎷᏢᏒᏚᎢᏙᎳᏃ")
"""Letters of other alphabets that look like Latin ones (Unicode UTS 39, confusables)."""
_PLAIN_SCRIPTS = {"GREEK": "Greek", "CYRILLIC": "Cyrillic", "ARMENIAN": "Armenian", "CHEROKEE": "Cherokee"}
_SCRIPTS = {
    "el": "GREEK", "bg": "CYRILLIC", "ru": "CYRILLIC", "uk": "CYRILLIC", "sr": "CYRILLIC", "mk": "CYRILLIC",
    "be": "CYRILLIC", "kk": "CYRILLIC", "mn": "CYRILLIC", "hy": "ARMENIAN", "chr": "CHEROKEE",
}  # fmt: skip


@rule("bidi", Severity.ERROR, never_in=PairKind.PLAIN_TEXT)
def bidi(segment: Segment, context: Context) -> Iterator[Fault]:
    """Direction controls make readers see a different text from the real one: a link can read like its opposite."""
    source, target = _shown(markdown(segment.source)), _shown(markdown(segment.target or ()))
    if context.language in _RIGHT_TO_LEFT and _balanced(target):
        return
    for char in sorted(set(_BIDI.findall(target)) - set(_BIDI.findall(source))):
        yield Fault(f"contains the direction control {named(char)}; remove it", char)
    if not _balanced(target) and _balanced(source):
        yield Fault("has unbalanced direction controls; remove them")


@rule("tag-chars", Severity.ERROR, never_in=PairKind.PLAIN_TEXT)
def tag_chars(segment: Segment, context: Context) -> Iterator[Fault]:
    """Tag characters carry text that nobody sees but that machines read and obey."""
    yield from _new(_TAGS, segment, "an invisible tag character")


@rule("control", Severity.ERROR, never_in=PairKind.PLAIN_TEXT)
def control(segment: Segment, context: Context) -> Iterator[Fault]:
    """Control characters are not text: some browsers show a box, others end the page there."""
    yield from _new(_CONTROL, segment, "a control character")


@rule("zero-width", Severity.ERROR, never_in=PairKind.PLAIN_TEXT)
def zero_width(segment: Segment, context: Context) -> Iterator[Fault]:
    """A zero-width character splits a word that looks whole: search does not find it, and a copied name fails."""
    source, target = _shown(words(segment.source)), _shown(words(segment.target or ()))
    for found in _ZERO.finditer(target):
        is_emoji = found[0] in _EMOJI_PARTS and _EMOJI_BEFORE.search(target[max(0, found.start() - 1) : found.start()])
        is_written = re.match(f"[{_WRITTEN.get(context.language, ' ')}]", found[0])
        if not is_emoji and not is_written and found[0] not in source:
            yield Fault(f"contains the invisible character {named(found[0])}; remove it", found[0])
            return


@rule("soft-hyphen", Severity.WARNING, never_in=PairKind.PLAIN_TEXT)
def soft_hyphen(segment: Segment, context: Context) -> Iterator[Fault]:
    """A soft hyphen hides inside a word, and search no longer finds that word."""
    if _shown(words(segment.target or ())).count(_SOFT) > _shown(words(segment.source)).count(_SOFT):
        yield Fault("contains a soft hyphen (U+00AD); remove it, the browser hyphenates", _SOFT)


@rule("nfc", Severity.WARNING, never_in=PairKind.PLAIN_TEXT)
def nfc(segment: Segment, context: Context) -> Iterator[Fault]:
    """A combining accent looks right but is not found by search: keyboards type the composed letter."""
    text = _shown(words(segment.target or ()))
    if not unicodedata.is_normalized("NFC", text) and unicodedata.is_normalized("NFC", words(segment.source)):
        yield Fault("contains combining accents; save it in Unicode normalization form C (NFC)")


@rule("mixed-script", Severity.ERROR, never_in=PairKind.PLAIN_TEXT)
def mixed_script(segment: Segment, context: Context) -> Iterator[Fault]:
    """A look-alike letter of another alphabet makes another name of a name that readers know."""
    for word, script in _foreign(segment, context):
        if _is_disguised(word) and not _ADDRESS.search(word) and word not in _labels(segment.target or ()):
            yield Fault(f'contains {script} letters in "{word}"; retype the word', word)


@rule("mixed-script-link", Severity.ERROR, never_in=PairKind.PLAIN_TEXT)
def mixed_script_link(segment: Segment, context: Context) -> Iterator[Fault]:
    """An address with a look-alike letter shows a host that readers trust, but leads to another one."""
    for word, script in _foreign(segment, context):
        if _ADDRESS.search(word) or word in _labels(segment.target or ()):
            yield Fault(f'contains {script} letters in the link or address "{word}"; retype it', word)


def _new(pattern: re.Pattern[str], segment: Segment, what: str) -> Iterator[Fault]:
    source, target = (_shown(markdown(content)) for content in (segment.source, segment.target or ()))
    for char in sorted(set(pattern.findall(target)) - set(pattern.findall(source))):
        yield Fault(f"contains {what}, {named(char)}; remove it", char)


def _shown(text: str) -> str:
    """The text with its character references decoded: `&#x202E;` turns the line around like the character itself."""
    if "&" not in text:
        return text
    # `html.unescape` drops references to control characters, and these are what the rules look for.
    return html.unescape(_REFERENCE.sub(_referenced, text))


def _referenced(found: re.Match[str]) -> str:
    number = int(found[1], 16) if found[1] else int(found[2])
    return found[0] if number > sys.maxunicode or 0xD800 <= number < 0xE000 else chr(number)


def _balanced(text: str) -> bool:
    stack: list[str] = []
    for char in _BIDI.findall(text):
        if char in "\u202a\u202b\u202d\u202e":
            stack.append("\u202c")
        elif char in "\u2066\u2067\u2068":
            stack.append("\u2069")
        elif not stack or stack.pop() != char:
            return False
    return not stack


def _foreign(segment: Segment, context: Context) -> Iterator[tuple[str, str]]:
    """Words of the target with letters of an alphabet that neither locale nor source use, and its name."""
    text = _shown(words(segment.target or ()))
    if not _NOT_LATIN.search(text):
        return
    known = {_script(char) for char in visible(segment.source) + markdown(segment.source)}
    known.add(_SCRIPTS.get(context.language, "LATIN"))
    for found in _WORD.finditer(text):
        strange = {script for char in found[0] if (script := _script(char)) in _PLAIN_SCRIPTS} - known
        if strange:
            yield found[0], _PLAIN_SCRIPTS[min(strange)]
        elif _FULL_WIDTH.search(found[0]) and not _FULL_WIDTH.search(markdown(segment.source)):
            yield found[0], "full-width, small or mathematical"


_FULL_WIDTH = re.compile("[\u1d00-\u1d2b\uff21-\uff5a\U0001d400-\U0001d7ff]")


@lru_cache(maxsize=4096)
def _script(char: str) -> str:
    return unicodedata.name(char, "?").partition(" ")[0]


def _is_disguised(word: str) -> bool:
    """Whether the word reads like one in Latin letters."""
    return _FULL_WIDTH.search(word) is not None or all(
        char in _LOOK_ALIKES or _script(char) == "LATIN" for char in word if char.isalpha()
    )


def _labels(content: Content) -> str:
    """The text inside links."""
    inside, found = 0, []
    opened = {code.id for code in codes(content) if code.type == "link" and code.kind is Kind.OPEN}
    for part in content:
        if isinstance(part, str):
            found += [part] if inside else []
        elif part.id in opened:
            inside += {Kind.OPEN: 1, Kind.CLOSE: -1}.get(part.kind, 0)
    return " ".join(found)

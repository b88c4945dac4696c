"""Recognises the language of running text by its script or its most frequent words, to notice a wrong setting."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

_SCRIPTS = {
    "ja": "\u3041-\u30ff",
    "ko": "\uac00-\ud7a3",
    "zh": "\u4e00-\u9fff",
    "ar": "\u0621-\u064a",
    "fa": "\u067e\u0686\u0698\u06af",
    "he": "\u05d0-\u05ea",
    "th": "\u0e01-\u0e4e",
    "hi": "\u0904-\u0939",
    "el": "\u0391-\u03c9",
    "uk": "\u0456\u0457\u0454\u0406\u0407\u0404",
    "ru": "\u0410-\u044f",
}
"""Letters by language. Kana, and the letters that only Persian or Ukrainian has, decide before the shared ones."""
_DECIDING = ("ja", "fa", "uk")
_DECIDING_SHARE, _SHARE = 0.02, 0.3
"""Shares of all letters above which a script decides."""
_LETTERS = {language: re.compile(f"[{letters}]") for language, letters in _SCRIPTS.items()}
_WORD = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"(?ms)^[ \t]*(`{3,}|~{3,}).*?^[ \t]*\1|`[^`\n]*`|<[^>\n]*>|\]\([^)\n]*\)|https?://\S+|\{[^}\n]*\}")
_ENOUGH = 8
"""Function words, or letters of a script, without which a text is too short to tell."""
_AHEAD = 1.4
"""How often a language must have the words of the next one, so that it is no other."""


def text_language(texts: Iterable[str]) -> str | None:
    """The language that texts in Markdown are written in; None where that cannot be said with confidence.

    Returns:
        A language code such as `fr`.
    """
    text = " ".join(_CODE.sub(" ", each) for each in texts)
    letters = sum(map(str.isalpha, text))
    counts = {language: len(pattern.findall(text)) for language, pattern in _LETTERS.items()}
    for language in (*_DECIDING, *sorted(counts, key=lambda each: -counts[each])):
        share = _DECIDING_SHARE if language in _DECIDING else _SHARE
        if letters >= _ENOUGH and counts[language] > share * letters:
            return language
    words = Counter(_WORD.findall(text.lower()))
    ranked = sorted((sum(words[word] for word in frequent), code) for code, frequent in _function_words().items())
    (second, _), (most, language) = ranked[-2:]
    return language if most >= _ENOUGH and most >= _AHEAD * second and most >= 0.1 * words.total() else None


@cache
def _function_words() -> dict[str, tuple[str, ...]]:
    lines = (files("bitext") / "data/function_words.txt").read_text("utf-8").splitlines()
    pairs = (line.partition(": ") for line in lines if not line.startswith("#"))
    return {code: tuple(words.split()) for code, _, words in pairs}

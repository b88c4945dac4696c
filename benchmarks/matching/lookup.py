"""Memory lookup beside rapidfuzz's full scan: the same questions to the same memory, answers compared, one run."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import rapidfuzz
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from bitext.core.stable_ids import normal
from bitext.exchange.microsoft_pages.pairs import parse_bilingual
from bitext.segments.fuzzy_match import THRESHOLD, TextIndex

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "bilingual"
SIZES = (3_000, 10_000, 30_000)
ASKED = 4_000
SEED = 20190521

Answer = tuple[str, float] | None


@dataclass(frozen=True, slots=True)
class Row:
    """One memory size."""

    size: int
    asked: int
    hits: int
    ours: float
    """Seconds of processor time, with the making of the index."""
    scan: float


def sources(year: str) -> list[str]:
    """All sources of the year's bilingual pages, each once, in page order."""
    pages = sorted((CORPUS / year / "bilingual").rglob("*.md"))
    found = (normal(pair.source) for page in pages for pair in parse_bilingual(page.read_text(encoding="utf-8")).pairs)
    return list(dict.fromkeys(text for text in found if text))


def memory(real: Sequence[str], size: int, chance: random.Random) -> list[str]:
    """The real sources, and as many others made of them by replacing some of their words as the size takes."""
    words = [word for text in real for word in text.split()]
    found = dict.fromkeys(real[:size])
    while len(found) < size:
        share = chance.uniform(0.1, 0.8)
        text = chance.choice(real)
        found[" ".join(chance.choice(words) if chance.random() < share else word for word in text.split())] = None
    return list(found)


def scan(texts: Sequence[str], question: str) -> Answer:
    """What a full scan of texts finds, the shortest first."""
    found = process.extractOne(question, texts, scorer=Levenshtein.normalized_similarity, score_cutoff=THRESHOLD / 100)
    return (found[0], 100 * found[1]) if found else None


def timed(ask: Callable[[str], Answer], questions: Sequence[str]) -> tuple[float, list[Answer]]:
    """Seconds of processor time, and the answers."""
    start = time.process_time()
    answers = [ask(question) for question in questions]
    return time.process_time() - start, answers


def measure(texts: Sequence[str], questions: Sequence[str]) -> Row:
    """Both ways over one memory.

    Raises:
        SystemExit: they do not agree.
    """
    start = time.process_time()
    index = TextIndex(texts)
    build = time.process_time() - start
    ours, mine = timed(index.best, questions)
    by_length = sorted(texts, key=len)
    full, theirs = timed(lambda question: scan(by_length, question), questions)
    for question, one, other in zip(questions, mine, theirs, strict=True):
        if one != other:
            raise SystemExit(f"not the same answer for {question!r}: {one}, the scan {other}")
    return Row(len(texts), len(questions), sum(answer is not None for answer in mine), build + ours, full)


def rows() -> Iterator[Row]:
    """Each memory, asked the same questions."""
    chance = random.Random(SEED)
    old = sources("2019-05")
    new = [text for text in sources("2021-06") if text not in set(old)]
    questions = memory(new, ASKED, chance)
    chance.shuffle(questions)
    texts = memory(old, SIZES[-1], chance)
    for size in SIZES:
        yield measure(texts[:size], questions)


HEAD = """\
`python benchmarks/matching/lookup.py`: the most similar source in a translation memory, at 75 % or more
(normalised Levenshtein). We search the sources whose length can reach that; the scan is rapidfuzz's `extractOne` over
the whole memory, with the same scorer and cutoff. The memory consists of the sources of real bilingual pages of 2019,
the queries of the sentences that were new in 2021, both extended by replacing words. Both must give the same answer to
every query, or no table is printed. Processor time; ours includes building the index.

| sources | queries | matches | scan s | ours s | times faster | scan ms each | ours ms each |
|---|---|---|---|---|---|---|---|
"""


def main() -> None:
    """Print the table."""
    out = sys.stdout.write
    out(HEAD)
    for row in rows():
        out(
            f"| {row.size:,} | {row.asked:,} | {row.hits:,} | {row.scan:.2f} | {row.ours:.2f} "
            f"| {row.scan / row.ours:.1f} | {1000 * row.scan / row.asked:.2f} | {1000 * row.ours / row.asked:.2f} |\n"
        )
    out(f"\nrapidfuzz {rapidfuzz.__version__}.\n")


if __name__ == "__main__":
    main()

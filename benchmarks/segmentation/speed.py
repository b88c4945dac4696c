"""Speed of extraction with sentences, ours beside translate-toolkit's, in one process on the same pages.

python benchmarks/segmentation/speed.py --harness FOLDER --corpus fastapi ms [--reps 3] [--limit 60]
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from bitext_adapter import Bitext

RATIO_WANTED = 3.0
"""How many times as fast as translate-toolkit extraction has to be."""


class Adapter(Protocol):
    """What the harness calls an engine."""

    name: str

    def extract(self, text: str) -> object:
        """Segments of a page, and what merging needs."""


def main() -> int:
    """Print a table; 1 where the ratio is missed, 2 where the harness is not to be found."""
    options = _options()
    folder = options.harness.resolve()
    if not (folder / "harness.py").is_file():
        print(f"{folder}: no harness.py there; name its folder with --harness", file=sys.stderr)
        return 2
    sys.path.insert(0, str(folder))
    import adapters
    import harness

    engines: list[Adapter] = [Bitext()]
    if find_spec("translate"):
        engines += [adapters.get("tk"), adapters.get("tk-noph")]
    print("| pages | engine | MB/s | ours is so many times as fast |\n|---|---|---|---|")
    missed = False
    for corpus in options.corpus:
        texts = [
            Path(path).read_text(encoding="utf-8") for path, _ in harness.files(corpus, options.limit, options.every)
        ]
        seconds = _measure(engines, texts, options.reps)
        size = sum(len(text.encode()) for text in texts) / 1e6
        for engine in engines:
            ratio = seconds[engine.name] / seconds[engines[0].name]
            missed |= engine is not engines[0] and ratio < RATIO_WANTED
            speed = size / seconds[engine.name]
            print(f"| {corpus} ({len(texts)}, {size:.2f} MB) | {engine.name} | {speed:.2f} | {ratio:.1f} |")
    if len(engines) == 1:
        print("translate-toolkit is not installed (pip install translate-toolkit mistletoe), so nothing is compared")
    return int(missed)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--harness", type=Path, required=True, help="folder of the measuring harness")
    parser.add_argument("--corpus", nargs="+", default=["fastapi", "ms"], help="names the harness knows, or folders")
    parser.add_argument("--reps", type=int, default=3)
    parser.add_argument("--limit", type=int, help="pages at most")
    parser.add_argument("--every", type=int, default=1, help="take every n-th page")
    return parser.parse_args()


def _measure(engines: Iterable[Adapter], texts: list[str], reps: int) -> dict[str, float]:
    """Median seconds of processor time per engine; the engines take turns, so that a busy machine hurts all alike."""
    taken: dict[str, list[float]] = {}
    for _ in range(reps):
        for engine in engines:
            taken.setdefault(engine.name, []).append(_once(engine.extract, texts))
    return {name: statistics.median(times) for name, times in taken.items()}


def _once(extract: Callable[[str], object], texts: list[str]) -> float:
    start = time.process_time()
    for text in texts:
        extract(text)
    return time.process_time() - start


if __name__ == "__main__":
    raise SystemExit(main())

"""`bitext update` and `bitext check` on a project of 100,000 segments: processor time and memory.

`python benchmarks/update/measure.py ../shared` prints RESULTS.md. Every command runs in a process of its own.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bitext import xliff
from bitext.core.model import InlineCode, Segment, State
from bitext.core.stable_ids import normal
from bitext.exchange.microsoft_pages.pairs import parse_bilingual

SEED = 20191130
PER_PAGE = 60
CONFIG = "site_name: x\nplugins:\n  - bitext: {locales: {nl-BE: {name: Nederlands}}}\n"
_PLAIN = re.compile(r"[A-Z][\w ,'()-]*\.?")
_SENTENCE = re.compile(r"[A-Z][^.\n]*")


@dataclass(frozen=True, slots=True)
class Run:
    """What one command took."""

    what: str
    seconds: float
    """Of processor time."""
    peak: float
    """Resident memory in MB."""
    said: str
    """The line of its output that counts."""


class Writer:
    """Makes sentences from real ones by replacing some of their words."""

    def __init__(self, shared: Path) -> None:
        pages = sorted((shared / "corpus" / "bilingual" / "2021-06" / "bilingual").rglob("*.md"))
        texts = (normal(pair.source) for page in pages for pair in parse_bilingual(page.read_text("utf-8")).pairs)
        self.real = [text for text in dict.fromkeys(texts) if _PLAIN.fullmatch(text) and len(text.split()) >= 3]
        self.words = sorted({word for text in self.real for word in text.split() if word.isalpha() and word.islower()})
        self.chance = random.Random(SEED)

    def sentence(self) -> str:
        """A sentence with a full stop, unlike most others."""
        share = self.chance.uniform(0.1, 0.8)
        words = self.chance.choice(self.real).rstrip(".").split()
        return " ".join(self.other(word) if self.chance.random() < share else word for word in words) + "."

    def other(self, word: str) -> str:
        """Another word, or the same if it is a name."""
        return self.chance.choice(self.words) if word.isalpha() and word.islower() else word

    def edited(self, text: str) -> str:
        """The sentence with one word more."""
        words = text.split(" ")
        return " ".join(
            [*words[: (at := self.chance.randrange(len(words)) + 1)], self.chance.choice(self.words), *words[at:]]
        )


def make(root: Path, segments: int, writer: Writer) -> None:
    """Write a project with so many segments: paragraphs of one to three sentences, items, headings."""
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    for page in range(segments // PER_PAGE):
        blocks, left = [f"# Page {page}"], PER_PAGE - 1
        while left:
            form, count = writer.chance.choice([("", 1), ("", 2), ("", 3), ("- ", 1), ("## ", 1)])
            count = min(count, left)
            blocks.append(form + " ".join(writer.sentence() for _ in range(count)))
            left -= count
        path = root / "docs" / f"part{page // 50}" / f"page{page}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def translate(root: Path) -> None:
    """Give every segment a final target: its words spelled backwards."""

    def target(segment: Segment) -> Segment:
        parts = (
            part if isinstance(part, InlineCode) else re.sub(r"[a-z]+", lambda word: word[0][::-1], part)
            for part in segment.source
        )
        return replace(segment, target=tuple(parts), state=State.FINAL)

    for path in (root / "translations" / "nl-BE").rglob("*.xlf"):
        document = xliff.read(path)
        units = tuple(replace(unit, segments=tuple(map(target, unit.segments))) for unit in document.units)
        path.write_bytes(xliff.write(replace(document, units=units)).encode())


def change(pages: list[Path], share: float, writer: Writer) -> None:
    """Edit a share of the sentences of these pages."""

    def edited(match: re.Match[str]) -> str:
        return writer.edited(match[0]) if writer.chance.random() < share else match[0]

    for path in pages:
        path.write_text(_SENTENCE.sub(edited, path.read_text(encoding="utf-8")), encoding="utf-8")


def run(what: str, root: Path, *arguments: str) -> Run:
    """Run the command and measure it.

    Raises:
        SystemExit: it failed.
    """
    command = [sys.executable, "-m", "bitext", *arguments]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout
        lines = process.stdout.read().splitlines()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    said = next((line for line in lines if line.startswith("nl-BE: ")), lines[-1])
    return Run(what, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, said.removeprefix("nl-BE: "))


def runs(shared: Path, segments: int, root: Path) -> Iterator[Run]:
    """All measurements, in an order in which each prepares the next."""
    writer = Writer(shared)
    make(root, segments, writer)
    pages = sorted((root / "docs").rglob("*.md"))
    yield run("first `update`", root, "update")
    translate(root)
    yield run("`update` after all was translated", root, "update")
    yield run("`update`, nothing changed", root, "update")
    shutil.rmtree(root / ".cache")
    yield run("`update`, nothing changed, without its cache", root, "update")
    change(pages[:1], 0.1, writer)
    yield run("`update`, a tenth of one page changed", root, "update")
    change(pages, 0.1, writer)
    yield run("`update`, a tenth of all sentences changed", root, "update")
    yield run("`check`", root, "check")
    yield run("`check`, nothing changed", root, "check")


HEAD = """\
`python benchmarks/update/measure.py ../shared`: pages of 60 segments, made from the sentences of real pages by
replacing words, all of them translated into one locale. Each command runs once, in a process of its own.

"""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--segments", type=int, default=100_000)
    options = parser.parse_args()
    out = sys.stdout.write
    out(f"# A project of {options.segments:,} segments\n\n")
    out(HEAD)
    out("| command | processor s | peak MB | says |\n|---|---|---|---|\n")
    with tempfile.TemporaryDirectory() as folder:
        for one in runs(options.shared.resolve(), options.segments, Path(folder)):
            out(f"| {one.what} | {one.seconds:.1f} | {one.peak:.0f} | {one.said} |\n")
            sys.stdout.flush()
    load = ", ".join(f"{value:.0f}" for value in os.getloadavg())
    out(f"\nPython {platform.python_version()}, load {load} at the end.\n")


if __name__ == "__main__":
    main()

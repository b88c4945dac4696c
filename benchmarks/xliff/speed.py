"""Reading, checking and writing as many segments as two years of a big guide, beside lxml's bare parse and serialise.

`python benchmarks/xliff/speed.py ../shared` prints the section "XLIFF" of `make bench`.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from lxml import etree

from bitext import xliff
from bitext.cli.main import main as bitext
from bitext.cli.main import raise_gc_threshold
from bitext.core.model import Document, Unit
from bitext.rules.context import Context
from bitext.rules.registry import check_segment

SEGMENTS = 48_000
PER_FILE = 60
"""Segments of a page, as in the corpus."""
CONFIG = "site_name: x\nplugins:\n  - bitext: {locales: {nl-BE: {name: Nederlands}}}\n"


HEAD = """\
`python benchmarks/xliff/speed.py`: real pairs of the 2021 pages, repeated, each unit with its own id, beside bare lxml
parsing and serialising. Processor seconds, each way in a process of its own; medians. Findings are not cached from one
sentence to the next, so repeated pairs are checked again. Both ways write bytes, as the commands do.
"""


def units(shared: Path, folder: Path) -> list[Unit]:
    """Real pairs that people translated."""
    (folder / "mkdocs.yml").write_text(CONFIG)
    pages = shared / "corpus" / "bilingual" / "2021-06" / "bilingual"
    with contextlib.redirect_stdout(io.StringIO()):
        bitext(["import-pages", str(pages), "--locale", "nl-BE", "-f", str(folder / "mkdocs.yml")])
    return [unit for path in sorted((folder / "translations/nl-BE").rglob("*.xlf")) for unit in xliff.read(path).units]


def documents(found: list[Unit], per_file: int) -> Iterator[Document]:
    """The pairs again and again, every unit with an id of its own, until there are enough."""
    made, page = 0, list[Unit]()
    for number, unit in enumerate(cycle(found)):
        page.append(replace(unit, id=f"u{number:010x}"))
        made += len(unit.segments)
        if sum(len(one.segments) for one in page) >= per_file or made >= SEGMENTS:
            yield Document("page.md", "en", tuple(page), "nl-BE")
            page = []
        if made >= SEGMENTS:
            return


def ours(path: Path) -> int:
    """Read, every rule over every target, written in canonical form; the number of findings."""
    document = xliff.parse(path.read_bytes(), path)
    found = 0
    for unit in document.units:
        context = Context(unit, "nl-BE")
        for segment in unit.segments:
            found += sum(1 for _ in check_segment(segment, context))
    path.with_suffix(".out").write_bytes(xliff.write(document).encode())
    return found


def without_check(path: Path) -> int:
    """Read and written in canonical form."""
    path.with_suffix(".out").write_bytes(xliff.write(xliff.parse(path.read_bytes(), path)).encode())
    return 0


def bare(path: Path) -> int:
    """What lxml takes to parse and serialise the same file."""
    tree = etree.parse(path)
    path.with_suffix(".out").write_bytes(etree.tostring(tree, encoding="UTF-8", xml_declaration=True))
    return 0


WAYS: dict[str, Callable[[Path], int]] = {"bare": bare, "unchecked": without_check, "ours": ours}


def run(way: str, folder: Path) -> None:
    """One way over all files; prints seconds of processor time and megabytes at the peak."""
    raise_gc_threshold()
    paths = sorted(folder.glob("*.xlf"))
    began = time.process_time()
    for path in paths:
        WAYS[way](path)
    print(time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def measured(way: str, folder: Path) -> tuple[float, float]:
    """Seconds and megabytes of a process of its own."""
    command = [sys.executable, __file__, "--run", way, str(folder)]
    seconds, megabytes = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(seconds), float(megabytes)


def main() -> None:
    """Write the files, measure, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", choices=WAYS)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    if arguments.run:
        run(arguments.run, arguments.folder)
        return
    with tempfile.TemporaryDirectory() as name:
        found = units(arguments.folder.resolve(), Path(name))
        print(HEAD)
        print(
            "| files | segments | MB | bare lxml s | read and written s | and checked s | ratios | bare MB | ours MB |"
        )
        print("|---|---|---|---|---|---|---|---|---|")
        for label, per_file in (("one a page", PER_FILE), ("a single one", SEGMENTS)):
            folder = Path(name) / str(per_file)
            folder.mkdir()
            for number, document in enumerate(documents(found, per_file)):
                (folder / f"{number:05}.xlf").write_text(xliff.write(document), encoding="utf-8")
            print(row(label, folder, arguments.rounds))


def row(label: str, folder: Path, rounds: int) -> str:
    """A line of the table; medians."""
    times: dict[str, list[tuple[float, float]]] = {way: [] for way in WAYS}
    for way in islice(cycle(WAYS), rounds * len(WAYS)):
        times[way].append(measured(way, folder))
    seconds, megabytes = ({way: median(one[index] for one in times[way]) for way in WAYS} for index in (0, 1))
    size = sum(path.stat().st_size for path in folder.glob("*.xlf")) / 1e6
    return (
        f"| {len(list(folder.glob('*.xlf')))} ({label}) | {SEGMENTS:,} | {size:.1f} | {seconds['bare']:.2f} "
        f"| {seconds['unchecked']:.2f} | {seconds['ours']:.2f} "
        f"| {seconds['unchecked'] / seconds['bare']:.1f}, {seconds['ours'] / seconds['bare']:.1f} "
        f"| {megabytes['bare']:.0f} | {megabytes['ours']:.0f} |"
    )


if __name__ == "__main__":
    main()

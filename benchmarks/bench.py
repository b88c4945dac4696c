"""`make bench`: runs the sections and writes benchmarks/RESULTS.md.

python benchmarks/bench.py [--quick] [--only SECTION ...] [--write FILE]
"""

from __future__ import annotations

import argparse
import datetime
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import builds
import commands
import growth
import previews
import results

PAGE = Path(__file__).resolve().parent / "RESULTS.md"
Section: TypeAlias = Callable[[Path, builds.Options], str]


def script(name: str, *arguments: str) -> Section:
    """The section that a script of its own prints."""

    def section(folder: Path, options: builds.Options) -> str:
        if not builds.CORPUS.is_dir():
            return "Not measured: the real pages are not beside this checkout.\n"
        command = [sys.executable, str(PAGE.parent / name), *arguments]
        ran = subprocess.run(command, cwd=builds.ROOT, stdout=subprocess.PIPE, text=True, check=True)
        return ran.stdout

    return section


SECTIONS: dict[str, tuple[str, Section]] = {
    "build": ("Build", builds.section),
    "growth": ("Growth", growth.section),
    "preview": ("Preview", previews.section),
    "commands": ("Commands", commands.section),
    "xliff": ("XLIFF", script("xliff/speed.py", "--rounds", "3", str(builds.CORPUS.parents[1]))),
    "memory": ("Translation memory", script("matching/lookup.py")),
}
"""Each section with its heading, in the order of the page."""
QUICK = ("build", "growth", "preview", "commands")
"""What a quick run measures: those that have a small size."""


def main() -> None:
    """Run the sections, and write the page after each: a run that is stopped keeps what it has measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small, in two minutes")
    parser.add_argument("--only", nargs="*", choices=SECTIONS, default=[], metavar="SECTION")
    parser.add_argument("--write", type=Path, default=PAGE, metavar="FILE")
    asked = parser.parse_args()
    options = builds.Options(asked.quick, builds.peers(builds.ROOT / ".cache" / "bench"), asked.write.resolve().parent)
    for name in asked.only or (QUICK if asked.quick else SECTIONS):
        title, section = SECTIONS[name]
        sys.stderr.write(f"{name} ...\n")
        with tempfile.TemporaryDirectory() as folder:
            text = section(Path(folder), options)
        kept = results.sections(asked.write.read_text(encoding="utf-8")) if asked.write.is_file() else {}
        today = datetime.datetime.now(datetime.UTC).date().isoformat()
        measured = {name: results.titled(title, text, today, options.quick)}
        results.write(asked.write, results.page(kept, measured, tuple(SECTIONS)))


if __name__ == "__main__":
    main()

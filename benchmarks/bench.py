"""`make bench`: runs the sections and writes benchmarks/RESULTS.md.

python benchmarks/bench.py [--quick] [--only SECTION ...] [--write FILE]
"""

from __future__ import annotations

import argparse
import datetime
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import builds
import commands
import growth
import results

SECTIONS: dict[str, tuple[str, Callable[[Path, builds.Options], str]]] = {
    "build": ("Build", builds.section),
    "growth": ("Growth", growth.section),
    "commands": ("Commands", commands.section),
}
"""Each section with its heading, in the order of the page."""
PAGE = Path(__file__).resolve().parent / "RESULTS.md"


def main() -> None:
    """Run the sections, and write the page after each: a run that is stopped keeps what it has measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small, in two minutes")
    parser.add_argument("--only", nargs="*", choices=SECTIONS, default=[], metavar="SECTION")
    parser.add_argument("--write", type=Path, default=PAGE, metavar="FILE")
    asked = parser.parse_args()
    options = builds.Options(asked.quick, builds.peers(builds.ROOT / ".cache" / "bench"), asked.write.resolve().parent)
    for name in asked.only or SECTIONS:
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

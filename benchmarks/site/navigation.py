"""What navigation costs as a site grows: bytes of a page and processor time of the build, ours beside stock.

    python benchmarks/site/navigation.py [--sizes 100 400] [--write benchmarks/site/NAVIGATION.md]

Pages of a few words in sections of twenty, English and Dutch: what grows is the navigation.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import peers

SECTION = 20
OURS = """\
site_name: Many pages
site_url: http://127.0.0.1:8000/
theme: {{name: material, font: false, features: [navigation.sections]}}
plugins:
  - search
  - bitext: {{locales: {{nl-BE: {{name: Nederlands}}}}}}
nav: {nav}
"""
PAGE = (
    "# Page {number} of many\n\nSome words that say what page {number} is about, and where it [leads](p{other}.md).\n"
)


def main() -> None:
    """Build sites of several sizes, and say or write what they cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 400])
    parser.add_argument("--write", type=Path)
    arguments = parser.parse_args()
    lines = [
        "# The cost of navigation as a site grows",
        "",
        f"`python benchmarks/site/navigation.py`: pages of a few words in sections of {SECTION}, in English and Dutch,",
        "with `navigation.sections`. Bytes are for one page in the middle of the site; seconds are processor time for",
        "the whole build.",
        "",
        "| pages | site | page, bytes | gzip | build, s | s a page |",
        "|---|---|---|---|---|---|",
    ]
    for size in arguments.sizes:
        for name, prefix in (("ours", "nl-BE"), ("stock", "nl")):
            with tempfile.TemporaryDirectory() as folder:
                config = project(Path(folder), size, name)
                seconds = peers.build(config, Path(folder) / "site")
                raw = (Path(folder) / "site" / prefix / f"p{size // 2}" / "index.html").read_bytes()
            cells = (str(size), name, f"{len(raw):,}", f"{len(gzip.compress(raw, 9)):,}", f"{seconds:.1f}")
            lines.append(f"| {' | '.join(cells)} | {seconds / size / 2:.3f} |")
    text = "\n".join([*lines, ""])
    if arguments.write:
        arguments.write.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


def project(folder: Path, size: int, name: str) -> Path:
    """A project with so many pages; its mkdocs.yml."""
    pages = [f"p{number}.md" for number in range(size)]
    nav: list[object] = ["index.md"]
    nav += [{f"Section {at // SECTION}": pages[at : at + SECTION]} for at in range(0, size, SECTION)]
    (folder / "docs").mkdir()
    for number, page in enumerate(["index.md", *pages]):
        text = PAGE.format(number=number, other=number % size)
        (folder / "docs" / page).write_text(text, encoding="utf-8")
    config = folder / "mkdocs.yml"
    if name == "ours":
        config.write_text(OURS.format(nav=json.dumps(nav)))
        command = [sys.executable, "-m", "bitext", "update"]
        subprocess.run(command, check=True, cwd=folder, capture_output=True)
    else:
        text = peers.stock_config(nav, {"nl-BE": "nl"})
        config.write_text(text.replace("font: false}", "font: false, features: [navigation.sections]}"))
    return config


if __name__ == "__main__":
    main()

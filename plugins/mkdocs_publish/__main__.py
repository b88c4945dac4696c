"""The command line of the plugin: `python -m mkdocs_publish zip SITE OUT`, `.. pdf SITE OUT`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from mkdocs_publish.built_page import BuiltPage
from mkdocs_publish.export.book import books
from mkdocs_publish.export.pdf import print_pdf
from mkdocs_publish.export.zip import archive


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m mkdocs_publish", description="Package or print a built site.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    packed = commands.add_parser("zip", help="pack the site into one file, for any web server")
    packed.add_argument("site", type=Path, metavar="SITE", help="the folder of the built site")
    packed.add_argument("out", type=Path, metavar="OUT", help="the zip to write")
    packed.set_defaults(run=_zip)
    printed = commands.add_parser("pdf", help="print each locale as a PDF, with Chromium")
    printed.add_argument("site", type=Path, metavar="SITE", help="the folder of the built site")
    printed.add_argument("out", type=Path, metavar="OUT", help="the folder to write guide.LOCALE.pdf files to")
    printed.set_defaults(run=_pdf)
    return parser


def _pdf(arguments: argparse.Namespace) -> str:
    lines = []
    for book in books(arguments.site):
        out = arguments.out / f"guide.{book.lang}.pdf"
        print_pdf(book.html, out)
        lines.append(f"{out}: {book.title}")
    return "\n".join(lines)


def _zip(arguments: argparse.Namespace) -> str:
    out: Path = arguments.out
    count = archive(arguments.site, out, folder=out.stem, url=_url(arguments.site))
    return f"{out}: {count} files, {out.stat().st_size / 1_000_000:.1f} MB"


def _url(site: Path) -> str:
    """The address that the site was built for, from its start page; empty if it has none."""
    start = site / "index.html"
    return BuiltPage.read(site, start).canonical if start.is_file() else ""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; the exit status is 2 if something that it needs is missing."""
    arguments = _parser().parse_args(argv)
    try:
        print(arguments.run(arguments))
    except OSError as error:
        print(f"{error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())

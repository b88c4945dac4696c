"""The options of the command line, with help in the source language."""

from __future__ import annotations

import argparse
import re
import textwrap
from collections.abc import Sequence

from hubcheck.cli.answers import CHECKS
from hubcheck.messages import Catalogue, read_catalogue

_EXAMPLES = {
    "email": "hubcheck email jan@kantoor.be\n  hubcheck email --csv --locale nl < clients.csv > checked.csv",
    "url": "hubcheck url https://businesscentral.dynamics.com/kantoor.be\n  hubcheck url --jsonl < links.jsonl",
    "explain": "hubcheck explain AADSTS50020\n  hubcheck explain --locale fr < message.txt",
}
# `--locale=x@y` is an option, `-x@kantoor.be` an address.
_DASHED_ADDRESS = re.compile(r"-[^=@]*@")
_WIDTH = 78


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The command, its options and texts.

    Raises:
        SystemExit: wrong usage, after a sentence on standard error; or help was printed.
    """
    catalogue = read_catalogue()
    parser = _parser(catalogue)
    options = argv[: argv.index("--")] if "--" in argv else argv
    if address := next((text for text in options if _DASHED_ADDRESS.match(text)), ""):
        parser.error(catalogue.text("cli.dash", text=address))
    parsed, rest = parser.parse_known_args(argv)
    if unknown := next((text for text in rest if text.startswith("-")), ""):
        parser.error(catalogue.text("cli.dash", text=unknown))
    # Texts after an option that follows other texts, which argparse does not expect.
    parsed.texts += rest
    form = next((name for name in ("jsonl", "csv") if getattr(parsed, name, False)), "")
    if form and parsed.texts:
        parser.error(catalogue.text("cli.no-text", command=parsed.command, form=form))
    if form != "csv" and (getattr(parsed, "column", None) or getattr(parsed, "keep_order", False)):
        parser.error(catalogue.text("cli.csv-only"))
    return parsed


def _parser(catalogue: Catalogue) -> argparse.ArgumentParser:
    text = catalogue.text
    layout = argparse.RawDescriptionHelpFormatter
    epilog = textwrap.fill(text("cli.exit-codes"), _WIDTH)
    parser = argparse.ArgumentParser("hubcheck", description=text("cli.about"), epilog=epilog, formatter_class=layout)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in CHECKS:
        about = text(f"cli.{name}")
        examples = f"{text('cli.examples')}\n  {_EXAMPLES[name]}\n\n{epilog}"
        command = commands.add_parser(name, help=about, description=about, epilog=examples, formatter_class=layout)
        command.add_argument("--locale", help=text("cli.locale"))
        form = command.add_mutually_exclusive_group()
        form.add_argument("--json", action="store_true", help=text("cli.json"))
        form.add_argument("--jsonl", action="store_true", help=text("cli.jsonl"))
        if name != "explain":
            form.add_argument("--csv", action="store_true", help=text("cli.csv"))
            command.add_argument("--column", help=text("cli.column"))
            command.add_argument("--keep-order", action="store_true", help=text("cli.keep-order"))
        command.add_argument("texts", nargs="*", metavar="TEXT", help=text("cli.text"))
    return parser

"""The command `bitext`: finds its verbs, runs one, and turns what goes wrong into one line and an exit code."""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pkgutil import iter_modules

from bitext.cli import commands
from bitext.core.model import BitextError

CLEAN, FINDINGS, UNUSABLE, STOPPED, UNREAD = 0, 1, 2, 130, 141
"""Exit codes: fine; findings, or something owed; wrong usage or unreadable input; Ctrl-C; nobody reads the output."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: without the program's name; None for those of the process.

    Returns:
        The exit code.
    """
    _speak_anywhere()
    raise_gc_threshold()
    parser = _parser()
    parsed = parser.parse_args(arguments)
    if "run" not in parsed:
        parser.print_help(sys.stderr)
        return UNUSABLE
    try:
        code: int = parsed.run(parsed)
        sys.stdout.flush()
    except BitextError as error:
        print(f"bitext: {error}", file=sys.stderr)
        return UNUSABLE
    except KeyboardInterrupt:
        print("bitext: stopped; every file is whole, run the command again to go on", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:
        # As with `| head`. Python would complain once more when it flushes on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNREAD
    return code


def raise_gc_threshold() -> None:
    """Collect garbage rarely: segments are many and hold no reference cycles; reading takes a third less time."""
    gc.set_threshold(200_000, 20, 100)


def _speak_anywhere() -> None:
    """A terminal that cannot show a letter of somebody's page gets its number, and no traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "bitext", description="Pages and their translations, sentence by sentence, for any MkDocs project."
    )
    parser.add_argument("--version", action="version", version=f"bitext {_version()}")
    subparsers = parser.add_subparsers(title="verbs", metavar="VERB")
    for module in sorted(module.name for module in iter_modules(commands.__path__)):
        verb = import_module(f"{commands.__name__}.{module}")
        known = set(subparsers.choices)
        verb.add(subparsers)
        for name in set(subparsers.choices) - known:
            subparsers.choices[name].set_defaults(run=verb.run)
    return parser


def _version() -> str:
    try:
        return version("mkdocs-bitext")
    except PackageNotFoundError:
        return "from source"

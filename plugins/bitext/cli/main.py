"""The `bitext` command: dispatches to one module per command, and turns errors into one line and an exit code."""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules

from bitext.cli import commands
from bitext.cli.formats.sarif import installed_version
from bitext.core.model import BitextError

CLEAN, FINDINGS, USAGE_ERROR, INTERRUPTED, BROKEN_PIPE = 0, 1, 2, 130, 141
"""Exit codes: success; findings or outdated files; wrong usage or unreadable input; Ctrl-C; output closed early."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: without the program's name; None for those of the process.

    Returns:
        The exit code.
    """
    _make_stdio_lossy()
    raise_gc_threshold()
    parser = _parser()
    parsed = parser.parse_args(arguments)
    if "run" not in parsed:
        parser.print_help(sys.stderr)
        return USAGE_ERROR
    try:
        code: int = parsed.run(parsed)
        sys.stdout.flush()
    except BitextError as error:
        print(f"bitext: {error}", file=sys.stderr)
        return USAGE_ERROR
    except KeyboardInterrupt:
        print("bitext: interrupted; no file is half-written, run the command again to continue", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # As with `| head`. Without this Python reports the closed pipe again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    return code


def raise_gc_threshold() -> None:
    """Collect garbage rarely: there are many segments and no reference cycles; reading takes a third less time."""
    gc.set_threshold(1_000_000, 20, 100)


def _make_stdio_lossy() -> None:
    """Characters that the terminal's encoding lacks are escaped instead of raising an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "bitext", description="Translate any MkDocs project, sentence by sentence, with XLIFF files."
    )
    parser.add_argument("--version", action="version", version=f"bitext {installed_version() or 'from source'}")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND")
    for module in sorted(module.name for module in iter_modules(commands.__path__)):
        command = import_module(f"{commands.__name__}.{module}")
        name = module.rstrip("_").replace("_", "-")
        subparser = subparsers.add_parser(name, help=command.HELP, description=command.__doc__)
        subparser.set_defaults(run=command.run)
        command.add_options(subparser)
    return parser

"""`bitext validate`: check XLIFF files against the specification, whichever tool wrote them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from bitext.cli.options import UNREADABLE_INPUT
from bitext.core import report
from bitext.core.model import BitextError, Finding, Location, Severity
from bitext.core.progress import Progress
from bitext.core.storage import read_bytes
from bitext.xliff.safe import MAX_BYTES
from bitext.xliff.validate import validate

UNREADABLE = "unreadable"
"""Code of a finding about a whole file: missing, not XML, malicious or too large."""
_SUFFIXES = frozenset({".xlf", ".xliff"})


HELP = "check XLIFF files against the specification"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options and arguments."""
    parser.add_argument("--json", action="store_true", help="output JSON")
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="XLIFF 1.2, 2.0, 2.1 or 2.2; a folder for all below it"
    )


def run(arguments: argparse.Namespace) -> int:
    """Run the command: 0 for valid files, 1 for findings, 2 if a file could not be read.

    Raises:
        BitextError: there is no file to check.
    """
    paths = list(_files(arguments.files))
    if not paths:
        raise BitextError("contains no XLIFF file (.xlf, .xliff); name a file", arguments.files[0])
    with Progress(len(paths)) as progress:
        findings = [finding for path in paths for finding in _judged(path, progress)]
    if arguments.json:
        sys.stdout.write(report.as_json({"files": len(paths), "findings": report.as_records(findings)}))
    else:
        sys.stdout.write(report.as_text(findings))
        sys.stdout.write(_summary(len(paths), findings))
    return UNREADABLE_INPUT if any(finding.code == UNREADABLE for finding in findings) else report.exit_code(findings)


def _files(named: Iterable[Path]) -> Iterator[Path]:
    for path in named:
        if path.is_dir():
            yield from sorted(each for each in path.rglob("*") if each.suffix in _SUFFIXES and each.is_file())
        else:
            yield path


def _judged(path: Path, progress: Progress) -> tuple[Finding, ...]:
    progress(report.shown(path))
    try:
        return validate(read_bytes(path, MAX_BYTES + 1), path)
    except BitextError as error:
        return (Finding(UNREADABLE, Severity.ERROR, error.message, Location(path, error.line)),)


def _summary(files: int, findings: list[Finding]) -> str:
    faulty = len({finding.location.path for finding in findings if finding.location and report.exit_code([finding])})
    those = report.counted(files, "file")
    return f"{those}, {faulty} with faults.\n" if faulty else f"{those}, valid.\n"

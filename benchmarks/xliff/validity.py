"""`bitext validate` as one function for a runner of test suites: nothing for a valid file, else what is wrong."""

from __future__ import annotations

from pathlib import Path

from bitext.core.report import exit_code
from bitext.xliff.validate import validate


def faults(path: str) -> list[str]:
    """The findings that make the file invalid, as `code: message`; notes are none.

    Raises:
        BitextError: it is no XML that can be read.
    """
    findings = validate(Path(path).read_bytes(), Path(path))
    return [f"{finding.code}: {finding.message}" for finding in findings if exit_code([finding])]

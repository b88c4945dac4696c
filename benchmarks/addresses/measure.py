"""100,000 addresses checked beside email-validator alone, on the same rows, in turns.

    python benchmarks/addresses/measure.py [--rounds 5] [--write benchmarks/addresses/RESULTS.md]

Processor seconds. email-validator is called for each row, without a look-up in the DNS; of ours, the check alone, and
the whole command with its start, the reading of JSON lines and the writing of JSON lines.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

from email_validator import EmailNotValidError, validate_email
from material import addresses

from hubcheck.email import check_email

ROWS = 100_000


def their_seconds(rows: Sequence[str]) -> float:
    """email-validator."""

    def valid(text: str) -> bool:
        try:
            return bool(validate_email(text, check_deliverability=False))
        except EmailNotValidError:
            return False

    return seconds(valid, rows)


def seconds(check: Callable[[str], object], rows: Sequence[str]) -> float:
    """Processor seconds of a call for each row."""
    start = time.process_time()
    for text in rows:
        check(text)
    return time.process_time() - start


def command_seconds(lines: bytes) -> float:
    """Processor seconds of the whole command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "hubcheck", "email", "--jsonl"]
    answered = subprocess.run(command, input=lines, stdout=subprocess.PIPE, check=False).stdout.count(b"\n")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if answered != ROWS:
        raise SystemExit(f"{answered} of {ROWS} rows were answered")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def report(theirs: list[float], check: list[float], command: list[float], domains: int) -> str:
    """The page that is committed."""

    def line(name: str, times: list[float]) -> str:
        ratio = statistics.median(ours / their for ours, their in zip(times, theirs, strict=True))
        return f"| {name} | {statistics.median(times):.2f} | {ratio:.2f} |"

    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return f"""# 100,000 addresses

`python benchmarks/addresses/measure.py`: {ROWS:,} addresses with {domains:,} different domains, in {len(theirs)} rounds
of one after the other. Medians of the processor time, and of its ratio to email-validator's in the same round. The aim
is a ratio of at most 3.

| what | seconds | ratio |
|---|---|---|
{line("email-validator alone", theirs)}
{line("`check_email`", check)}
{line("`hubcheck email --jsonl`, all of it", command)}

Python {platform.python_version()}, email-validator {version("email-validator")}, load {load} (1, 5 and 15 minutes) at
the end. Before plain addresses took a shorter way (November 2026) the ratios were 4.9 and 6.7.
"""


def main() -> None:
    """Measure, print, and write where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    rows = addresses(ROWS)
    lines = "".join(json.dumps({"id": number, "input": text}) + "\n" for number, text in enumerate(rows)).encode()
    check_email(rows[0])  # reads the lists
    rounds = [(their_seconds(rows), seconds(check_email, rows), command_seconds(lines)) for _ in range(options.rounds)]
    theirs, check, command = (list(times) for times in zip(*rounds, strict=True))
    page = report(theirs, check, command, len({text.rpartition("@")[2] for text in rows}))
    print(page)
    if options.write:
        options.write.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()

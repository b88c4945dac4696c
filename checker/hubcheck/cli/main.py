"""The command line: `hubcheck email|url|explain [TEXT ..]`, or `python -m hubcheck`.

Exit code 0: nothing to do (`accept`, an address that is `unknown` to the lists, `ok`, every text explained);
1: findings (`warn`, `fix`, `reject`, `danger`, a text without an explanation); 2: wrong usage, or input that could not
be read, even if the rest of it was answered; 130: stopped with Ctrl-C.
"""

from __future__ import annotations

import argparse
import errno
import io
import json
import os
import signal
import sys
from collections.abc import Iterator, Sequence

from hubcheck.cli.answers import CHECKS, answer_json, answer_text, has_findings
from hubcheck.cli.csv_table import UnreadableTableError, checked_csv, read
from hubcheck.cli.options import parse
from hubcheck.cli.reading import read_lines, read_request, standard_input
from hubcheck.messages import Catalogue, locales, nearest_locale, read_catalogue
from hubcheck.model import Verdict

CLEAN, FINDINGS, USAGE_ERROR, STOPPED = 0, 1, 2, 130
"""Exit codes: nothing to do; findings; wrong usage or unreadable input; stopped. Of several, the highest."""


def run() -> int:
    """Run the command as a program: no error of the operating system ends in a traceback.

    Returns:
        The exit code. Where there are signals, a closed pipe (`| head`) ends the process, as it ends other programs.
    """
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        if sys.stdout is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        code = main()
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = STOPPED
    except OSError as error:
        code = _usage_error(read_catalogue().text("cli.no-stream", reason=error.strerror or str(error)))
        # Otherwise Python reports the error again when it flushes at exit.
        if sys.stdout is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        argv: without the program's name; None for the arguments of the process.

    Returns:
        The exit code.

    Raises:
        SystemExit: wrong usage, or help was asked for.
        OSError: standard input or output failed.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = parse(list(sys.argv[1:] if argv is None else argv))
    locale = nearest_locale(options.locale or "en")
    if not locale:
        known = ", ".join(locales())
        return _usage_error(read_catalogue().text("cli.bad-locale", locale=options.locale, known=known))
    catalogue = read_catalogue(locale)
    if options.jsonl:
        return _check_requests(options, catalogue)
    if getattr(options, "csv", False):
        return _check_table(options, catalogue)
    return _check_texts(options, catalogue)


def _usage_error(message: str) -> int:
    print(message, file=sys.stderr)
    return USAGE_ERROR


def _exit_code(verdict: Verdict) -> int:
    return FINDINGS if has_findings(verdict) else CLEAN


def _check_requests(options: argparse.Namespace, catalogue: Catalogue) -> int:
    """JSON lines in, JSON lines out, one by one; a line that cannot be read is named, and the others are answered."""
    code, check, sentences = CLEAN, CHECKS[options.command], catalogue if options.locale else None
    for number, line in read_lines(standard_input()):
        request = None if line is None else read_request(line)
        if request is None:
            message = "cli.bad-encoding" if line is None else "cli.bad-line"
            code = _usage_error(catalogue.text(message, line=str(number)))
            continue
        verdict = check(request[1])
        code = max(code, _exit_code(verdict))
        print(json.dumps(answer_json(options.command, *request, verdict, sentences)), flush=True)
    return code


def _check_table(options: argparse.Namespace, catalogue: Catalogue) -> int:
    """CSV in, CSV out."""
    try:
        table = read(standard_input().read(), options.command, options.column, catalogue)
    except UnreadableTableError as error:
        return _usage_error(str(error))
    text, found = checked_csv(table, catalogue, keep_order=options.keep_order)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(newline="")
    print(text, end="")
    errors = [_usage_error(catalogue.sentence(problem)) for problem in table.findings]
    return max([FINDINGS if found else CLEAN, *errors])


def _check_texts(options: argparse.Namespace, catalogue: Catalogue) -> int:
    """Check texts one by one, and print the verdicts as text or as one JSON document."""
    code, count, documents = CLEAN, 0, []
    for number, text in _texts(options):
        if text is None:
            code = _usage_error(catalogue.text("cli.bad-encoding", line=str(number)))
        else:
            verdict = CHECKS[options.command](text)
            code = max(code, _exit_code(verdict))
            if options.json:
                sentences = catalogue if options.locale else None
                documents.append(answer_json(options.command, count, text, verdict, sentences))
            else:
                print(answer_text(options.command, text, verdict, catalogue), flush=True)
        count += 1
    if not count:
        return _usage_error(catalogue.text("cli.nothing"))
    if options.json:
        print(json.dumps(documents, indent=1))
    return code


def _texts(options: argparse.Namespace) -> Iterator[tuple[int, str | None]]:
    """Number and text: the arguments, else the lines of standard input; all of them together for an error text."""
    if options.texts:
        yield from enumerate(options.texts, 1)
    elif options.command != "explain":
        yield from read_lines(standard_input())
    else:
        lines = list(read_lines(standard_input()))
        yield from ((number, line) for number, line in lines if line is None)
        if message := "\n".join(line for _, line in lines if line is not None):
            yield 1, message

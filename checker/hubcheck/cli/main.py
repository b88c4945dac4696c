"""The command line: `python -m hubcheck email|url|explain [TEXT ..]`.

Exit code 0: nothing to do (`accept`, an address that is `unknown` to the lists, `ok`, every text explained);
1: findings (`warn`, `fix`, `reject`, `danger`, a text without an explanation); 2: wrong usage or unreadable input.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TextIO

from hubcheck.api.shapes import verdict_json
from hubcheck.checklist.report import without_bold
from hubcheck.explain import explain
from hubcheck.messages import DEFAULT_LOCALE, Catalogue, describe, locales, read_catalogue
from hubcheck.model import Verdict, finding
from hubcheck.url import check_url

CLEAN, FINDINGS, USAGE_ERROR = 0, 1, 2
"""Exit codes: no problem; findings; wrong usage or unreadable input."""

_CLEAN_DECISIONS = ("accept", "ok", "known")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        argv: without the program's name; None for the arguments of the process.

    Returns:
        The exit code.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = list(sys.argv[1:] if argv is None else argv)
    options = _parser(read_catalogue()).parse_args(arguments)
    if options.locale not in locales():
        known = ", ".join(locales())
        return _usage_error(read_catalogue().text("cli.bad-locale", locale=options.locale, known=known))
    catalogue = read_catalogue(options.locale)
    check = _CHECKS[options.command]
    if options.jsonl:
        return _check_lines(check, catalogue)
    return _check_texts(options, check, catalogue)


def _parser(catalogue: Catalogue) -> argparse.ArgumentParser:
    """The parser, with its help in the source language."""
    text = catalogue.text
    parser = argparse.ArgumentParser(prog="hubcheck", description=text("cli.about"))
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("email", "url", "explain"):
        command = commands.add_parser(name, help=text(f"cli.{name}"), description=text(f"cli.{name}"))
        command.add_argument("--locale", default=DEFAULT_LOCALE, help=text("cli.locale"))
        form = command.add_mutually_exclusive_group()
        form.add_argument("--json", action="store_true", help=text("cli.json"))
        form.add_argument("--jsonl", action="store_true", help=text("cli.jsonl"))
        command.add_argument("texts", nargs="*", metavar="TEXT", help=text("cli.text"))
    return parser


def _usage_error(message: str) -> int:
    print(message, file=sys.stderr)
    return USAGE_ERROR


def _stdin() -> TextIO:
    """Standard input as UTF-8, with or without a byte order mark."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="strict")
    return sys.stdin


def _check_message(text: str) -> Verdict:
    """The explanations of an error text as a verdict: `known` or `unknown`, with one finding per cause."""
    findings = tuple(
        finding(cause.code, **dict(cause.params), actor=cause.actor, goto=cause.goto) for cause in explain(text)
    )
    return Verdict("known" if findings else "unknown", "message", findings=findings)


def _check_address(text: str) -> Verdict:
    """The address check; imported here because only this command needs its lists."""
    from hubcheck.email import check_email

    return check_email(text)


_CHECKS: dict[str, Callable[[str], Verdict]] = {"email": _check_address, "url": check_url, "explain": _check_message}


def _check_lines(check: Callable[[str], Verdict], catalogue: Catalogue) -> int:
    """JSON lines in, JSON lines out, one by one; unreadable lines are reported and skipped."""
    code = CLEAN
    try:
        for number, line in enumerate(_stdin(), 1):
            if not line.strip():
                continue
            request = _read_line(line)
            if request is None:
                code = _usage_error(catalogue.text("cli.bad-line", line=str(number)))
                continue
            verdict = check(request[1])
            code = max(code, _exit_code(verdict))
            print(json.dumps({"id": request[0], **verdict_json(verdict)}))
    except UnicodeDecodeError:
        return _usage_error(catalogue.text("cli.bad-encoding"))
    return code


def _read_line(line: str) -> tuple[object, str] | None:
    """Id and input of a JSON line; None if it has no text to check."""
    try:
        document = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(document, dict) or not isinstance(document.get("input"), str):
        return None
    return document.get("id"), document["input"]


def _exit_code(verdict: Verdict) -> int:
    nothing_to_do = verdict.decision in _CLEAN_DECISIONS or verdict.kind == "unlisted"
    return CLEAN if nothing_to_do else FINDINGS


def _texts(options: argparse.Namespace) -> list[str]:
    """The texts to check: the arguments, else standard input."""
    if options.texts:
        return list(options.texts)
    content = _stdin().read()
    if options.command == "explain":
        return [content] if content.strip() else []
    return [line for line in content.splitlines() if line.strip()]


def _check_texts(options: argparse.Namespace, check: Callable[[str], Verdict], catalogue: Catalogue) -> int:
    """Check texts and print the verdicts as text or as one JSON document."""
    try:
        texts = _texts(options)
    except UnicodeDecodeError:
        return _usage_error(catalogue.text("cli.bad-encoding"))
    if not texts:
        return _usage_error(catalogue.text("cli.nothing"))
    verdicts = [check(text) for text in texts]
    if options.json:
        documents = [{"id": number, **verdict_json(verdict)} for number, verdict in enumerate(verdicts)]
        print(json.dumps(documents, indent=1))
    else:
        for text, verdict in zip(texts, verdicts, strict=True):
            print("\n".join(_verdict_lines(options.command, text, verdict, catalogue)))
    return max(map(_exit_code, verdicts))


def _verdict_lines(command: str, text: str, verdict: Verdict, catalogue: Catalogue) -> Iterator[str]:
    yield f"{text.strip()[:200]}"
    if command == "explain":
        yield from _explanation_lines(verdict, catalogue)
        return
    panel = describe(command, verdict, catalogue)
    yield f"  {catalogue.label('decision.' + verdict.decision)} {without_bold(panel.title)}"
    for sentence in (panel.text, panel.action, *panel.details):
        if sentence:
            yield f"  {without_bold(sentence)}"
    if verdict.suggestion:
        yield f"  {catalogue.text('cli.right-value', value=verdict.suggestion)}"


def _explanation_lines(verdict: Verdict, catalogue: Catalogue) -> Iterator[str]:
    if not verdict.findings:
        yield f"  {catalogue.text('explain.nothing')}"
    if len(verdict.findings) > 1:
        yield f"  {catalogue.text('explain.several', count=str(len(verdict.findings)))}"
    for cause in verdict.findings:
        actor = dict(cause.params)["actor"]
        yield f"  {catalogue.sentence(cause)}" + (f" ({catalogue.text(f'actor.{actor}')})" if actor else "")

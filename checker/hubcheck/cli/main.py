"""The command line: `python -m hubcheck email|url|explain [TEXT ..]`.

Exit code 0: everything is right (`accept`, `ok`, every text explained); 1: something needs attention (`warn`, `fix`,
`reject`, `danger`, an unknown text); 2: wrong usage, or input that can't be read.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TextIO

from hubcheck.checklist.report import plain
from hubcheck.explain import explain
from hubcheck.messages import DEFAULT_LOCALE, Catalogue, describe, locales, read_catalogue
from hubcheck.model import Finding, Verdict
from hubcheck.url import check_url

CLEAN, ATTENTION, UNREADABLE = 0, 1, 2
"""Exit codes."""

_GOOD = ("accept", "ok", "known")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = list(sys.argv[1:] if argv is None else argv)
    options = _parser(read_catalogue()).parse_args(arguments)
    if options.locale not in locales():
        sentence = read_catalogue().text("cli.bad-locale", locale=options.locale, known=", ".join(locales()))
        return _complain(sentence)
    catalogue = read_catalogue(options.locale)
    check = _CHECKS[options.command]
    if options.jsonl:
        return _answer_lines(check, catalogue)
    return _answer_texts(options, check, catalogue)


def _parser(catalogue: Catalogue) -> argparse.ArgumentParser:
    """The command's options; help in the source language, like every tool's."""
    say = catalogue.text
    parser = argparse.ArgumentParser(prog="hubcheck", description=say("cli.about"))
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("email", "url", "explain"):
        command = commands.add_parser(name, help=say(f"cli.{name}"), description=say(f"cli.{name}"))
        command.add_argument("--locale", default=DEFAULT_LOCALE, help=say("cli.locale"))
        form = command.add_mutually_exclusive_group()
        form.add_argument("--json", action="store_true", help=say("cli.json"))
        form.add_argument("--jsonl", action="store_true", help=say("cli.jsonl"))
        command.add_argument("texts", nargs="*", metavar="TEXT", help=say("cli.text"))
    return parser


def _complain(sentence: str) -> int:
    """Say what cannot be read."""
    print(sentence, file=sys.stderr)
    return UNREADABLE


def _text_in() -> TextIO:
    """Standard input as UTF-8, with or without a byte order mark."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="strict")
    return sys.stdin


def check_text(text: str) -> Verdict:
    """An explained text in the form of a verdict: `known` or `unknown`, one finding for each cause."""
    found = explain(text)
    findings = tuple(
        Finding(item.code, tuple(sorted((*item.params, ("actor", item.actor), ("goto", item.goto))))) for item in found
    )
    return Verdict("known" if found else "unknown", "message", findings=findings)


def _check_address(text: str) -> Verdict:
    """The address check; its lists are read only when it is asked for."""
    from hubcheck.email import check_email

    return check_email(text)


_CHECKS: dict[str, Callable[[str], Verdict]] = {"email": _check_address, "url": check_url, "explain": check_text}


def to_document(name: object, verdict: Verdict) -> dict[str, object]:
    """A verdict as JSON, in the form that lines are answered in."""
    return {
        "id": name,
        "decision": verdict.decision,
        "class": verdict.kind,
        "suggestion": verdict.suggestion,
        "findings": [{"code": found.code, "params": dict(found.params)} for found in verdict.findings],
    }


def _answer_lines(check: Callable[[str], Verdict], catalogue: Catalogue) -> int:
    """JSON lines in, JSON lines out, one at a time; a line that cannot be read is named, the others are answered."""
    code = CLEAN
    try:
        for number, line in enumerate(_text_in(), 1):
            if not line.strip():
                continue
            read = _read_line(line)
            if read is None:
                code = _complain(catalogue.text("cli.bad-line", line=str(number)))
                continue
            verdict = check(read[1])
            code = max(code, _code(verdict))
            print(json.dumps(to_document(read[0], verdict)))
    except UnicodeDecodeError:
        return _complain(catalogue.text("cli.bad-encoding"))
    return code


def _read_line(line: str) -> tuple[object, str] | None:
    """Id and input of a JSON line; None where it has no text to check."""
    try:
        document = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(document, dict) or not isinstance(document.get("input"), str):
        return None
    return document.get("id"), document["input"]


def _code(verdict: Verdict) -> int:
    """The exit code that one verdict asks for."""
    return CLEAN if verdict.decision in _GOOD else ATTENTION


def _texts(options: argparse.Namespace) -> list[str]:
    """What to check: the arguments, else standard input."""
    if options.texts:
        return list(options.texts)
    whole = _text_in().read()
    if options.command == "explain":
        return [whole] if whole.strip() else []
    return [line for line in whole.splitlines() if line.strip()]


def _answer_texts(options: argparse.Namespace, check: Callable[[str], Verdict], catalogue: Catalogue) -> int:
    """Judge texts and show the verdicts to a person, or as one JSON document."""
    try:
        texts = _texts(options)
    except UnicodeDecodeError:
        return _complain(catalogue.text("cli.bad-encoding"))
    if not texts:
        return _complain(catalogue.text("cli.nothing"))
    verdicts = [check(text) for text in texts]
    if options.json:
        print(json.dumps([to_document(number, verdict) for number, verdict in enumerate(verdicts)], indent=1))
    else:
        for text, verdict in zip(texts, verdicts, strict=True):
            print("\n".join(_show(options.command, text, verdict, catalogue)))
    return max(map(_code, verdicts))


def _show(command: str, text: str, verdict: Verdict, catalogue: Catalogue) -> Iterator[str]:
    """A verdict as lines for a person."""
    yield f"{text.strip()[:200]}"
    if command == "explain":
        yield from _show_causes(verdict, catalogue)
        return
    panel = describe(command, verdict, catalogue)
    yield f"  {catalogue.label('decision.' + verdict.decision)} {plain(panel.title)}"
    for sentence in (panel.text, panel.action, *panel.details):
        if sentence:
            yield f"  {plain(sentence)}"
    if verdict.suggestion:
        yield f"  {catalogue.text('cli.right-value', value=verdict.suggestion)}"


def _show_causes(verdict: Verdict, catalogue: Catalogue) -> Iterator[str]:
    """The causes of an error text as lines for a person."""
    if not verdict.findings:
        yield f"  {catalogue.text('explain.nothing')}"
    if len(verdict.findings) > 1:
        yield f"  {catalogue.text('explain.several', count=str(len(verdict.findings)))}"
    for found in verdict.findings:
        actor = catalogue.text("actor." + dict(found.params)["actor"])
        yield f"  {catalogue.sentence(found)} ({actor})"

"""The page on the rules of `bitext check`: from their docstrings, their tests and what was measured on real pages."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from bitext.check.project import reasons, severities
from bitext.core.model import Severity
from bitext.core.quoting import named, short
from bitext.rules.registry import RULES

TOP = Path(__file__).resolve().parents[1]
RATES = TOP / "benchmarks/rules/rates.tsv"
CASES = TOP / "tests/data/check"
DESCRIPTION = "Every rule of `bitext check`: what it is for, an example, and how often it finds something."
_INTRODUCTION = """
An **error** keeps a target from its readers: they get the source sentence until it is corrected. A **warning** is for
the translator to judge. A **note** never makes the command fail. Rules on files and pages stand at the end.

## How often rules find something { #rates }

Each rule was run over pages that people translated and published. **Every finding counts here, right or wrong**: most
are slips of the translators, such as a word typed twice or a sentence without its full stop, so false alarms are fewer.
"""
_MATERIAL = """
- *Business Central*: bilingual pages of Microsoft's help, paired by Microsoft. *All pages* are those of June 2021 in
  the branch `live-sxs` of the public repositories `MicrosoftDocs/dynamics365smb-docs-pr.<locale>`.
- *FastAPI*: the documentation of FastAPI, translated by people and machines. Its pages are paired by place: blocks of
  the same form, whose sentences have the same code. So rules on inline codes have little to find, and where a
  translation is older than its source, sentences that do not belong together may be paired.

The warning `inconsistent` is counted apart, as two wordings: that two translations of a sentence differ is a fact, and
among hundreds of pages by many translators a frequent one.
"""
_Rates = Mapping[tuple[str, str], Mapping[str, int]]


def rules_page() -> Iterator[str]:
    """The parts of the page, below its head."""
    rates = _rates()
    yield _INTRODUCTION
    yield from _totals(rates)
    yield _MATERIAL
    cases = {folder: _cases(folder) for folder in ("bad", "good")}
    for code, severity in severities().items():
        yield f"\n## `{code}` {{ #{code} }}\n\n*{severity.value.capitalize()}.* {reasons()[code]}\n"
        if code in RULES:
            yield from _example(code, cases)
        if severity is not Severity.NOTE or any(code in counts for counts in rates.values()):
            yield from _rate(code, rates)


def _rates() -> _Rates:
    """Material and locale -> rule -> findings; `segments` -> how many targets were checked."""
    rates: defaultdict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    with RATES.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            rates[row["material"], row["locale"]][row["rule"]] = int(row["count"])
    return rates


def _totals(rates: _Rates) -> Iterator[str]:
    yield "\n| Pages | Locale | Sentences | Errors | Warnings | Two wordings |\n|---|---|--:|--:|--:|--:|\n"
    by_code = severities()
    for (material, locale), counts in sorted(rates.items(), key=lambda one: (one[0][1], one[0][0])):
        found = {"error": 0, "warning": 0, "note": 0}
        for code, count in counts.items():
            if code in by_code and code != "inconsistent":
                found[by_code[code].value] += count
        segments = counts["segments"]
        shares = (found["error"], found["warning"], counts.get("inconsistent", 0))
        yield f"| {material} | {locale} | {segments:,} | {' | '.join(_share(one, segments) for one in shares)} |\n"


def _rate(code: str, rates: _Rates) -> Iterator[str]:
    """How often the rule finds something in each language, in one line; the sets of pages of a language together."""
    found: defaultdict[str, int] = defaultdict(int)
    segments: defaultdict[str, int] = defaultdict(int)
    for (_, locale), counts in rates.items():
        if severities()[code].value == "note" and code not in counts:
            continue  # Not every machine has the dictionary of every language.
        language = locale.partition("-")[0]
        found[language] += counts.get(code, 0)
        segments[language] += counts["segments"]
    if not any(found.values()):
        yield f"\nFound nowhere in {sum(segments.values()):,} sentences that people translated.\n"
        return
    languages = sorted(segments)
    yield f"\n| Found in | {' | '.join(languages)} |\n|---|{'--:|' * len(languages)}\n| of sentences |"
    yield f" {' | '.join(_share(found[one], segments[one]) for one in languages)} |\n"


def _share(count: int, of: int) -> str:
    percent = 100 * count / of
    return "0" if not count else f"{percent:.2f} %" if percent >= 0.005 else "< 0.01 %"


def _cases(folder: str) -> list[Mapping[str, Any]]:
    paths = sorted((CASES / folder).glob("*.yml"))
    return [case for path in paths for case in yaml.safe_load(path.read_text(encoding="utf-8"))]


def _example(code: str, cases: Mapping[str, Sequence[Mapping[str, Any]]]) -> Iterator[str]:
    wrong = _first(cases["bad"], "expect", code)
    right = _first(cases["good"], "beside", code)
    lines = [line for kind, case in (("wrong", wrong), ("right", right)) if case for line in _lines(kind, case)]
    if lines:
        yield "\n```text\n" + "\n".join(lines) + "\n```\n"


def _first(cases: Sequence[Mapping[str, Any]], key: str, code: str) -> Mapping[str, Any] | None:
    """The first case about this rule and no other, as far as there is one."""
    about = [case for case in cases if code in case.get(key, ()) and "target" in case]
    return min(about, key=lambda case: len(case[key]), default=None)


def _lines(kind: str, case: Mapping[str, Any]) -> Iterator[str]:
    yield f"{kind}: {case['why']}"
    yield f"    {_text(case['source'])}"
    yield f"    {_text(case['target'])}"


def _text(text: str) -> str:
    return short(text) if len(text) > 200 else named(text.replace("\n", "⏎"))

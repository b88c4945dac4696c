"""What a verdict rests on, for a reader who asks why."""

from __future__ import annotations

from collections.abc import Mapping

from hubcheck.api.shapes import Json
from hubcheck.evidence import Sentence
from hubcheck.model import Verdict


def basis_json(verdict: Verdict, sentences: Mapping[str, Sentence]) -> Json:
    """The evidence of the finding that decided: its level, and the page with the rule if there is one.

    Args:
        verdict: of one check.
        sentences: every code of that check -> its sentence.
    """
    if not verdict.findings:
        return {}
    evidence = sentences[verdict.findings[0].code].evidence
    return {"basis": {"level": evidence.level} | ({"page": evidence.page} if evidence.page else {})}

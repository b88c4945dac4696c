"""The attributes of the ITS module as a table: their values, and where they are allowed (XLIFF 2.2 part 2, 4.8.12)."""

from __future__ import annotations

from collections.abc import Mapping

from bitext.xliff.validate.faults import module
from bitext.xliff.validate.grammar import Attribute
from bitext.xliff.validate.values import (
    LANGUAGE,
    PERCENTAGE,
    TEXT,
    YES_NO,
    Value,
    is_number,
    one_of,
    pattern,
)

URN = "http://www.w3.org/2005/11/its"
ITSM = "urn:oasis:names:tc:xliff:itsm:2.1"

PROVENANCE = (
    *("org", "orgRef", "person", "personRef", "revOrg", "revOrgRef", "revPerson", "revPersonRef"),
    *("revTool", "revToolRef", "tool", "toolRef"),
)
"""What a provenance record can say."""
ISSUE = tuple(f"locQualityIssue{part}" for part in ("Type", "Comment", "Severity", "ProfileRef", "Enabled"))
"""What a quality issue can say; the first or the second is required."""
_CATEGORIES = (
    "allowed-characters directionality domain elements-within-text external-resource id-value language-information "
    "locale-filter localization-note localization-quality-issue localization-quality-rating mt-confidence "
    "preserve-space provenance storage-size target-pointer terminology text-analysis translate"
)
CATEGORIES = frozenset(_CATEGORIES.split())
"""Identifiers of the data categories (ITS 2.0)."""

_ISSUE_TYPES = (
    "terminology mistranslation omission untranslated addition duplication inconsistency grammar legal register "
    "locale-specific-content locale-violation style characters misspelling typographical formatting "
    "inconsistent-entities numbers markup pattern-problem whitespace internationalization length non-conformance "
    "uncategorized other"
)
_ISSUE_TYPE = one_of(*_ISSUE_TYPES.split())
_CONFIDENCE = Value("a number from 0 to 1", lambda value: is_number(value.strip()) and 0 <= float(value) <= 1)
_RANGE = r"\s*(?:[A-Za-z]{1,8}|\*)(?:-(?:[A-Za-z0-9]{1,8}|\*))*\s*"
_LANGUAGE_RANGES = pattern(
    "language ranges (RFC 4647) separated by commas, e.g. de, *-CH", rf"(?:{_RANGE}(?:,{_RANGE})*)?"
)
_WHOLE = pattern("a whole number", r"\s*[-+]?\d+\s*")
_SPANS = ("mrk", "sm")
_TREE = ("file", "group", "unit")
_RATED = (*_TREE, *_SPANS, "mtc:match")
_REVISED = (*_RATED, "ctr:revision")
_ISSUES = (*_SPANS, "its:locQualityIssue")
_STANDOFF = ("its:locQualityIssue", "its:locQualityIssues", "its:provenanceRecord", "its:provenanceRecords")

_TABLE: tuple[tuple[str, int, Value, tuple[str, ...]], ...] = (
    ("its:allowedCharacters", 1, TEXT, _SPANS),
    ("its:annotatorsRef", 2, TEXT, ("xliff", *_REVISED, "ctr:revisions", *_STANDOFF)),
    ("itsm:domains", 3, TEXT, _RATED),
    ("itsm:lang", 5, LANGUAGE, _SPANS),
    ("its:localeFilterList", 6, _LANGUAGE_RANGES, _SPANS),
    ("its:localeFilterType", 7, one_of("include", "exclude"), _SPANS),
    ("its:locQualityIssueComment", 8, TEXT, _ISSUES),
    ("its:locQualityIssueEnabled", 9, YES_NO, _ISSUES),
    ("its:locQualityIssueProfileRef", 10, TEXT, _ISSUES),
    ("its:locQualityIssuesRef", 11, TEXT, _SPANS),
    ("its:locQualityIssueSeverity", 12, PERCENTAGE, _ISSUES),
    ("its:locQualityIssueType", 13, _ISSUE_TYPE, _ISSUES),
    ("its:locQualityRatingProfileRef", 14, TEXT, _RATED),
    ("its:locQualityRatingScore", 15, PERCENTAGE, (*_TREE, *_SPANS)),
    ("its:locQualityRatingScoreThreshold", 16, PERCENTAGE, _RATED),
    ("its:locQualityRatingVote", 17, _WHOLE, _RATED),
    ("its:locQualityRatingVoteThreshold", 18, _WHOLE, _RATED),
    ("its:mtConfidence", 19, _CONFIDENCE, _SPANS),
    ("its:provenanceRecordsRef", 24, TEXT, _REVISED),
    ("its:taClassRef", 31, TEXT, _SPANS),
    ("its:taConfidence", 32, _CONFIDENCE, _SPANS),
    ("its:taIdent", 33, TEXT, _SPANS),
    ("its:taIdentRef", 34, TEXT, _SPANS),
    ("its:taSource", 35, TEXT, _SPANS),
    ("its:termConfidence", 36, _CONFIDENCE, _SPANS),
    *(
        (f"its:{name}", number, TEXT, (*_REVISED, "its:provenanceRecord"))
        for name, number in zip(PROVENANCE, (*range(20, 24), *range(25, 31), 37, 38), strict=True)
    ),
    ("its:version", 39, one_of("2.0"), ("xliff", *_RATED, *_STANDOFF)),
)

_NUMBERS = {name: number for name, number, _, _ in _TABLE}


def clause(name: str) -> str:
    """The clause that defines an attribute of the module, e.g. `its:taIdent`."""
    return module(f"4.8.12.{_NUMBERS[name]} {name.rpartition('@')[2].removeprefix('its:')}")


ATTRIBUTES: Mapping[str, Attribute] = {
    **{name: Attribute(clause(name), value, used_in) for name, _, value, used_in in _TABLE},
    # In its own elements the module's schema has the attributes without prefix, the specification with it.
    **{
        f"its:locQualityIssue@{name}": Attribute(clause(f"its:{name}"), value)
        for name, value in zip(ISSUE, (_ISSUE_TYPE, TEXT, PERCENTAGE, TEXT, YES_NO), strict=True)
    },
    **{f"{name}@version": Attribute(clause("its:version"), one_of("2.0")) for name in _STANDOFF},
}

"""Findings as JUnit XML for CI servers: a suite per file, a failed case per finding."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from lxml import etree

from bitext.cli.formats.check_report import CheckReport
from bitext.core.model import Finding, Severity

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(check_report: CheckReport) -> str:
    """A suite per checked file; one without findings has a single passing case."""
    by_file: defaultdict[str, list[Finding]] = defaultdict(list)
    for path in check_report.paths:
        by_file[check_report.path(path)] = []
    for finding in check_report.findings:
        by_file[check_report.path(finding.location.path) if finding.location else "bitext"].append(finding)
    root = etree.Element("testsuites", name="bitext")
    for name, findings in by_file.items():
        root.append(_suite(name, findings))
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    text: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return text.decode("utf-8")


def _suite(name: str, findings: Sequence[Finding]) -> etree._Element:
    failures = [finding for finding in findings if finding.severity is not Severity.NOTE]
    suite = etree.Element("testsuite", name=_legal(name), tests=str(max(len(findings), 1)))
    suite.set("failures", str(len(failures)))
    suite.set("errors", "0")
    suite.set("skipped", "0")
    for finding in findings:
        suite.append(_case(name, finding))
    if not findings:
        etree.SubElement(suite, "testcase", name="valid", classname=_legal(name))
    return suite


def _case(name: str, finding: Finding) -> etree._Element:
    where = f" {finding.unit}-{finding.segment}" if finding.segment else ""
    case = etree.Element("testcase", name=_legal(f"{finding.code}{where}"), classname=_legal(name))
    if finding.location and finding.location.line:
        case.set("file", _legal(name))
        case.set("line", str(finding.location.line))
    note = finding.severity is Severity.NOTE
    element = etree.SubElement(case, "system-out" if note else "failure")
    if not note:
        element.set("type", finding.severity.value)
        element.set("message", _legal(finding.message))
    place = finding.location
    line = ":".join(str(part) for part in (name, place.line, place.column) if part is not None) if place else name
    element.text = _legal(f"{line}: {finding.message}")
    return case


def _legal(text: str) -> str:
    """The text with characters that XML does not allow replaced."""
    return _NOT_XML.sub("\ufffd", text)

"""An example of each finding, and files with everything that is allowed."""

import re
from pathlib import Path

import pytest

from bitext.core.model import BitextError, Severity
from bitext.xliff.validate import MAX_FINDINGS, validate

DATA = Path(__file__).resolve().parents[3] / "data" / "validate"
BAD = sorted((DATA / "bad").glob("*.xlf"))
GOOD = sorted((DATA / "good").glob("*.xlf"))
EXPECTS = re.compile(r"<!-- expects: ([a-z-]+) -->")
PATH = Path("page.xlf")
HEAD = '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="nl">'


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_fault_is_reported_at_its_line_and_nothing_else_is(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    expected = [(found[1], number + 1) for number, line in enumerate(lines, 1) if (found := EXPECTS.search(line))]
    findings = validate(path.read_bytes(), path)
    assert [(finding.code, finding.location.line) for finding in findings if finding.location] == expected
    assert re.search(r"; .* \(XLIFF (2\.2 part [12]|2\.0|1\.2), .+\)$", findings[0].message), "what to do, and why"
    assert findings[0].severity is Severity.ERROR


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_files_that_the_specification_allows_are_valid(path: Path) -> None:
    assert validate(path.read_bytes(), path) == ()


def unit(inner: str) -> bytes:
    return f'{HEAD}<file id="f"><unit id="u">{inner}</unit></file></xliff>'.encode()


def test_a_code_missing_before_the_final_state_is_unfinished_work() -> None:
    segment = '<segment{}><source>a<ph id="1" canDelete="no"/></source><target>b</target></segment>'
    severities = {
        state: [finding.severity for finding in validate(unit(segment.format(state)), PATH)]
        for state in ("", ' state="reviewed"', ' state="final"')
    }
    assert severities == {
        "": [Severity.WARNING],
        ' state="reviewed"': [Severity.WARNING],
        ' state="final"': [Severity.ERROR],
    }


def test_a_code_moved_to_the_next_segment_is_not_missing() -> None:
    first = '<segment><source>a<ph id="1" canDelete="no"/></source><target>b</target></segment>'
    second = '<segment><source>c</source><target>d<ph id="1" canDelete="no"/></target></segment>'
    assert validate(unit(first + second), PATH) == ()


RESOURCES = (
    '<res:resourceData xmlns:res="urn:oasis:names:tc:xliff:resourcedata:2.0">{}</res:resourceData>'
    "<segment><source>a</source></segment>"
)


def test_a_reference_to_a_missing_resource_is_a_note() -> None:
    (finding,) = validate(unit(RESOURCES.format('<res:resourceItemRef ref="r9"/>')), PATH)
    assert (finding.code, finding.severity) == ("resource-ref", Severity.NOTE)


GLOSSARY = (
    '<g:glossary xmlns:g="urn:oasis:names:tc:xliff:glossary:2.0"><g:glossEntry ref="{}"><g:term>a</g:term>'
    "<g:definition>b</g:definition></g:glossEntry></g:glossary><segment id='s1'><source>a</source></segment>"
)


@pytest.mark.parametrize(("reference", "severity"), [("#s9", Severity.ERROR), ("s1", Severity.NOTE)])
def test_a_reference_that_is_not_a_fragment_identifier_is_a_note(reference: str, severity: Severity) -> None:
    (finding,) = validate(unit(GLOSSARY.format(reference)), PATH)
    assert (finding.code, finding.severity) == ("ref-target", severity)


TOLERATED = {
    "code-no-end": "<source><bpt id='1'>[</bpt>a</source>",
    "code-no-start": "<source>a<ex id='1'/></source>",
    "lang-mismatch": "<source>a</source><target xml:lang='de'>b</target>",
    "state-no-target": "<source>a</source>",
}


@pytest.mark.parametrize(("code", "content"), TOLERATED.items(), ids=TOLERATED)
def test_what_the_schema_of_1_2_tolerates_is_a_note(code: str, content: str) -> None:
    approved = ' approved="yes"' if code == "state-no-target" else ""
    raw = f"""<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="a" source-language="en"
        target-language="nl-BE" datatype="plaintext"><body><trans-unit id="1"{approved}>{content}</trans-unit></body>
        </file></xliff>"""
    (finding,) = validate(raw.encode(), PATH)
    assert (finding.code, finding.severity) == (code, Severity.NOTE)


def test_a_finding_names_unit_and_segment() -> None:
    (finding,) = validate(unit('<segment id="s7" state="final"><source>a</source></segment>'), PATH)
    assert (finding.unit, finding.segment) == ("u", "s7")


def test_the_content_of_extensions_is_not_checked() -> None:
    extension = '<my:x xmlns:my="urn:my"><unit xmlns="urn:oasis:names:tc:xliff:document:2.0" id="/"/></my:x>'
    assert validate(unit(extension + "<segment><source>a</source></segment>"), PATH) == ()


def test_the_number_of_findings_is_limited() -> None:
    findings = validate(unit("<segment/>" * (MAX_FINDINGS + 5)), PATH)
    assert len(findings) == MAX_FINDINGS + 1
    assert (findings[-1].code, findings[-1].severity) == ("too-many", Severity.NOTE)


def test_ids_of_megabytes_do_not_fill_the_findings() -> None:
    long = "x" * 1_000_000
    findings = validate(f'{HEAD}<file id="f">{f"""<unit id="{long}"/>""" * 3}</file></xliff>'.encode(), PATH)
    assert {finding.code for finding in findings} == {"element-missing", "id-duplicate"}
    assert all(len(finding.message) + len(finding.unit) < 1500 for finding in findings)


HOSTILE = {
    "a DOCTYPE": b"<!DOCTYPE xliff>" + unit(""),
    "an entity bomb": b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + unit("&b;"),
    "an external entity": b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + unit("&e;"),
    "elements too deep": unit("<group>" * 300 + "</group>" * 300),
    "no XML": b"# Title",
    "nothing": b"",
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_rejected_before_validation(raw: bytes) -> None:
    with pytest.raises(BitextError) as caught:
        validate(raw, PATH)
    assert caught.value.path == PATH

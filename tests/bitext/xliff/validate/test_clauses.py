"""Each clause of XLIFF 2: what it forbids is rejected by its name, and what it allows is accepted."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

import bitext.xliff.validate
from bitext.core.report import exit_code
from bitext.xliff.validate import validate

DATA = Path(__file__).resolve().parents[3] / "data" / "validate"
CLAUSES: dict[str, dict[str, Any]] = yaml.safe_load((DATA / "clauses.yml").read_text("utf-8"))
MODULES = {
    "mtc": "urn:oasis:names:tc:xliff:matches:2.0",
    "gls": "urn:oasis:names:tc:xliff:glossary:2.0",
    "fs": "urn:oasis:names:tc:xliff:fs:2.0",
    "mda": "urn:oasis:names:tc:xliff:metadata:2.0",
    "res": "urn:oasis:names:tc:xliff:resourcedata:2.0",
    "slr": "urn:oasis:names:tc:xliff:sizerestriction:2.0",
    "val": "urn:oasis:names:tc:xliff:validation:2.0",
    "its": "http://www.w3.org/2005/11/its",
    "itsm": "urn:oasis:names:tc:xliff:itsm:2.1",
    "pgs": "urn:oasis:names:tc:xliff:pgs:1.0",
    "my": "urn:example:my",
}


def document(row: dict[str, str]) -> bytes:
    """A file with one segment and what the row adds."""
    prefixes = " ".join(f'xmlns:{prefix}="{namespace}"' for prefix, namespace in MODULES.items())
    root = row.get("root", "")
    version = "" if "xmlns=" in root else 'xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1"'
    target = f"<target {row.get('in target', '')}>{row['target']}</target>" if "target" in row else ""
    return f"""<xliff {version} {prefixes} {root} srcLang="en" trgLang="nl-BE"><file id="f1">{row.get("file", "")}
        <unit id="u1" {row.get("in unit", "")}>{row.get("unit", "")}<segment id="s1" {row.get("in segment", "")}>
        <source {row.get("in source", "")}>{row.get("source", "A")}</source>{target}</segment></unit></file>
        </xliff>""".encode()


@pytest.mark.parametrize("clause", CLAUSES)
def test_what_a_clause_forbids_is_rejected_by_its_name(clause: str) -> None:
    findings = validate(document(CLAUSES[clause]["wrong"]), Path("page.xlf"))
    assert exit_code(findings) == 1
    name = CLAUSES[clause].get("clause", clause.partition(",")[0])
    assert any(f"part {'2' if name.startswith('4') else '1'}, {name})" in finding.message for finding in findings)


@pytest.mark.parametrize("clause", CLAUSES)
def test_what_a_clause_allows_is_accepted(clause: str) -> None:
    assert validate(document(CLAUSES[clause]["right"]), Path("page.xlf")) == ()


def test_every_code_has_an_example() -> None:
    package = Path(bitext.xliff.validate.__file__).parent
    codes = {code for file in package.rglob("*.py") for code in re.findall(r'Fault\(\s*"([a-z-]+)"', file.read_text())}
    wrong = [(path.read_bytes(), path) for path in (DATA / "bad").glob("*.xlf")]
    wrong += [(document(row["wrong"]), Path("page.xlf")) for row in CLAUSES.values()]
    shown = {finding.code for raw, path in wrong for finding in validate(raw, path)}
    assert codes - shown == {"resource-ref"}, "which is only a note, has its own test"


@pytest.mark.corpus
def test_the_files_of_single_faults_are_rejected(shared: Path) -> None:
    paths = sorted((shared / "cases" / "xliff" / "validate-2x").glob("*.xlf"))
    assert [path.name for path in paths if exit_code(validate(path.read_bytes(), path)) == 0] == []
    assert len(paths) == 14

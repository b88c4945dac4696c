"""Records how far the checks agree with published suites, so that the effect of a changed rule is visible.

`tests/data/hubcheck/agreement.tsv` has the counts; after an intended change, run
`python tests/hubcheck/test_agreement.py`.
"""

import json
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from hubcheck.email import check_email
from hubcheck.url.parse import parse

ROOT = Path(__file__).resolve().parents[2]
RECORDED = ROOT / "tests" / "data" / "hubcheck" / "agreement.tsv"


def isemail(suites: Path) -> Iterator[tuple[str, str, str]]:
    """The categories of isemail and our decisions; the suite writes control characters as symbols."""
    for test in ElementTree.parse(suites / "isemail_tests.xml").getroot().iter("test"):
        text = test.findtext("address") or ""
        address = "".join(chr(ord(c) - 0x2400) if "␀" <= c <= "␡" else c for c in text)
        category = (test.findtext("category") or "").removeprefix("ISEMAIL_").removesuffix("_CATEGORY")
        yield "isemail", category.lower(), check_email(address).decision


def web_platform(suites: Path) -> Iterator[tuple[str, str, str]]:
    """The web links without a base of the web-platform-tests and our result."""
    for entry in json.loads((suites / "urltestdata.json").read_text(encoding="utf-8")):
        if not isinstance(entry, dict) or entry.get("base"):
            continue
        if entry["input"].strip().lower().startswith(("http:", "https:")):
            address = parse(entry["input"])
            result = "refused" if address is None else "equal" if address.href == entry.get("href") else "different"
            yield "urltestdata", "failure" if entry.get("failure") else "link", result


def table(suites: Path) -> str:
    """The recorded counts."""
    counts = Counter([*isemail(suites), *web_platform(suites)])
    rows = ("\t".join((*key, str(count))) for key, count in sorted(counts.items()))
    return "\n".join(("suite\tpart\tours\ttests", *rows)) + "\n"


@pytest.mark.corpus
def test_the_agreement_with_published_suites_is_as_recorded(shared: Path) -> None:
    assert table(shared / "checker" / "suites") == RECORDED.read_text(encoding="utf-8")


@pytest.mark.corpus
def test_no_error_of_a_suite_passes(shared: Path) -> None:
    suites = shared / "checker" / "suites"
    # A full stop that a phone types after an address is read over: tests/hubcheck/email/test_suites.py.
    passed = [ours for _, part, ours in isemail(suites) if part == "err" and ours not in ("reject", "warn")]
    assert passed == ["unknown"]
    assert {ours for _, part, ours in web_platform(suites) if part == "failure"} == {"refused"}


if __name__ == "__main__":
    RECORDED.write_text(table(ROOT.parent / "shared" / "checker" / "suites"), encoding="utf-8")

"""Validates our files against the standard's schemas, and against rules that schemas cannot express."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from bitext.core.inline import codes
from bitext.core.model import Document, Kind, Segment
from bitext.xliff import write

DATA = Path(__file__).resolve().parents[2] / "data" / "xliff"
V20 = "{urn:oasis:names:tc:xliff:document:2.0}"
MTC = "{urn:oasis:names:tc:xliff:matches:2.0}"
_WRAPPER = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:import namespace="urn:oasis:names:tc:xliff:document:2.0" schemaLocation="xliff_core_2.0.xsd"/>
<xs:import namespace="urn:oasis:names:tc:xliff:metadata:2.0" schemaLocation="metadata.xsd"/>
<xs:import namespace="urn:oasis:names:tc:xliff:matches:2.0" schemaLocation="matches.xsd"/>
</xs:schema>"""


@pytest.fixture(scope="session")
def schema(shared: Path) -> etree.XMLSchema:
    folder = shared / "oasis" / "xliff-21" / "schemas"
    return etree.XMLSchema(etree.fromstring(_WRAPPER, base_url=(folder / "all.xsd").as_uri()))


@pytest.mark.corpus
@settings(max_examples=settings.default.max_examples // 2, suppress_health_check=list(HealthCheck))
@given(document=st.from_type(Document))
def test_every_document_is_valid_xliff_by_schema(schema: etree.XMLSchema, document: Document) -> None:
    schema.assertValid(etree.fromstring(write(document).encode()))


@pytest.mark.corpus
def test_the_page_of_the_fixtures_is_valid(schema: etree.XMLSchema) -> None:
    schema.assertValid(etree.parse(DATA / "page.20.xlf"))


def has_unique_codes(segment: Segment) -> bool:
    """Whether no code occurs twice, as in every source and in every target that passes the code check."""
    texts = [segment.source, segment.target or (), *(text for m in segment.matches for text in (m.source, m.target))]
    return all(len(seen) == len(set(seen)) for text in texts if (seen := [(c.id, _half(c.kind)) for c in codes(text)]))


def _half(kind: Kind) -> str:
    return "close" if kind is Kind.CLOSE else "one"


@settings(max_examples=settings.default.max_examples // 2, suppress_health_check=list(HealthCheck))
@given(document=st.from_type(Document))
def test_ids_and_references_follow_the_standards_rules(document: Document) -> None:
    assume(all(has_unique_codes(segment) for unit in document.units for segment in unit.segments))
    root = etree.fromstring(write(document).encode())
    for unit in root.iter(f"{V20}unit"):
        segments = unit.findall(f"{V20}segment")
        for side in ("source", "target"):
            contents = [found for segment in segments if (found := segment.find(V20 + side)) is not None]
            seen = [name for content in contents for name in _ids(content)]
            assert len(seen) == len(set(seen)), "4.3.1.21 id: unique in the unit"
        for holder in (unit, *unit.iter(f"{MTC}match")):
            _check_data(holder)
        for segment in segments:
            if segment.get("state", "initial") != "initial":
                assert segment.find(f"{V20}target") is not None
            assert not segment.get("subState") or segment.get("state"), "4.3.1.35 subState needs an explicit state"
            for content in segment:
                _check_halves(content)


def _ids(content: etree._Element) -> Iterator[str]:
    # An isolated end has its start in no sentence of the unit, or before it in a broken one.
    return (each.get("id", "") for each in content.iter() if each.get("id") and each.get("isolated") != "yes")


def _check_data(holder: etree._Element) -> None:
    table = holder.find(f"{V20}originalData")
    known = {data.get("id") for data in table} if table is not None else set()
    contents = holder.iter(f"{V20}segment") if holder.tag == f"{V20}unit" else [holder]
    used = {
        each.get(name)
        for content in contents
        for each in content.iter()
        for name in ("dataRef", "dataRefStart", "dataRefEnd")
        if each.get(name)
    }
    assert used == known, "every reference has its data, and no data lies about"


def _check_halves(content: etree._Element) -> None:
    starts = {each.get("id") for each in content.iter(f"{V20}sc") if each.get("isolated") != "yes"}
    ends = {each.get("startRef") for each in content.iter(f"{V20}ec") if each.get("startRef")}
    assert starts == ends
    for end in content.iter(f"{V20}ec"):
        assert bool(end.get("id")) == (end.get("isolated") == "yes")

"""Properties of every Document: nothing is lost on disk, and its text on disk is unique."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from bitext.core.model import Document
from bitext.xliff import parse, segment_lines, write, written_segments

PATH = Path("page.xlf")
FORMATS = ["xliff20", "xliff12", "xliff21", "xliff22"]


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=settings.default.max_examples * 2 // 3, suppress_health_check=[HealthCheck.too_slow])
@given(document=st.from_type(Document))
def test_a_written_document_is_read_back_unchanged(document: Document, format: str) -> None:
    assert parse(write(document, format).encode(), PATH) == document


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=settings.default.max_examples * 2 // 3, suppress_health_check=[HealthCheck.too_slow])
@given(document=st.from_type(Document))
def test_a_tool_that_saves_without_a_change_changes_no_byte(document: Document, format: str) -> None:
    text = write(document, format)
    declaration, _, rest = text.partition("\n")
    saved = etree.tostring(etree.fromstring(rest.encode()), encoding="unicode")
    assert f"{declaration}\n{saved}\n" == text


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=settings.default.max_examples * 2 // 3, suppress_health_check=[HealthCheck.too_slow])
@given(document=st.from_type(Document))
def test_every_segment_has_its_own_line(document: Document, format: str) -> None:
    text = write(document, format)
    found = segment_lines(text.encode())
    assert set(found) == {(unit.id, segment.id) for unit in document.units for segment in unit.segments}
    lines = text.split("\n")
    for unit in document.units:
        for segment in unit.segments:
            tag = "<source" if segment.target is None else "<target"
            assert lines[found[unit.id, segment.id] - 1].lstrip().startswith(tag)


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=settings.default.max_examples * 2 // 5, suppress_health_check=[HealthCheck.too_slow])
@given(document=st.from_type(Document))
def test_a_file_for_tools_has_the_same_segments_and_no_state_for_untouched_ones(
    document: Document, format: str
) -> None:
    raw = write(document, format, for_tools=True).encode()
    back = parse(raw, PATH)
    assert [(unit.id, unit.segments) for unit in back.units] == [(unit.id, unit.segments) for unit in document.units]
    [found] = written_segments(raw)
    for unit in document.units:
        for segment in unit.segments:
            written = found[unit.id, segment.id]
            if segment.target is None and not segment.sub_state:
                assert written.state == ""
            elif segment.target not in (None, segment.source):
                assert written.state

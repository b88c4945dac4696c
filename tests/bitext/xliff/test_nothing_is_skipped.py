"""What a person typed into a file is read as text or rejected with its line; it never disappears."""

from __future__ import annotations

from pathlib import Path

import pytest

from bitext.core.inline import visible
from bitext.core.model import BitextError, Document, InlineCode, Kind, Segment, State, Unit
from bitext.xliff import parse, write

PATH = Path("page.xlf")
CODES = InlineCode("1", Kind.OPEN, "**", "bold"), "x", InlineCode("1", Kind.CLOSE, "**", "bold")
BREAK = InlineCode("2", Kind.STANDALONE, "`y`", "code", "y")
SEGMENT = Segment("s1", ("Say ", *CODES, BREAK, "."), ("Zeg ", *CODES, BREAK, "."), State.FINAL)
PAGE = Document("a.md", "en", (Unit("u1", "p", (SEGMENT,)),), "nl-BE")
FORMATS = ("xliff20", "xliff12", "xliff22")

TYPED = {
    "an element": "<b>bestand</b>",
    "an empty element": "<hr/>",
    "an element with an attribute": '<a href="b.md">c</a>',
    "an element in an element": "<p><u>a</u> b</p>",
    "emphasis, which XLIFF 2 has for something else": "<em>a</em>",
    "subscript, which XLIFF 1.2 has for something else": "H<sub>2</sub>O",
    "a comment": "<!-- klopt dit? -->",
    "an instruction": "<?php echo ?>",
}


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
def test_markup_in_a_target_is_text(format: str, typed: str) -> None:
    text = write(PAGE, format).replace("Zeg ", f"Zeg {typed} ")
    target = parse(text.encode(), PATH).units[0].segments[0].target
    assert visible(target or ()) == f"Zeg {typed} xy."
    [segment] = parse(write(parse(text.encode(), PATH), format).encode(), PATH).units[0].segments
    assert segment.target == target


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("typed", ["<licentie>bestand</licentie>", "<naam/>", "<Étape>a</Étape>"])
def test_an_element_that_html_does_not_have_is_escaped(format: str, typed: str) -> None:
    text = write(PAGE, format).replace("Zeg ", f"Zeg {typed} ")
    target = parse(text.encode(), PATH).units[0].segments[0].target
    assert visible(target or ()) == f"Zeg {typed} xy.".replace("<", "&lt;")


@pytest.mark.parametrize("format", FORMATS)
def test_text_inside_an_empty_element_is_kept(format: str) -> None:
    name = "x" if format == "xliff12" else "ph"
    head, end, tail = write(PAGE, format).rpartition("/>.</target>")
    assert end
    text = f"{head}>zin</{name}>.</target>{tail}"
    assert visible(parse(text.encode(), PATH).units[0].segments[0].target or ()) == "Zeg xyzin."


@pytest.mark.parametrize("format", FORMATS)
def test_annotations_leave_their_text(format: str) -> None:
    text = write(PAGE, format).replace("Zeg ", '<mrk id="m1" type="term" mtype="term">Zeg</mrk> ')
    assert parse(text.encode(), PATH) == PAGE


UNITS = {"xliff20": "unit", "xliff22": "unit", "xliff12": "group"}
SEGMENTS = {"xliff20": "segment", "xliff22": "segment", "xliff12": "trans-unit"}
MISPLACED = {
    "text below a target": ("</target>", "</target> en meer", "“en meer” outside of a <target>"),
    "text between segments": ("</{segment}>", "</{segment}>en meer", "“en meer” outside of a <target>"),
    "text between units": ("</{unit}>", "</{unit}>en meer", "“en meer” outside of a <target>"),
    "an element with a wrong name": ("</target>", "</target><Target>Zeg</Target>", "an element <Target>"),
    "an element with no namespace": ("</target>", '</target><t xmlns="">Zeg</t>', "an element <t>"),
    "a target outside of its segment": ("</{segment}>", "</{segment}><target>Zeg</target>", "an element <target>"),
}


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(("old", "new", "message"), MISPLACED.values(), ids=MISPLACED)
def test_a_file_is_rejected_with_its_line_for(format: str, old: str, new: str, message: str) -> None:
    names = {"unit": UNITS[format], "segment": SEGMENTS[format]}
    old, new = old.format(**names), new.format(**names)
    text = write(PAGE, format)
    assert text.count(old) == 1
    with pytest.raises(BitextError) as rejected:
        parse(text.replace(old, new).encode(), PATH)
    assert message in str(rejected.value)
    assert "; " in rejected.value.message
    assert rejected.value.line is not None


@pytest.mark.parametrize("format", FORMATS)
def test_extensions_of_tools_may_be_anywhere(format: str) -> None:
    extension = '<t:x xmlns:t="urn:tool"><t:y>z</t:y></t:x>'
    text = write(PAGE, format)
    for end in (f"</{UNITS[format]}>", f"</{SEGMENTS[format]}>"):
        text = text.replace(end, extension + end)
    assert parse(text.encode(), PATH) == PAGE

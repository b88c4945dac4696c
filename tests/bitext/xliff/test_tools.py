"""Files of other tools are read without losing text, or rejected with a sentence."""

import csv
from pathlib import Path

import pytest

from bitext.core.inline import codes
from bitext.core.model import BitextError, Content, Document, Kind, Note, State
from bitext.xliff import parse, parse_all, read, write

PATH = Path("page.xlf")
V20 = "urn:oasis:names:tc:xliff:document:2.0"
V12 = "urn:oasis:names:tc:xliff:document:1.2"


def shown(text: Content | None) -> str:
    """Codes as `{1}`, `{1<}` and `{1>}` with their markup after a bar, if it is known."""
    marks = {Kind.STANDALONE: "", Kind.OPEN: "<", Kind.CLOSE: ">"}
    return "".join(
        part if isinstance(part, str) else f"{{{part.id}{marks[part.kind]}{'|' + part.data if part.data else ''}}}"
        for part in text or ()
    )


def document(version: str, inner: str) -> Document:
    space, file = {
        "1.2": (V12, f'<file original="a" source-language="en" datatype="plaintext"><body>{inner}</body></file>'),
        "2.0": (V20, f'<file id="f" original="a">{inner}</file>'),
        "2.1": (V20, f'<file id="f" original="a">{inner}</file>'),
        "2.2": (V20.replace("2.0", "2.2"), f'<file id="f" original="a">{inner}</file>'),
    }[version]
    return parse(f'<xliff xmlns="{space}" version="{version}" srcLang="en">{file}</xliff>'.encode(), PATH)


INLINE_20 = {
    "codes get numbers by their order in the source": ('a <ph id="x7"/> <pc id="k">b</pc>', "a {1} {2<}b{2>}"),
    "halves that lie across": (
        '<sc id="1"/>a<sc id="2"/>b<ec startRef="1"/>c<ec startRef="2"/>',
        "{1<}a{2<}b{1>}c{2>}",
    ),
    "a lone end": ('a<ec id="9" isolated="yes"/>', "a{1>}"),
    "annotations leave their text": (
        '<mrk id="m1" translate="no">Hub</mrk> is <sm id="m2"/>in<em startRef="m2"/>',
        "Hub is in",
    ),
    "a code inside an annotation": ('<mrk id="m1">a<ph id="1"/></mrk>b', "a{1}b"),
    "a code point": ('a<cp hex="001B"/>b', "a\x1bb"),
    "a foreign element leaves its text": ('a <f:b xmlns:f="urn:f">c</f:b> d', "a c d"),
    "comments and instructions": ("a<!-- no -->b<?no?>c", "abc"),
    "CDATA": ("<![CDATA[a < b]]>", "a < b"),
    "blanks as they are": ("  a \t\n b  ", "  a \t\n b  "),
    "a broken data reference": ('<ph id="1" dataRef="d9"/>', "{1}"),
}


@pytest.mark.parametrize("version", ["2.0", "2.1", "2.2"])
@pytest.mark.parametrize(("inner", "expected"), INLINE_20.values(), ids=INLINE_20)
def test_inline_elements_of_xliff_2(inner: str, expected: str, version: str) -> None:
    page = document(version, f'<unit id="u"><segment><source>{inner}</source></segment></unit>')
    assert shown(page.units[0].segments[0].source) == expected


INLINE_12 = {
    "g and x": ('<g id="5">a</g><x id="9"/>', "{1<}a{1>}{2}"),
    "bpt and ept with their markup": ('<bpt id="1" rid="7">[</bpt>a<ept id="2" rid="7">](b)</ept>', "{1<|[}a{1>|](b)}"),
    "bx and ex": ('<bx id="1"/>a<ex id="1"/>', "{1<}a{1>}"),
    "a lone half": ('<it id="1" pos="close">**</it>a', "{1>|**}a"),
    "ph with markup and text in it": ('<ph id="1">&lt;img alt="<sub>a</sub>"></ph>', '{1|<img alt="a">}'),
    "markers keep their text": ('<mrk mtype="seg" mid="1">One.</mrk> <mrk mtype="seg" mid="2">Two.</mrk>', "One. Two."),
    "a foreign element leaves its text": ('a <f:b xmlns:f="urn:f">c</f:b> d', "a c d"),
}


@pytest.mark.parametrize(("inner", "expected"), INLINE_12.values(), ids=INLINE_12)
def test_inline_elements_of_xliff_12(inner: str, expected: str) -> None:
    page = document("1.2", f'<trans-unit id="u"><source>{inner}</source></trans-unit>')
    assert shown(page.units[0].segments[0].source) == expected


def test_a_closing_half_of_xliff_12_has_the_type_of_its_opening_half() -> None:
    inner = '<bpt id="1" ctype="link">[</bpt>a<ept id="1">](b)</ept>'
    page = document("1.2", f'<trans-unit id="u"><source>{inner}</source></trans-unit>')
    assert [code.type for code in codes(page.units[0].segments[0].source)] == ["link", "link"]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        pytest.param('<ph id="8"/><ph id="7"/>', "{2}{1}", id="order is free"),
        pytest.param('<ph id="7"/><ph id="7"/>', "{1}{1}", id="a doubled code occurs twice"),
        pytest.param('<ph id="7"/><ph id="9"/>', "{1}{9}", id="an extra code keeps its id"),
        pytest.param('<ph id="1"/><ph id="2"/>', "{x1}{x2}", id="an extra code never gets a known id"),
    ],
)
def test_codes_of_a_target_are_matched_with_its_source(target: str, expected: str) -> None:
    source = '<source><ph id="7"/><ph id="8"/></source>'
    page = document("2.0", f'<unit id="u"><segment id="s">{source}<target>{target}</target></segment></unit>')
    assert shown(page.units[0].segments[0].target) == expected
    assert parse(write(page).encode(), PATH) == page


STATES = {
    'state="new"': State.INITIAL,
    'state="needs-translation"': State.INITIAL,
    'state="needs-review-translation"': State.INITIAL,
    'state="needs-adaptation"': State.INITIAL,
    'state="translated"': State.TRANSLATED,
    'state="signed-off"': State.REVIEWED,
    'state="final"': State.FINAL,
    'state="x-mine"': State.INITIAL,
}


@pytest.mark.parametrize(("attribute", "expected"), STATES.items(), ids=STATES)
def test_states_of_xliff_12(attribute: str, expected: State) -> None:
    inner = f'<trans-unit id="u"><source>a</source><target {attribute}>b</target></trans-unit>'
    assert document("1.2", inner).units[0].segments[0].state is expected


@pytest.mark.parametrize(
    ("approved", "target", "expected"),
    [
        pytest.param("", "b", State.TRANSLATED, id="a translation without a state is translated"),
        pytest.param("", "a", State.INITIAL, id="the source as target is pre-filled"),
        pytest.param("", "", State.INITIAL, id="an empty target is no translation"),
        pytest.param(' approved="yes"', "b", State.FINAL, id="approved is final"),
    ],
)
def test_targets_of_xliff_12_without_a_state(approved: str, target: str, expected: State) -> None:
    inner = f'<trans-unit id="u"{approved}><source>a</source><target>{target}</target></trans-unit>'
    assert document("1.2", inner).units[0].segments[0].state is expected


def test_a_state_without_a_target_is_initial() -> None:
    page = document("2.0", '<unit id="u"><segment state="final"><source>a</source></segment></unit>')
    assert page.units[0].segments[0].state is State.INITIAL


@pytest.mark.parametrize(
    ("version", "inner", "expected"),
    [
        pytest.param("1.2", '<trans-unit id="a::b"><source/></trans-unit>', [("a", ["b"])], id="unit and segment"),
        pytest.param(
            "1.2",
            '<trans-unit id="a::b"><source/></trans-unit><trans-unit id="a::c"><source/></trans-unit>',
            [("a", ["b", "c"])],
            id="two segments of a unit without its group",
        ),
        pytest.param(
            "1.2",
            '<group id="h"><group id="g"><trans-unit id="t 1"><source/></trans-unit></group></group>',
            [("t 1", ["s1"])],
            id="a trans-unit of another program",
        ),
        pytest.param(
            "2.0",
            '<group id="g"><unit id="a"><segment><source/></segment><ignorable><source> </source></ignorable>'
            '<segment id="k"><source/></segment></unit></group>',
            [("a", ["s1", "k"])],
            id="a segment without an id is known by its number",
        ),
    ],
)
def test_ids_of_units_and_segments(version: str, inner: str, expected: list[tuple[str, list[str]]]) -> None:
    page = document(version, inner)
    assert [(unit.id, [segment.id for segment in unit.segments]) for unit in page.units] == expected


@pytest.mark.parametrize("version", ["1.2", "2.0"])
def test_translate_no_goes_down_from_a_group(version: str) -> None:
    unit = {
        "1.2": '<trans-unit id="{}"{}><source/></trans-unit>',
        "2.0": '<unit id="{}"{}><segment><source/></segment></unit>',
    }[version]
    inner = unit.format("a", "") + unit.format("b", ' translate="yes"')
    page = document(version, f'<group id="g" translate="no">{inner}</group>{unit.format("c", "")}')
    assert [each.translate for each in page.units] == [False, True, True]


def test_notes_of_a_translators_tool_are_kept() -> None:
    inner = (
        '<trans-unit id="u"><source/><note from="translator">Hm?</note><note from="developer">UI</note></trans-unit>'
    )
    assert document("1.2", inner).units[0].notes == (Note("Hm?", "translator"), Note("UI"))


SAID_20 = {
    "nothing": ("", "", State.INITIAL),
    "a state": (' state="reviewed"', "", State.REVIEWED),
    "a state on the target, as translate-toolkit writes it": ("", ' state="translated"', State.TRANSLATED),
    "needs work, as Weblate writes it": (' state="translated"', ' state="needs-translation"', State.INITIAL),
    "approved, as Weblate writes it": (' state="translated"', ' state="final"', State.FINAL),
    "needs work, as Poedit writes it": (' state="translated" subState="poedit:fuzzy"', "", State.INITIAL),
}


@pytest.mark.parametrize(("segment", "target", "expected"), SAID_20.values(), ids=SAID_20)
def test_states_of_xliff_2_and_what_tools_make_of_them(segment: str, target: str, expected: State) -> None:
    inner = f'<unit id="u"><segment{segment}><source>a</source><target{target}>b</target></segment></unit>'
    [found] = document("2.0", inner).units[0].segments
    assert (found.state, found.sub_state) == (expected, "")


def test_a_place_of_xliff_12_is_a_note_between_the_others() -> None:
    place = (
        '<context-group purpose="location"><context context-type="sourcefile">docs/a.md</context>'
        '<context context-type="linenumber">33</context></context-group>'
    )
    other = '<context-group purpose="match"><context context-type="x-a">b</context></context-group>'
    inner = f'<trans-unit id="u"><source>a</source><note>one</note>{place}{other}<note>two</note></trans-unit>'
    notes = document("1.2", inner).units[0].notes
    assert notes == (Note("one"), Note("docs/a.md:33", "location"), Note("two"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_the_encoding_is_the_files_own(encoding: str) -> None:
    name = "utf-8" if encoding == "utf-8-sig" else encoding
    text = (
        f'<?xml version="1.0" encoding="{name}"?>\n<xliff xmlns="{V20}" version="2.0" srcLang="en"><file id="f">'
        '<unit id="u"><segment><source>één</source></segment></unit></file></xliff>'
    )
    assert parse(text.encode(encoding), PATH).units[0].segments[0].source == ("één",)


# ---- the real material


def files(shared: Path) -> list[Path]:
    return sorted((shared / "clients").rglob("*.xlf"))


@pytest.mark.corpus
def test_every_saved_file_is_read_and_can_be_written_or_is_refused_with_a_sentence(shared: Path) -> None:
    refused = {}
    for path in files(shared):
        try:
            page = read(path)
        except BitextError as error:
            refused[path.name] = error
            continue
        for format in ("xliff20", "xliff12"):
            assert parse(write(page, format).encode(), path) == page
    assert list(refused) == ["npm_s12.xlf"]
    assert refused["npm_s12.xlf"].line
    assert "not well-formed" in refused["npm_s12.xlf"].message


def rows(shared: Path) -> list[dict[str, str]]:
    with (shared / "clients" / "EXPECTED.tsv").open(encoding="utf-8", newline="") as stream:
        found = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(found)
        return [dict(zip(("file", "segment", "outcome", "target"), row, strict=False)) for row in found]


@pytest.mark.corpus
def test_every_target_that_a_tool_saved_is_in_the_document(shared: Path) -> None:
    takes = [row for row in rows(shared) if row["outcome"] == "take"]
    assert takes
    for row in takes:
        page = read(shared / "clients" / "saved" / row["file"])
        unit, _, segment = row["segment"].partition("/")
        (found,) = [
            each for own in page.units if own.id == unit for each in own.segments if each.id == (segment or "s1")
        ]
        assert braces(found.target, halves="s12" in row["file"]) == row["target"], row


def braces(text: Content | None, *, halves: bool) -> str:
    """Codes as the table writes them: `{2}`, `{1:text}` for a pair; `{3:[}` for halves that hold their markup."""
    out = ""
    for part in text or ():
        if isinstance(part, str):
            out += part
        elif part.kind is Kind.STANDALONE:
            out += f"{{{part.id}}}"
        elif halves and part.data:
            out += f"{{{part.id}:{part.data}}}"
        else:
            out += f"{{{part.id}:" if part.kind is Kind.OPEN else "}"
    return out


@pytest.mark.corpus
@pytest.mark.parametrize("suite", ["xliff-21", "xliff-22"])
def test_every_valid_file_of_the_oasis_suite_is_read(shared: Path, suite: str) -> None:
    good = list((shared / "oasis" / suite / "test-suite").rglob("valid/*.xlf"))
    assert good
    refused = {path.name: str(error) for path in good if (error := _refusal(path))}
    # The suite's own defect: this file is not well-formed.
    assert set(refused) <= {"Good-pgs_plural.xlf"}


def _refusal(path: Path) -> BitextError | None:
    try:
        parse_all(path.read_bytes(), path)
    except BitextError as error:
        return error
    return None


@pytest.mark.corpus
@pytest.mark.parametrize("suite", ["xliff-21", "xliff-22"])
def test_every_invalid_file_of_the_oasis_suite_is_read_or_refused_without_a_traceback(shared: Path, suite: str) -> None:
    bad = list((shared / "oasis" / suite / "test-suite").rglob("invalid/*.xlf"))
    assert bad
    refused = [error for path in bad if (error := _refusal(path))]
    assert all("\n" not in str(error) for error in refused)

"""What a page takes of a file that comes back, and what it refuses."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bitext import xliff
from bitext.core.inline import markdown
from bitext.core.model import Document, InlineCode, Kind, Segment, State, Unit
from bitext.exchange.import_xliff import import_targets, with_imported
from bitext.markdown.merge import check_codes

FORMATS = ("xliff12", "xliff20", "xliff21", "xliff22")
CLIENTS = "Go to **Clients** in {{ hub }}."


def _edited(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {text}"
    return text.replace(old, new)


def _only(result):
    assert not result.findings
    [one] = result.taken
    return one


@pytest.mark.parametrize("format", FORMATS)
def test_a_new_target_is_taken_with_its_state(document, back, format: str) -> None:
    own = document({"u1": [("Choose a client.", None)], "u2": [("Save.", "Bewaar.")]})
    edited = document({"u1": [("Choose a client.", "Kies een cliënt.")], "u2": [("Save.", "Bewaar.")]})
    result = back(own, xliff.write(edited, format, for_tools=True))
    one = _only(result)
    assert (one.unit, markdown(one.target), one.state) == ("u1", "Kies een cliënt.", State.TRANSLATED)
    assert result.unchanged == 1
    assert with_imported(own, result.taken) == edited


STATES_12 = {
    "needs-translation": State.INITIAL,
    "needs-review-translation": State.INITIAL,
    "new": State.INITIAL,
    "translated": State.TRANSLATED,
    "signed-off": State.REVIEWED,
    "final": State.FINAL,
}


@pytest.mark.parametrize("state", STATES_12)
def test_the_states_of_xliff_1_2_are_understood(document, back, state: str) -> None:
    own = document({"u1": [("Save.", None)]})
    edited = document({"u1": [("Save.", "Bewaar.")]})
    text = _edited(xliff.write(edited, "xliff12"), 'state="translated"', f'state="{state}"')
    assert _only(back(own, text)).state is STATES_12[state]


@pytest.mark.parametrize("format", FORMATS)
def test_a_target_from_a_tool_without_states_is_translated(document, back, format: str) -> None:
    own = document({"u1": [("Save.", None)]})
    text = xliff.write(own, format, for_tools=True)
    text = _edited(text, "</source>", "</source><target>Bewaar.</target>")
    assert _only(back(own, text)).state is State.TRANSLATED


def test_a_target_typed_into_the_file_on_disk_without_a_state_is_translated(document, back) -> None:
    own = document({"u1": [("Save.", None)]})
    text = xliff.write(own, "xliff20")
    assert 'state="initial"' in text
    text = _edited(text, "</source>", "</source>\n        <target>Bewaar.</target>")
    assert _only(back(own, text)).state is State.TRANSLATED


def test_a_target_that_is_marked_as_needing_work_stays_so_when_it_is_edited(document, back) -> None:
    own = document({"u1": [("Save.", "Bewar.")]}, state=State.INITIAL)
    text = _edited(xliff.write(own, "xliff20"), "Bewar.", "Bewaar.")
    assert _only(back(own, text)).state is State.INITIAL


def test_a_target_that_poedit_marks_as_needing_work_is_initial(document, back) -> None:
    own = document({"u1": [("Save.", None)]})
    edited = document({"u1": [("Save.", "Bewaar.")]})
    attributes = 'state="translated" subState="poedit:fuzzy"'
    text = _edited(xliff.write(edited, "xliff20"), 'state="translated"', attributes)
    assert _only(back(own, text)).state is State.INITIAL


def test_a_final_target_stays_final_when_a_tool_drops_all_states(document, back) -> None:
    own = document({"u1": [("Save.", "Bewaar.")]}, state=State.FINAL)
    text = _edited(xliff.write(own, "xliff20"), ' state="final"', "")
    result = back(own, text)
    assert (result.taken, result.unchanged) == ((), 1)


def test_a_reviewer_raises_the_state_without_touching_the_text(document, back) -> None:
    own = document({"u1": [("Save.", "Bewaar.")]})
    text = _edited(xliff.write(own, "xliff20"), 'state="translated"', 'state="final"')
    one = _only(back(own, text))
    assert (one.state, one.is_new) == (State.FINAL, False)


def test_a_stale_target_is_current_again_once_a_tool_removed_the_mark(document, back) -> None:
    own = document({"u1": [("Save.", "Bewaar.")]})
    [unit] = own.units
    stale = replace(own, units=(replace(unit, segments=(replace(unit.segments[0], sub_state="bt:stale"),)),))
    assert back(stale, xliff.write(stale)).taken == ()
    confirmed = _edited(xliff.write(stale), ' subState="bt:stale"', "")
    assert with_imported(stale, back(stale, confirmed).taken) == own


NOTHING = {
    "no target at all": None,
    "an empty target": "<target/>",
    "a target of blanks": "<target> \n </target>",
    "the source, filled in by a tool": "<target>Save.</target>",
    "the source, filled in and marked as not translated": '<target state="needs-translation">Save.</target>',
}


@pytest.mark.parametrize("target", NOTHING.values(), ids=NOTHING.keys())
def test_nothing_is_imported_of(document, back, target: str | None) -> None:
    own = document({"u1": [("Save.", None)]})
    text = xliff.write(own, "xliff12", for_tools=True)
    result = back(own, _edited(text, "</source>", f"</source>{target}") if target else text)
    assert (result.taken, result.findings, result.unchanged) == ((), (), 1)


def test_a_target_equal_to_its_source_is_imported_if_its_state_confirms_it(document, back) -> None:
    own = document({"u1": [("Dashboard", None)]})
    edited = document({"u1": [("Dashboard", "Dashboard")]})
    assert markdown(_only(back(own, xliff.write(edited, "xliff20"))).target) == "Dashboard"


TYPED = {
    "bold written in Markdown": "Ga naar **Cliënten** in {{ hub }}.",
    "in another order": "In {{ hub }} gaat u naar **Cliënten**.",
}


@pytest.mark.parametrize("text", TYPED.values(), ids=TYPED.keys())
def test_markdown_typed_into_a_target_counts_as_the_codes_of_its_source(document, back, text: str) -> None:
    own = document({"u1": [(CLIENTS, None)]})
    file = _edited(xliff.write(own), "</source>", f"</source><target>{text}</target>")
    one = _only(back(own, file))
    assert markdown(one.target) == text
    assert {part for part in one.target if isinstance(part, InlineCode)} == {
        part for part in own.units[0].segments[0].source if isinstance(part, InlineCode)
    }


REFUSED = {
    "a lost code": ("Ga naar Cliënten.", "code-missing"),
    "markup that the source does not have": ("Ga *nu* naar **Cliënten** in {{ hub }}.", "code-extra"),
    "another kind of markup": ("Ga naar *Cliënten* in {{ hub }}.", "code-extra"),
    "another link": ("Ga naar [**Cliënten**](https://example.com) in {{ hub }}.", "code-extra"),
}


@pytest.mark.parametrize(("text", "code"), REFUSED.values(), ids=REFUSED.keys())
def test_a_typed_target_is_rejected_with_its_line_for(document, back, text: str, code: str) -> None:
    own = document({"u1": [(CLIENTS, None)]})
    file = _edited(xliff.write(own), "</source>", f"</source>\n<target>{text}</target>")
    result = back(own, file)
    [finding] = result.findings
    assert (result.taken, finding.unit, finding.segment) == ((), "u1", "s1")
    assert finding.code == code
    assert finding.location.line == file[: file.index("<target>")].count("\n") + 1


def test_a_link_to_another_page_is_not_taken_for_the_link_of_the_source(document, back) -> None:
    own = document({"u1": [("See [Add](add.md).", None)]})
    file = _edited(xliff.write(own), "</source>", "</source><target>Zie [Toevoegen](https://example.com).</target>")
    assert [finding.code for finding in back(own, file).findings] == ["code-extra"]


def test_a_target_of_another_source_is_rejected(document, back) -> None:
    own = document({"u1": [("Save the client.", None)]})
    other = document({"u1": [("Delete the client.", "Verwijder de cliënt.")]})
    [finding] = back(own, xliff.write(other)).findings
    assert finding.code == "src-mismatch"
    assert "Delete the client." in finding.message


def test_an_old_file_changes_nothing_for_sources_that_changed_since(document, back) -> None:
    own = document({"u1": [("Save the client.", "Bewaar de cliënt.")]})
    old = document({"u1": [("Save your client.", "Bewaar de cliënt.")]})
    result = back(own, xliff.write(old))
    assert (result.taken, result.findings) == ((), ())


def test_a_target_paired_with_another_sentences_source_is_rejected_even_if_it_is_ours(document, back) -> None:
    own = document({"u1": [("Save.", "Bewaar."), ("Close.", None)]})
    mixed = document({"u1": [("Close.", "Bewaar."), ("Close.", None)]})
    [finding] = back(own, xliff.write(mixed)).findings
    assert (finding.code, finding.segment) == ("src-mismatch", "s1")
    assert "paired" in finding.message


def test_a_target_of_no_known_segment_is_rejected_and_one_without_target_ignored(document, back) -> None:
    own = document({"u1": [("Save.", None)]})
    more = document({"u1": [("Save.", None)], "u8": [("Gone.", "Weg.")], "u9": [("Gone, too.", None)]})
    result = back(own, xliff.write(more))
    assert [(finding.code, finding.unit) for finding in result.findings] == [("unit-unknown", "u8")]


def test_an_untranslatable_unit_stays_untranslated(document, back) -> None:
    own = document({"u1": [("Dynamics", None)]}, fixed="u1")
    edited = document({"u1": [("Dynamics", "Dynamiek")]}, fixed="u1")
    assert [finding.code for finding in back(own, xliff.write(edited)).findings] == ["not-translatable"]


WHOLE = {
    "one word": ("**Time**", "Tijd{1:Time}1"),
    "a link": ("[Add a client](add.md)", "Een cliënt toevoegen{1:Add a client}1"),
}


@pytest.mark.parametrize(("source", "new"), WHOLE.values(), ids=WHOLE.keys())
def test_a_translation_before_a_code_with_the_whole_sentence_is_rejected(document, back, source: str, new: str) -> None:
    own = document({"u1": [(source, None)]})
    assert _codes_of(own, new) == ["code-leftover"]


LEFTOVERS = {
    "all of the old target": ("Ga naar **Cliënten** in {{ hub }}.", "Open Cliënten in .{1:Cliënten}1 in {2}.", True),
    "the source that was filled in": (None, "Ga naar Cliënten in .{1:Clients}1 in {2}.", True),
    "an old target that is short": ("Ga naar **Cliënten** in {{ hub }}.", "Ga plat{1:Cliënten}1 in {2}.", True),
    "nothing: only the words before the code changed": (
        "Ga naar **Cliënten** in {{ hub }}.",
        "Ga nu naar {1:Cliënten}1 in {2}.",
        False,
    ),
    "nothing: a name of the product stays English": (None, "Ga naar {1:Clients}1 in {2}.", False),
}


@pytest.mark.parametrize(("old", "new", "rejected"), LEFTOVERS.values(), ids=LEFTOVERS.keys())
def test_old_text_that_a_tool_left_is_rejected(document, old: str | None, new: str, rejected: bool) -> None:
    own = document({"u1": [(CLIENTS, old)]})
    assert _codes_of(own, new) == (["code-leftover"] if rejected else [])


def _codes_of(own: Document, new: str) -> list[str]:
    """The findings if the first segment has this target in an imported file; codes as `{1:text}1` and `{2}`."""
    source = own.units[0].segments[0].source
    names = {"1open": "{1:", "1close": "}1", "2ph": "{2}"}
    codes = {names[f"{part.id}{part.kind}"]: part for part in source if isinstance(part, InlineCode)}
    pieces = [piece for piece in re.split(r"(\{1:|\}1|\{2\})", new) if piece]
    segment = Segment("s1", source, tuple(codes.get(piece, piece) for piece in pieces), State.TRANSLATED)
    changed = replace(own, units=(replace(own.units[0], segments=(segment,)),))
    raw = xliff.write(changed).encode()
    found = import_targets(own, xliff.parse(raw, "saved.xlf"), xliff.written_segments(raw)[0], "saved.xlf").findings
    return [finding.code for finding in found]


TEXTS = st.text(st.sampled_from("ab .*[]é<&"), min_size=1, max_size=12)


@st.composite
def _documents(draw) -> Document:
    units = []
    for number in range(draw(st.integers(1, 3))):
        segments = []
        for place in range(draw(st.integers(1, 3))):
            pair = InlineCode("1", Kind.OPEN, "**", "bold"), InlineCode("1", Kind.CLOSE, "**", "bold")
            source = (draw(TEXTS), pair[0], draw(TEXTS), pair[1])
            target = draw(st.none() | st.just(source) | st.tuples(st.just(pair[0]), TEXTS, st.just(pair[1]), TEXTS))
            state = draw(st.sampled_from(State)) if target is not None else State.INITIAL
            segments.append(Segment(f"s{place}", source, target, state))
        units.append(Unit(f"u{number}", "p", tuple(segments), translate=draw(st.booleans())))
    return Document("guide.md", "en", tuple(units), "nl-BE")


@settings(max_examples=settings.default.max_examples * 2)
@given(_documents(), st.sampled_from(FORMATS), st.booleans())
def test_an_unchanged_file_changes_nothing(own: Document, format: str, for_tools: bool) -> None:
    raw = xliff.write(own, format, for_tools=for_tools).encode()
    result = import_targets(own, xliff.parse(raw, "saved.xlf"), xliff.written_segments(raw)[0], "saved.xlf")
    assert (result.taken, result.findings) == ((), ())


@settings(max_examples=settings.default.max_examples * 2)
@given(_documents(), st.data())
def test_only_valid_targets_are_imported(own: Document, data: st.DataObject) -> None:
    def spoiled(segment: Segment) -> Segment:
        codes = st.sampled_from([part for part in segment.source if isinstance(part, InlineCode)])
        target = data.draw(
            st.lists(TEXTS | codes | st.just(InlineCode("9", Kind.STANDALONE, "<b>", "html")), max_size=5)
        )
        source = data.draw(st.sampled_from([segment.source, ("Something else",)]))
        return replace(segment, source=source, target=tuple(target), state=data.draw(st.sampled_from(State)))

    units = tuple(replace(unit, segments=tuple(map(spoiled, unit.segments))) for unit in own.units)
    raw = xliff.write(replace(own, units=units)).encode()
    result = import_targets(own, xliff.parse(raw, "saved.xlf"), xliff.written_segments(raw)[0], "saved.xlf")
    after = with_imported(own, result.taken)
    for old, new in zip(own.units, after.units, strict=True):
        assert replace(new, segments=old.segments) == old
        for was, now in zip(old.segments, new.segments, strict=True):
            assert replace(now, target=was.target, state=was.state, sub_state=was.sub_state) == was
            if now.target != was.target:
                assert old.translate
                assert check_codes(now.source, now.target) == ()
    imported = sum(len(unit.segments) for unit in own.units)
    assert len(result.taken) + len(result.findings) + result.unchanged == imported

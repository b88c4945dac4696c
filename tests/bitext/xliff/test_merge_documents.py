"""Laws of the three-way merge: nobody's change is lost, and without a change nothing happens."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bitext.core.model import Document, Match, Note, Segment, State, Unit
from bitext.xliff.merge_documents import conflicts, merged

words = st.sampled_from(["a", "b", "c"])
targets = st.none() | words.map(lambda word: (word,))


@st.composite
def segments(draw: st.DrawFn, name: str) -> Segment:
    target = draw(targets)
    state = draw(st.sampled_from(State)) if target else State.INITIAL
    return Segment(name, (f"source of {name}",), target, state)


@st.composite
def units(draw: st.DrawFn, name: str) -> Unit:
    names = draw(st.lists(st.sampled_from(["s1", "s2", "s3"]), min_size=1, unique=True))
    notes = draw(st.lists(words.map(Note), max_size=2, unique=True))
    return Unit(name, "p", tuple(draw(segments(each)) for each in names), notes=tuple(notes))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    names = draw(st.lists(st.sampled_from(["u1", "u2", "u3", "u4"]), unique=True))
    return Document("page.md", "en", tuple(draw(units(name)) for name in names), "nl-BE")


@given(base=documents(), changed=documents())
def test_the_changes_of_one_side_are_taken_whole(base: Document, changed: Document) -> None:
    assert merged(base, changed, base) == changed
    assert merged(base, base, changed) == changed
    assert merged(base, changed, changed) == changed


@given(base=st.none() | documents(), ours=documents(), theirs=documents())
def test_a_merge_is_done_once(base: Document | None, ours: Document, theirs: Document) -> None:
    once = merged(base, ours, theirs)
    assert merged(once, once, once) == once
    assert len({unit.id for unit in once.units}) == len(once.units)
    for unit in once.units:
        assert len({segment.id for segment in unit.segments}) == len(unit.segments) > 0


@given(base=st.none() | documents(), ours=documents(), theirs=documents())
def test_every_new_target_of_either_side_is_there(base: Document | None, ours: Document, theirs: Document) -> None:
    known = {key: segment.target for key, segment in by_id(base).items()} if base else {}
    result = by_id(merged(base, ours, theirs))
    for side in (ours, theirs):
        for key, segment in by_id(side).items():
            if segment.target is not None and segment.target != known.get(key):
                found = result[key]
                assert segment.target in (found.target, *(match.target for match in found.matches))


@given(base=documents(), ours=documents(), theirs=documents())
def test_sides_agree_on_what_is_a_conflict(base: Document, ours: Document, theirs: Document) -> None:
    one, other = (
        {(unit.id, segment.id) for unit, segment in conflicts(merged(base, *sides))}
        for sides in ((ours, theirs), (theirs, ours))
    )
    assert one == other


@given(ours=documents(), theirs=documents())
def test_retired_pairs_never_conflict(ours: Document, theirs: Document) -> None:
    ours, theirs = (replace(side, original="_memory") for side in (ours, theirs))
    assert list(conflicts(merged(None, ours, theirs))) == []


def test_a_target_of_the_old_source_becomes_a_proposal() -> None:
    base = page(Segment("s", ("one",), ("een",), State.FINAL))
    author = page(Segment("s", ("two",), None, State.INITIAL))
    translator = page(Segment("s", ("one",), ("één",), State.FINAL))
    for ours, theirs, origin in ((author, translator, "bt:theirs"), (translator, author, "bt:ours")):
        found = merged(base, ours, theirs).units[0].segments[0]
        assert (found.source, found.target) == (("two",), None)
        assert found.matches == (Match(("one",), ("één",), 99, origin),)


def page(segment: Segment) -> Document:
    return Document("page.md", "en", (Unit("u", "p", (segment,)),), "nl-BE")


def by_id(document: Document) -> dict[tuple[str, str], Segment]:
    return {(unit.id, segment.id): segment for unit in document.units for segment in unit.segments}

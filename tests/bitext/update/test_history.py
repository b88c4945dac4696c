"""Laws of any history of edits: ids are born once, nothing translated is lost, and nothing is touched without need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bitext.core.model import Document, Segment, State, Unit
from bitext.markdown.extract import extract_units
from bitext.project.project import MEMORY
from bitext.segments import retired_segments
from bitext.segments.source_catalog import comparable_text, updated_catalog
from bitext.segments.target_catalog import placed_targets
from bitext.update.translation_memory import TranslatedPage, TranslationMemory

SENTENCES = (
    "Open the file menu.",
    "Choose a client.",
    "Choose the **client** from the [list](list.md).",
    "Save your work.",
    "It takes a minute.",
    "Yes.",
)
PREFIXES = ("", "- ", "## ")

Block = tuple[str, tuple[str, ...]]
Page = tuple[Block, ...]

block = st.tuples(st.sampled_from(PREFIXES), st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(tuple))
page = st.lists(block, max_size=7).map(tuple)


@st.composite
def edits(draw: st.DrawFn, before: Page) -> Page:
    """The page after something that authors do."""
    after = list(before)
    kind = draw(st.sampled_from(["insert", "delete", "move", "double", "edit", "split", "merge", "rewrite"]))
    if kind == "rewrite":
        return draw(page)
    if kind == "insert" or not after:
        after.insert(draw(st.integers(0, len(after))), draw(block))
        return tuple(after)
    at = draw(st.integers(0, len(after) - 1))
    prefix, sentences = after[at]
    if kind == "delete":
        del after[at]
    elif kind == "move":
        after.insert(draw(st.integers(0, len(after) - 1)), after.pop(at))
    elif kind == "double":
        after.insert(draw(st.integers(0, len(after))), after[at])
    elif kind == "edit":
        which = draw(st.integers(0, len(sentences) - 1))
        new = draw(st.sampled_from(SENTENCES))
        after[at] = prefix, (*sentences[:which], new, *sentences[which + 1 :])
    elif kind == "split" and len(sentences) > 1:
        after[at : at + 1] = [(prefix, sentences[:1]), (prefix, sentences[1:])]
    elif kind == "merge" and at + 1 < len(after):
        after[at : at + 2] = [(prefix, sentences + after[at + 1][1])]
    return tuple(after)


@st.composite
def histories(draw: st.DrawFn) -> list[Page]:
    history = [draw(page)]
    for _ in range(draw(st.integers(1, 6))):
        history.append(draw(edits(history[-1])))
    return history


def text(blocks: Page) -> str:
    return "\n\n".join(prefix + " ".join(sentences) for prefix, sentences in blocks) + "\n"


@dataclass
class Repository:
    """A page's segment files through its history, without the disk."""

    locales: list[str] = field(default_factory=list)
    catalog: Document | None = None
    retired: Document = field(default_factory=lambda: Document(MEMORY, "en"))
    documents: dict[str, Document] = field(default_factory=dict)
    memories: dict[str, Document] = field(default_factory=dict)
    made: int = 0

    def update(self, blocks: Page) -> None:
        known = retired_segments.retired_ids(self.retired).get("x.md", frozenset())
        result = updated_catalog(extract_units(text(blocks)), self.catalog, known, original="x.md", source_locale="en")
        self.catalog = result.document
        self.retired = retired_segments.with_retired(self.retired, {"x.md": result.retired})
        for locale in self.locales:
            one = placed_targets(self.catalog, self.documents.get(locale), locale)
            remembered = self.memories.get(locale, Document(MEMORY, "en", target_locale=locale))
            self.memories[locale] = retired_segments.with_retired(remembered, {"x.md": one.retired})
            known = TranslationMemory(locale, self.memories[locale], {"x.md": one.unplaced}, standing(one.document))
            self.documents[locale] = known.filled(one.document, all_ids_of(one.document))

    def translate(self, locale: str, share: int) -> None:
        def done(segment: Segment) -> Segment:
            self.made += 1
            if segment.target is not None or self.made % share:
                return segment
            return replace(segment, target=(f"{self.made}:", *segment.source), state=State.TRANSLATED)

        document = self.documents[locale]
        units = tuple(replace(unit, segments=tuple(map(done, unit.segments))) for unit in document.units)
        self.documents[locale] = replace(document, units=units)


def standing(*documents: Document) -> Callable[[], list[TranslatedPage]]:
    return lambda: list(map(TranslatedPage.of, documents))


def all_ids_of(document: Document) -> set[tuple[str, str]]:
    return {(unit.id, segment.id) for unit in document.units for segment in unit.segments}


def all_ids(document: Document) -> dict[str, str]:
    return {
        f"{unit.id}-{segment.id}": comparable_text(segment.source)
        for unit in document.units
        for segment in unit.segments
    }


def translated(document: Document) -> Counter[str]:
    return Counter(
        comparable_text(segment.source)
        for unit in document.units
        for segment in unit.segments
        if segment.target is not None
    )


def sources(document: Document) -> Counter[str]:
    return Counter(all_ids(document).values())


@settings(max_examples=settings.default.max_examples * 2)
@given(histories())
def test_ids_are_unique_and_never_used_again(history: list[Page]) -> None:
    repository = Repository()
    born: dict[str, str] = {}
    dead: set[str] = set()
    dead_units: set[str] = set()
    live_units: set[str] = set()
    for step in history:
        repository.update(step)
        assert repository.catalog is not None
        units = [unit.id for unit in repository.catalog.units]
        assert len(units) == len(set(units))
        assert all(len({one.id for one in unit.segments}) == len(unit.segments) for unit in repository.catalog.units)
        assert dead_units.isdisjoint(units)
        dead_units |= live_units - set(units)
        live_units = set(units)
        now = all_ids(repository.catalog)
        assert dead.isdisjoint(now)
        dead |= set(born) - set(now)
        assert all(born.get(id, source) == source for id, source in now.items()), "an id stands for another text"
        born |= now


@settings(max_examples=settings.default.max_examples * 2)
@given(histories(), st.integers(1, 3))
def test_what_was_translated_stays_translated(history: list[Page], share: int) -> None:
    repository = Repository(["nl-BE"])
    before: Counter[str] = Counter()
    for step in history:
        repository.update(step)
        now = repository.documents["nl-BE"]
        missing = (before & sources(now)) - translated(now)
        assert not missing
        repository.translate("nl-BE", share)
        before = translated(repository.documents["nl-BE"])


@settings(max_examples=settings.default.max_examples * 2)
@given(histories(), st.integers(1, 3))
def test_no_pair_is_ever_lost(history: list[Page], share: int) -> None:
    repository = Repository(["nl-BE"])
    pairs: set[tuple[object, object]] = set()

    def held(document: Document) -> set[tuple[object, object]]:
        return {(one.source, one.target) for unit in document.units for one in unit.segments if one.target is not None}

    for step in history:
        repository.update(step)
        assert pairs <= held(repository.documents["nl-BE"]) | held(repository.memories["nl-BE"])
        repository.translate("nl-BE", share)
        pairs = held(repository.documents["nl-BE"]) | held(repository.memories["nl-BE"])


@settings(max_examples=settings.default.max_examples * 2)
@given(histories(), st.integers(1, 3))
def test_a_target_stays_with_the_sentence_it_was_made_for(history: list[Page], share: int) -> None:
    repository = Repository(["nl-BE"])
    for step in history:
        repository.update(step)
        for unit in repository.documents["nl-BE"].units:
            for segment in unit.segments:
                if segment.target is not None:
                    assert comparable_text(segment.target).partition(":")[2] == comparable_text(segment.source)
        repository.translate("nl-BE", share)


@given(histories())
def test_a_second_run_changes_nothing(history: list[Page]) -> None:
    repository = Repository(["nl-BE"])
    for step in history:
        repository.update(step)
        repository.translate("nl-BE", 2)
        repository.update(step)
        before = repository.catalog, repository.retired, dict(repository.documents), dict(repository.memories)
        repository.update(step)
        assert (repository.catalog, repository.retired, repository.documents, repository.memories) == before


@given(histories(), st.integers(0, 6))
def test_ids_are_the_same_whenever_a_locale_was_added(history: list[Page], when: int) -> None:
    early, late = Repository(["nl-BE", "fr-BE"]), Repository(["nl-BE"])
    for number, step in enumerate(history):
        if number == min(when, len(history) - 1):
            late.locales.append("fr-BE")
        early.update(step)
        late.update(step)
    ids = [[unit.id for unit in one.documents["fr-BE"].units] for one in (early, late)]
    assert ids[0] == ids[1]
    assert all_ids(early.documents["fr-BE"]) == all_ids(late.documents["nl-BE"])


@given(page, block, st.integers(0, 7), st.integers(0, 7))
def test_two_branches_that_add_the_same_block_agree_on_its_id(base: Page, new: Block, here: int, there: int) -> None:
    added: list[set[str]] = []
    for place in (here, there):
        repository = Repository()
        repository.update(base)
        assert repository.catalog is not None
        old = {unit.id for unit in repository.catalog.units}
        if new in base:
            return
        at = min(place, len(base))
        repository.update((*base[:at], ("", ("A sentence that was never there before.",)), *base[at:]))
        added.append({unit.id for unit in repository.catalog.units} - old)
    assert added[0] == added[1]


@settings(max_examples=settings.default.max_examples // 2)
@given(histories())
def test_units_whose_text_stands_are_not_touched(history: list[Page]) -> None:
    repository = Repository(["nl-BE"])
    before: dict[tuple[str, tuple[str, ...]], list[Unit]] = {}
    for step in history:
        repository.update(step)
        now = repository.documents["nl-BE"].units
        for key, units in before.items():
            same = [unit for unit in now if _key(unit) == key]
            assert len(same) != len(units) or all(unit in units for unit in same)
        repository.translate("nl-BE", 1)
        before = {}
        for unit in repository.documents["nl-BE"].units:
            before.setdefault(_key(unit), []).append(unit)


def _key(unit: Unit) -> tuple[str, tuple[str, ...]]:
    return unit.type, tuple(comparable_text(one.source) for one in unit.segments)

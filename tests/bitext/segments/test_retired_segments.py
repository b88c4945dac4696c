"""The memory: which pair a sentence gets back, and what it never forgets."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bitext.core.model import Content, Document, Segment, State, Unit
from bitext.project.project import MEMORY
from bitext.segments import retired_segments
from bitext.update.translation_memory import TranslationMemory

EMPTY = Document(MEMORY, "en", target_locale="nl-BE")


def unit(id: str, target: str | None, state: State = State.TRANSLATED, type: str = "p", segment: str = "s1") -> Unit:
    content: Content | None = (target,) if target else None
    return Unit(id, type, (Segment(segment, ("Save.",), content, state),))


def back(document: Document, page: str = "a.md", type: str = "p") -> Segment:
    fresh = Document(page, "en", (Unit("u9", type, (Segment("s9", ("Save.",)),)),), "nl-BE")
    return TranslationMemory("nl-BE", document).filled(fresh).units[0].segments[0]


def test_a_pair_comes_back_as_translated() -> None:
    found = back(retired_segments.with_retired(EMPTY, {"a.md": [unit("u1", "Bewaar.", State.FINAL)]}))
    assert (found.id, found.target, found.state) == ("s9", ("Bewaar.",), State.TRANSLATED)


def test_a_draft_comes_back_as_a_draft() -> None:
    found = back(retired_segments.with_retired(EMPTY, {"a.md": [unit("u1", "Bewaar.", State.INITIAL)]}))
    assert (found.target, found.state) == (("Bewaar.",), State.INITIAL)


def test_a_target_whose_source_had_changed_does_not_come_back() -> None:
    old = unit("u1", "Bewaar.")
    stale = replace(old, segments=(replace(old.segments[0], sub_state=retired_segments.STALE),))
    assert back(retired_segments.with_retired(EMPTY, {"a.md": [stale]})).target is None


@pytest.mark.parametrize(
    "others",
    [
        {"b.md": [unit("u0", "Elders.", State.FINAL)], "a.md": [unit("u1", "Hier.")]},
        {"a.md": [unit("u0", "Kop.", State.FINAL, "heading"), unit("u1", "Hier.")]},
        {"a.md": [unit("u0", "Slechter."), unit("u1", "Hier.", State.REVIEWED)]},
    ],
    ids=["of the same page", "of the same type", "the further one"],
)
def test_of_several_pairs_the_nearest_comes_back(others: dict[str, list[Unit]]) -> None:
    assert back(retired_segments.with_retired(EMPTY, others)).target == ("Hier.",)


def test_of_two_generations_the_newer_comes_back_and_both_are_kept() -> None:
    first = retired_segments.with_retired(EMPTY, {"a.md": [unit("u2", "Oud.", State.FINAL)]})
    second = retired_segments.with_retired(first, {"a.md": [unit("u1", "Nieuw.")]})
    assert back(second).target == ("Nieuw.",)
    assert {one.segments[0].target for one in second.units} == {("Oud.",), ("Nieuw.",)}


def test_generations_of_one_unit_are_told_apart() -> None:
    first = retired_segments.with_retired(EMPTY, {"a.md": [unit("u1", "Oud.", segment="s9")]})
    second = retired_segments.with_retired(first, {"a.md": [unit("u1", "Nieuw.", segment="s1")]})
    assert back(second).target == ("Nieuw.",)


def test_equal_ids_of_two_pages_are_both_remembered() -> None:
    document = retired_segments.with_retired(EMPTY, {"a.md": [unit("u1", "Hier.")], "b.md": [unit("u1", "Daar.")]})
    assert back(document, "a.md").target == ("Hier.",)
    assert back(document, "b.md").target == ("Daar.",)
    assert retired_segments.retired_ids(document) == {"a.md": {"u1", "u1-s1"}, "b.md": {"u1", "u1-s1"}}


def test_a_rename_takes_the_memory_along() -> None:
    document = retired_segments.with_retired(EMPTY, {"a.md": [unit("u1", "Hier.")], "c.md": [unit("u2", "Daar.")]})
    followed = retired_segments.with_page_renamed(document, "a.md", "b.md")
    assert retired_segments.retired_ids(followed) == {"b.md": {"u1", "u1-s1"}, "c.md": {"u2", "u2-s1"}}


def test_remembering_twice_is_remembering_once() -> None:
    once = retired_segments.with_retired(EMPTY, {"a.md": [unit("u1", "Hier.")]})
    assert retired_segments.with_retired(once, {"a.md": [unit("u1", "Hier.")]}) == once

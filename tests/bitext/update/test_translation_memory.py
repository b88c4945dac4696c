"""What a sentence gets from elsewhere: from other pages, from what it was before, and from the memory."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bitext import xliff
from bitext.core.inline import markdown
from bitext.core.model import Segment, State
from bitext.segments.minor_edits import STALE_MINOR
from bitext.segments.stale_targets import MEMORY, PREVIOUS

OLD = "Open the file menu. Wait 5 minutes until it is there. See the [list](list.md).\n"


def only(site, source: str, page: str = "start.md") -> Segment:
    """The one segment of the page with this source."""
    (found,) = [one for unit in site.locale(page).units for one in unit.segments if markdown(one.source) == source]
    return found


def write(site, page: str, change) -> None:
    """Save the page's file after something that a translator does to segments with a target."""
    document = site.locale(page)
    units = tuple(replace(unit, segments=tuple(map(change, unit.segments))) for unit in document.units)
    site.project.locale_path("nl-BE", page).write_text(xliff.write(replace(document, units=units)), encoding="utf-8")


@pytest.fixture
def translated(site):
    """A project with a page, all of it final, and another page."""
    site.page("index.md", "# Home\n\nWelcome to this site.\n")
    site.page("start.md", OLD)
    site.update()
    site.translate("start.md", state=State.FINAL)
    return site


@pytest.mark.parametrize(
    ("old", "new", "source", "target"),
    [
        ("5 minutes", "10 minutes", "Wait 10 minutes until it is there.", "NL Wait 10 minutés until it is théré."),
        ("there.", "there!", "Wait 5 minutes until it is there!", "NL Wait 5 minutés until it is théré!"),
        ("the file", "the File", "Open the File menu.", "NL Opén thé filé ménu."),
        ("list.md", "all.md", "See the [list](all.md).", "NL Séé thé [list](all.md)."),
    ],
    ids=["number", "end mark", "case", "link target"],
)
def test_a_small_change_keeps_the_text_published_and_says_so(translated, old, new, source, target) -> None:
    translated.page("start.md", OLD.replace(old, new))
    translated.update()
    segment = only(translated, source)
    assert (markdown(segment.target), segment.state, segment.sub_state) == (target, State.FINAL, STALE_MINOR)
    assert [match.origin for match in segment.matches] == [PREVIOUS]
    assert markdown(segment.matches[0].source) == source.replace(new, old)
    assert not translated.update().changes


def test_an_update_says_what_it_found_for_whom(translated) -> None:
    translated.page("start.md", OLD.replace("5", "10").replace("the file", "the long file"))
    translated.page("index.md", "# Home\n\nSee the [list](list.md).\n")
    (counts,) = translated.update().counts
    assert (counts.minor_edits, counts.matched, counts.reused) == (1, 1, 1)
    assert (counts.new, counts.retired) == (3, 2)


def test_a_small_change_taken_back_leaves_no_trace(translated) -> None:
    before = only(translated, "Wait 5 minutes until it is there.")
    for text in (OLD.replace("5", "10"), OLD.replace("5", "15"), OLD):
        translated.page("start.md", text)
        translated.update()
    after = only(translated, "Wait 5 minutes until it is there.")
    assert (after.target, after.state, after.sub_state, after.matches) == (before.target, State.FINAL, "", ())


def test_a_locale_on_disk_as_xliff_12_keeps_its_marks_and_matches(translated) -> None:
    config = translated.root / "mkdocs.yml"
    config.write_text(config.read_text().replace("{name: Nederlands}", "{name: Nederlands, format: xliff12}"))
    translated.page("start.md", OLD.replace("list.md", "all.md").replace("is there", "is here"))
    translated.update()
    assert not translated.update().changes
    small, other = only(translated, "See the [list](all.md)."), only(translated, "Wait 5 minutes until it is here.")
    assert (small.state, small.sub_state) == (State.FINAL, STALE_MINOR)
    assert [match.origin for match in (*small.matches, *other.matches)] == [PREVIOUS, PREVIOUS]


def test_of_several_small_changes_the_pair_that_was_translated_is_shown(translated) -> None:
    for number in ("10", "15"):
        translated.page("start.md", OLD.replace("5 minutes", f"{number} minutes"))
        translated.update()
    segment = only(translated, "Wait 15 minutes until it is there.")
    assert markdown(segment.target) == "NL Wait 15 minutés until it is théré."
    assert markdown(segment.matches[0].source) == "Wait 5 minutes until it is there."


def test_once_its_translator_has_revised_it_nothing_is_stale(translated) -> None:
    translated.page("start.md", OLD.replace("5", "10").replace("list.md", "all.md"))
    translated.update()

    def revise(segment: Segment) -> Segment:
        return replace(segment, target=("Wacht 10 minuten.",)) if "10" in markdown(segment.source) else segment

    write(translated, "start.md", revise)
    translated.update()
    segment = only(translated, "Wait 10 minutes until it is there.")
    assert (segment.target, segment.sub_state, segment.matches) == (("Wacht 10 minuten.",), "", ())
    assert only(translated, "See the [list](all.md).").sub_state == STALE_MINOR


def test_a_changed_sentence_shows_what_it_was(translated) -> None:
    translated.page("start.md", OLD.replace("until it is there", "until it is here"))
    translated.update()
    segment = only(translated, "Wait 5 minutes until it is here.")
    assert (segment.target, segment.state) == (None, State.INITIAL)
    assert [(markdown(match.source), match.origin) for match in segment.matches] == [
        ("Wait 5 minutes until it is there.", PREVIOUS)
    ]
    assert 75 <= segment.matches[0].quality < 100
    assert not translated.update().changes


def test_once_translated_a_sentence_needs_its_matches_no_longer(translated) -> None:
    translated.page("start.md", OLD.replace("until it is there", "until it is here"))
    translated.update()
    translated.translate("start.md")
    translated.update()
    assert only(translated, "Wait 5 minutes until it is here.").matches == ()


def test_a_sentence_that_is_not_alike_gets_no_match(translated) -> None:
    translated.page("start.md", OLD.replace("Wait 5 minutes until it is there", "Then you are done"))
    translated.update()
    assert only(translated, "Then you are done.").matches == ()


def test_a_sentence_of_another_page_helps_a_new_one_that_is_like_it(translated) -> None:
    translated.page("index.md", "# Home\n\nOpen the file menus.\n")
    translated.update()
    segment = only(translated, "Open the file menus.", "index.md")
    assert [(markdown(match.target), match.origin) for match in segment.matches] == [("NL Opén thé filé ménu.", MEMORY)]


def test_a_sentence_that_stands_on_another_page_comes_with_its_target_to_be_reviewed(translated) -> None:
    translated.page("index.md", "# Home\n\nOpen the file menu.\n")
    translated.update("index.md")
    segment = only(translated, "Open the file menu.", "index.md")
    assert (markdown(segment.target), segment.state) == ("NL Opén thé filé ménu.", State.TRANSLATED)


def test_a_draft_is_given_to_no_other_page(translated) -> None:
    write(translated, "start.md", lambda one: replace(one, state=State.INITIAL))
    translated.page("index.md", "# Home\n\nOpen the file menu.\n")
    translated.update()
    assert only(translated, "Open the file menu.", "index.md").target is None


def test_a_paragraph_that_goes_to_another_page_keeps_target_and_state(translated) -> None:
    before = [one.target for unit in translated.locale("start.md").units for one in unit.segments]
    translated.page("index.md", f"# Home\n\n{OLD}\nWelcome to this site.\n")
    translated.page("start.md", "Something else.\n")
    translated.update()
    moved = [one for unit in translated.locale("index.md").units for one in unit.segments][1:-1]
    assert [one.target for one in moved] == before
    assert {one.state for one in moved} == {State.FINAL}


def test_a_paragraph_that_goes_to_another_page_and_changes_a_little_stays_published(translated) -> None:
    translated.page("index.md", f"# Home\n\n{OLD.replace('5', '10')}")
    translated.page("start.md", "Something else.\n")
    translated.update()
    segment = only(translated, "Wait 10 minutes until it is there.", "index.md")
    assert (segment.state, segment.sub_state) == (State.FINAL, STALE_MINOR)


def test_a_sentence_being_revised_is_still_so_elsewhere(translated) -> None:
    translated.page("start.md", OLD.replace("5", "10"))
    translated.update()
    translated.page("index.md", "# Home\n\nWait 10 minutes until it is there.\n")
    translated.update()
    assert only(translated, "Wait 10 minutes until it is there.", "index.md").sub_state == STALE_MINOR


def test_a_broken_file_of_another_page_stops_nobody_who_did_not_ask_for_it(translated) -> None:
    translated.project.locale_path("nl-BE", "start.md").write_text("<xliff", encoding="utf-8")
    translated.page("index.md", "# Home\n\nOpen the file menu.\n")
    translated.update("index.md")
    assert only(translated, "Open the file menu.", "index.md").target is None

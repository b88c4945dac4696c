"""A page in a locale: what readers see, what they do not, and what is said about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from bitext.core.inline import markdown
from bitext.core.model import Content, Document, InlineCode, Location, Segment, Severity, State, Unit
from bitext.localize import localize_page
from bitext.localize.localize_page import LocalizedPage, localize, mark_source
from bitext.localize.segment_markers import milestone, without_milestones
from bitext.markdown.extract import ExtractedPage, ExtractOptions, extract_units
from bitext.markdown.site_syntax import site_syntax
from bitext.project.project import Locale

NL = Locale("nl-BE", "Nederlands")
PAGE = """---
title: The guide
---
# The guide

Open the **file** menu. Choose a client.

| Name | Use |
|------|-----|
| one  | two |

!!! note

    See [the list](list.md "All").
"""


@pytest.fixture
def render() -> Callable[[str], str]:
    site = Markdown(
        extensions=["toc", "tables", "admonition", "attr_list", "meta"],
        # As in a site: the ids of a translated page's headings are those of its source.
        extension_configs={"toc": {"slugify": lambda text, separator: "section"}},
    )

    def convert(text: str) -> str:
        site.reset()
        return site.convert(text)

    return convert


def translated(page: str, change: Callable[[Segment], Content | None], state: State = State.TRANSLATED) -> Document:
    """The locale's file of a page whose targets `change` made."""

    def one(segment: Segment) -> Segment:
        target = change(segment)
        return segment if target is None else replace(segment, target=target, state=state)

    document = localize(page, None, None, locale=NL).document
    return replace(
        document,
        units=tuple(replace(unit, segments=tuple(map(one, unit.segments))) for unit in document.units),
    )


def dutch(segment: Segment) -> Content:
    return tuple(part if isinstance(part, InlineCode) else part.replace("e", "ee") for part in segment.source)


def only(source: str, target: Content) -> Callable[[Segment], Content | None]:
    return lambda segment: target if markdown(segment.source) == source else None


def text_of(page: LocalizedPage, source: str) -> str | None:
    """The target of the sentence, if readers see it."""
    missing = set(page.untranslated)
    for unit in page.document.units:
        for segment in unit.segments:
            if markdown(segment.source) == source and segment.target and (unit.id, segment.id) not in missing:
                return markdown(segment.target)
    return None


def test_published_targets_stand_in_the_page(render) -> None:
    page = localize(PAGE, None, translated(PAGE, dutch), locale=NL, render=render)
    assert "Opeen thee **filee** meenu. Choosee a clieent." in page.text
    assert "title: Thee guidee" in page.text
    assert (page.published, page.untranslated, page.findings) == (page.total, (), ())


def test_a_page_without_a_target_is_the_source_page(render) -> None:
    page = localize(PAGE, None, None, locale=NL, render=render, titles={"note": "Opmerking"})
    assert page.fallback
    assert page.text == PAGE
    assert len(page.untranslated) == page.total


def test_an_untranslated_sentence_stays_english_and_is_named(render) -> None:
    page = localize(PAGE, None, translated(PAGE, only("Choose a client.", ("Kies.",))), locale=NL, render=render)
    assert "Open the **file** menu. Kies." in page.text
    assert page.published == 1
    assert len(page.untranslated) == page.total - 1


@pytest.mark.parametrize(
    ("state", "sub_state", "threshold", "seen"),
    [
        (State.INITIAL, "", State.TRANSLATED, False),
        (State.TRANSLATED, "", State.TRANSLATED, True),
        (State.TRANSLATED, "", State.REVIEWED, False),
        (State.FINAL, "", State.REVIEWED, True),
        (State.FINAL, "bt:stale", State.TRANSLATED, False),
        (State.FINAL, "bt:stale-minor", State.TRANSLATED, True),
    ],
    ids=[
        "a draft is not published",
        "a translated one is",
        "but not where review is asked for",
        "a final one is more than reviewed",
        "one whose source changed is not",
        "one whose source hardly changed is",
    ],
)
def test_states(state: State, sub_state: str, threshold: State, seen: bool) -> None:
    document = translated("Hello.\n", only("Hello.", ("Hallo.",)), state)
    unit = document.units[0]
    segment = replace(unit.segments[0], sub_state=sub_state)
    document = replace(document, units=(replace(unit, segments=(segment,)),))
    page = localize("Hello.\n", None, document, locale=replace(NL, published=threshold))
    assert page.text == ("Hallo.\n" if seen else "Hello.\n")


def test_a_small_change_of_the_page_unpublishes_nothing_before_anybody_runs_an_update() -> None:
    document = translated("Wait 5 days.\n", only("Wait 5 days.", ("Wacht 5 dagen.",)))
    page = localize("Wait 6 days.\n", document, document, locale=NL)
    assert (page.text, page.published, page.stale_minor) == ("Wacht 6 dagen.\n", 1, 1)


def test_a_sentence_that_is_merely_like_a_translated_one_stays_english() -> None:
    document = translated("Wait for 5 long days.\n", only("Wait for 5 long days.", ("Wacht 5 lange dagen.",)))
    page = localize("Wait for 5 short days.\n", document, document, locale=NL)
    assert (page.text, page.published, page.stale_minor) == ("Wait for 5 short days.\n", 0, 0)


def test_a_unit_that_is_not_to_be_translated_is_not_owed() -> None:
    document = localize("Hello.\n\nWorld.\n", None, None, locale=NL).document
    catalog = replace(
        document, target_locale=None, units=(replace(document.units[0], translate=False), document.units[1])
    )
    page = localize("Hello.\n\nWorld.\n", catalog, None, locale=NL)
    assert page.total == 1


@pytest.mark.parametrize(
    ("target", "code"),
    [
        (("Open het menu.",), "code-missing"),
        (("Open het ", InlineCode("9", InlineCode("9", "ph", "x").kind, "x"), " menu."), "code-missing"),
        (("Open *het* menu met [dit](x.md).",), "code-missing"),
        ((), "target-empty"),
        (("  ",), "target-empty"),
    ],
    ids=["a lost code", "a code of another sentence", "markup typed as text", "no text", "blanks only"],
)
def test_a_target_that_would_break_its_sentence_stays_english(target: Content, code: str, render) -> None:
    source = "Open the **file** menu."
    page = localize(
        PAGE,
        None,
        translated(PAGE, only(source, target)),
        locale=NL,
        render=render,
        where=lambda unit, segment: Location(Path("nl.xlf"), 7),
    )
    assert page.text == PAGE
    assert code in {finding.code for finding in page.findings}
    assert all(finding.severity is Severity.WARNING for finding in page.findings)
    assert str(page.findings[0]).startswith("nl.xlf:7: warning: ")


def test_markup_smuggled_in_as_text_stays_out(render) -> None:
    target = ("Kies <script>alert(1)</script>.",)
    page = localize(PAGE, None, translated(PAGE, only("Choose a client.", target)), locale=NL, render=render)
    assert "<script>" not in page.text


def test_of_many_targets_only_the_one_that_changes_the_structure_stays_english() -> None:
    pages = "First one.\n\nSecond one.\n\nThird one.\n\nFourth one.\n"

    def shouting(text: str) -> str:
        # A renderer for which one structure_preserving looking word is markup.
        return "".join(f"<h1>{line}</h1>" if "boem" in line else f"<p>{line}</p>" for line in text.split("\n") if line)

    def target(segment: Segment) -> Content:
        return ("boem",) if "Third" in markdown(segment.source) else ("ja",)

    page = localize(pages, None, translated(pages, target), locale=NL, render=shouting)
    assert page.text == "ja\n\nja\n\nThird one.\n\nja\n"
    assert [finding.code for finding in page.findings] == ["struct-render"]
    assert page.untranslated == ((page.findings[0].unit, page.findings[0].segment),)


def test_a_file_behind_the_page_is_brought_up_in_memory(render) -> None:
    document = translated(PAGE, dutch)
    catalog = replace(document, target_locale=None)
    edited = PAGE.replace("Choose a client.", "Pick a client.")
    page = localize(edited, catalog, document, locale=NL, render=render)
    assert "Opeen thee **filee** meenu. Pick a client." in page.text
    assert len(page.untranslated) == 1


def test_default_titles_are_in_the_language_of_the_page(render) -> None:
    page = localize(PAGE, None, translated(PAGE, dutch), locale=NL, render=render, titles={"note": "Opmerking"})
    assert '!!! note "Opmerking"' in page.text
    assert not page.findings


def test_default_titles_that_would_change_the_page_are_left_out(render) -> None:
    def literal(text: str) -> str:
        return render(text).replace("Opmerking", "<hr>")

    page = localize(PAGE, None, translated(PAGE, dutch), locale=NL, render=literal, titles={"note": "Opmerking"})
    assert "!!! note\n" in page.text
    assert (page.published, page.findings) == (page.total, ())


def test_a_page_without_words_is_no_fallback() -> None:
    page = localize("```\ncode\n```\n", None, None, locale=NL)
    assert (page.total, page.fallback) == (0, False)


def test_source_and_translation_carry_the_same_marks(render) -> None:
    ours = localize(PAGE, None, translated(PAGE, dutch), locale=NL, render=render, milestones=True)
    source = mark_source(PAGE, None, render=render)
    assert without_milestones(ours.marked) == ours.text
    assert without_milestones(source.marked) == PAGE
    marks = [part.split('"')[0] for part in ours.marked.split('<i data-s="')[1:]]
    assert marks
    assert marks == [part.split('"')[0] for part in source.marked.split('<i data-s="')[1:]]
    assert without_milestones(render(source.marked)) == render(PAGE)


def test_titles_and_front_matter_carry_no_mark(render) -> None:
    marked = mark_source(PAGE, None, render=render).marked
    assert "title: The guide" in marked
    assert '"All"' in marked


def test_a_mark_that_does_not_arrive_once_is_dropped() -> None:
    text = "One here.\n\nTwo there.\n"
    lost = mark_source(text, None).document.units[1]
    mark = milestone(f"{lost.id}-{lost.segments[0].id}")
    marked = mark_source(text, None, render=lambda page: page.replace(mark, mark * 2)).marked
    assert mark not in marked
    assert marked.count("<i data-s=") == 1


@pytest.mark.parametrize(
    ("prefix", "item"),
    [("", ""), ("  ", ""), ("   ", ""), ("> ", ""), (">  ", ""), ("", "- "), ("", "1. "), ("> ", "- "), ("> ", "1. ")],
)
@pytest.mark.parametrize("depth", ["", "    ", "        "])
def test_emphasis_after_a_hard_break_is_marked(prefix: str, item: str, depth: str, render) -> None:
    outer = {"": "", "    ": "- Outer.\n\n", "        ": "- Outer.\n\n    - Inner.\n\n"}[depth]
    behind = prefix if ">" in prefix else " " * len(item) + prefix
    first = prefix if ">" in prefix else ""
    text = f"{outer}{depth}{first}{item}Text of it.  \n{depth}{behind}*Example:* More text.\n"
    marked = mark_source(text, None, render=render)
    assert not marked.findings
    assert marked.marked.count("<i data-s=") == 2 + outer.count("- ")


def test_a_page_that_marks_would_change_has_none_and_says_so() -> None:
    def touchy(text: str) -> str:
        return ("changed " if "<i data-s=" in text else "") + text

    result = mark_source("One here.\n", None, render=touchy)
    assert result.marked == "One here.\n"
    assert [(finding.code, finding.severity) for finding in result.findings] == [("page-unmarked", Severity.NOTE)]


@given(st.lists(st.booleans(), min_size=8, max_size=8))
def test_whatever_is_translated_every_sentence_is_either_published_or_owed(chosen: list[bool]) -> None:
    some = iter(chosen)
    page = localize(PAGE, None, translated(PAGE, lambda one: dutch(one) if next(some, False) else None), locale=NL)
    units: tuple[Unit, ...] = page.document.units
    assert page.published + len(page.untranslated) == page.total == sum(len(unit.segments) for unit in units)
    assert page.fallback == (page.published == 0)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda document: replace(document, original="other.md"), "path-original"),
        (lambda document: replace(document, original="../index.md"), "path-original"),
        (lambda document: replace(document, target_locale="fr-BE"), "lang-mismatch"),
        (lambda document: with_source(document, "Go away."), "src-mismatch"),
    ],
    ids=["another page's file", "a file of another folder", "another language's file", "another sentence's target"],
)
def test_nothing_of_what_is_for_another_place_is_published(change: Callable[[Document], Document], code: str) -> None:
    document = replace(translated("Hello.\n", only("Hello.", ("Hallo.",))), original="index.md")
    catalog = replace(document, target_locale=None)
    assert localize("Hello.\n", catalog, document, locale=NL).text == "Hallo.\n"
    page = localize("Hello.\n", catalog, change(document), locale=NL)
    assert (page.text, page.published, [one.code for one in page.findings]) == ("Hello.\n", 0, [code])


def with_source(document: Document, source: str) -> Document:
    (unit,) = document.units
    return replace(document, units=(replace(unit, segments=(replace(unit.segments[0], source=(source,)),)),))


def test_an_english_ordinal_may_become_one_word(render) -> None:
    text = "The 3<sup>rd</sup> *day*.\n"
    (unit,) = translated(text, lambda segment: None).units
    italic = tuple(part for part in unit.segments[0].source if isinstance(part, InlineCode) and part.type == "italic")
    target = ("De derde ", italic[0], "dag", italic[1], ".")
    page = localize(text, None, translated(text, lambda segment: target), locale=NL, render=render)
    assert (page.text, page.findings) == ("De derde *dag*.\n", ())


def test_a_straight_quotation_mark_in_a_description_is_escaped(render) -> None:
    text = "---\ndescription: All about it.\n---\n\nHello.\n"
    target = only("All about it.", ('Alles over "dit".',))
    page = localize(text, None, translated(text, target), locale=NL, render=render)
    assert "description: Alles over &quot;dit&quot;.\n" in page.text
    assert page.findings == ()


@pytest.mark.parametrize("target", ['Rust [% include "b.md" %] dan.', "[TAGS]"])
def test_a_target_cannot_bring_what_a_plugin_replaces(render, target: str) -> None:
    tags = {"include-markdown": {"opening_tag": "[%", "closing_tag": "%]"}}
    options = ExtractOptions(syntax=site_syntax({"plugins": ["tags", tags]}))
    document = translated("Rest then.\n", lambda _: (target,))
    localized = localize("Rest then.\n", None, document, locale=NL, options=options, render=render)
    assert localized.text == "Rest then.\n"
    assert [finding.severity for finding in localized.findings] == [Severity.WARNING]


def test_a_page_is_cut_once_for_the_source_and_all_locales(monkeypatch: pytest.MonkeyPatch) -> None:
    cut: list[str] = []

    def counted(text: str, options: ExtractOptions) -> ExtractedPage:
        cut.append(text)
        return extract_units(text, options)

    monkeypatch.setattr(localize_page, "extract_units", counted)
    source = mark_source("# One page\n\nOf its own.\n", None)
    pages = [localize("# One page\n\nOf its own.\n", None, None, locale=Locale(code, code)) for code in ("nl", "fr")]
    assert cut == ["# One page\n\nOf its own.\n"]
    assert [unit.id for unit in pages[1].document.units] == [unit.id for unit in source.document.units]


def test_nobody_asks_where_a_target_is_that_is_right(render) -> None:
    asked: list[tuple[str, str]] = []

    def where(unit: str, segment: str) -> Location:
        asked.append((unit, segment))
        return Location(Path("nl.xlf"), 7)

    right = translated(PAGE, dutch)
    assert localize(PAGE, None, right, locale=NL, render=render, where=where).findings == ()
    assert asked == []
    wrong = localize(PAGE, None, replace(right, target_locale="fr"), locale=NL, render=render, where=where)
    assert str(wrong.findings[0]).startswith("nl.xlf:7: warning: the target language")

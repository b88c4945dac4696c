"""A page's own style is no fault, and one text is one finding, however many pages it stands on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bitext.check.repetition import once, with_sameness, without_page_style
from bitext.core.model import Document, Finding, Segment, Severity, State, Unit


def cell(number: int, source: str, target: str, type: str = "td") -> tuple[Unit, Segment]:
    segment = Segment("s1", (source,), (target,), State.TRANSLATED)
    return Unit(f"u{number}", type, (segment,)), segment


def finding(unit: int, code: str = "end-punct", severity: Severity = Severity.WARNING) -> Finding:
    return Finding(code, severity, "the target is odd; mend it", None, f"u{unit}", "s1")


def cells(follow: int, differ: int, type: str = "td") -> list[tuple[Unit, Segment]]:
    """Cells with a full stop: so many keep it, and so many leave it out."""
    kept = [cell(number, f"Open page {number}.", f"Open pagina {number}.", type) for number in range(follow)]
    return kept + [cell(number, f"Open {number}.", f"Open het {number}", type) for number in range(100, 100 + differ)]


def test_the_one_cell_of_many_without_its_full_stop_is_a_slip() -> None:
    assert list(without_page_style([finding(100)], cells(9, 1))) == [finding(100)]


@pytest.mark.parametrize(("follow", "differ"), [(9, 2), (0, 5), (1, 1)])
def test_cells_that_leave_it_out_as_others_of_the_page_do_are_a_style(follow: int, differ: int) -> None:
    assert list(without_page_style([finding(100)], cells(follow, differ))) == []


@pytest.mark.parametrize("type", ["p", "quote"])
def test_a_paragraph_needs_its_full_stop_whatever_the_page_does(type: str) -> None:
    assert list(without_page_style([finding(100)], cells(0, 5, type))) == [finding(100)]


def test_a_sentence_that_another_one_follows_needs_it_too() -> None:
    segments = Segment("s1", ("Open it.",), ("Open dit",), State.TRANSLATED), Segment("s2", ("Save.",), ("Bewaar.",))
    unit = Unit("u1", "td", segments)
    assert list(without_page_style([finding(1)], [(unit, one) for one in segments])) == [finding(1)]


def test_other_rules_know_no_style() -> None:
    assert list(without_page_style([finding(100, "number")], cells(0, 5))) == [finding(100, "number")]


def page(*pairs: tuple[Unit, Segment]) -> Document:
    return Document("page.md", "en", tuple(unit for unit, _ in pairs), "nl-BE")


def told(*pages: tuple[Document | None, list[Finding]]) -> list[Finding]:
    return list(once([with_sameness(findings, document) for document, findings in pages]))


def test_a_text_that_several_pages_have_is_found_once() -> None:
    same = page(cell(1, "Tell me", "Zeg het?"))
    found = told((same, [finding(1)]), (page(cell(1, "Tell me", "Zeg me")), [finding(1)]), (same, [finding(1)]))
    assert found == [replace(finding(1), message="the target is odd; mend it (and 1 more)"), finding(1)]


def test_errors_are_found_wherever_they_are() -> None:
    """Each of them keeps a sentence from its readers."""
    same = page(cell(1, "Tell me", "Zeg het"))
    error = finding(1, "code-missing", Severity.ERROR)
    assert told((same, [error]), (same, [error])) == [error, error]


def test_numbers_in_foreign_notation_are_found_once_a_page() -> None:
    table = page(cell(1, "1,000", "1,000"), cell(2, "2,000", "2,000"))
    some = [finding(1, "number-format"), finding(2, "number-format")]
    assert [one.unit for one in told((table, some), (table, some))] == ["u1", "u1"]


def test_findings_about_files_and_unknown_segments_all_stay() -> None:
    about = [Finding("file-unreadable", Severity.ERROR, "it is broken; restore it"), finding(7)]
    assert told((None, about), (page(), about)) == [*about, *about]

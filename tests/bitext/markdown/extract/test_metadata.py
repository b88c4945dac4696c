"""Metadata without `---` at the start of a page: cut and merged as MkDocs reads it."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from mkdocs.utils import meta

from bitext.markdown.extract import ExtractedPage, ExtractOptions, extract_units
from bitext.markdown.merge import merge_targets

OPTIONS = ExtractOptions(metadata=True)
PIECES = (
    "title: ", "Title:", "author: ", "description:\t", "a-b_c: ", "e.g: ", "Note", ": ", "key", "Welcome. ", '"Hi" ',
    "\n", "\n", "\r\n", "\r", "\n\n", "    ", "   ", "\t", " ", "# ", "- ", "Two words.", "http://e.org",
    "---\n", "\ufeff", "+++\n", "é", "| a | b |\n|---|---|\n",
)  # fmt: skip
PAGES = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
TARGETS = st.sampled_from(["Nota: dit", "author: someone", "Éen woord", '"q": r', "a: b: c", "title:", "x"])


def read(page: str) -> tuple[str, dict[str, object]]:
    """What MkDocs makes of a page: its body and its metadata (mkdocs/structure/pages.py, `read_source`)."""
    return meta.get_data(page.removeprefix("\ufeff"))


def with_targets(page: ExtractedPage, target: str) -> str:
    return merge_targets(page, [[(target,) for _ in unit.segments] for unit in page.units])


@given(PAGES)
def test_a_page_with_its_own_sources_is_unchanged(text: str) -> None:
    page = extract_units(text, OPTIONS)

    assert merge_targets(page, [[segment.source for segment in unit.segments] for unit in page.units]) == text


@given(PAGES, TARGETS)
def test_whatever_the_targets_are_mkdocs_reads_the_same_keys_and_other_values(text: str, target: str) -> None:
    page = extract_units(text, OPTIONS)
    _, before = read(text)
    _, after = read(with_targets(page, target))

    assert after.keys() == before.keys()
    translated = OPTIONS.front_matter
    assert {key: after[key] for key in after if key not in translated} == {
        key: before[key] for key in before if key not in translated
    }


@given(PAGES)
def test_the_text_of_a_page_is_that_of_its_body(text: str) -> None:
    body, _ = read(text)
    assume(not text.removeprefix("\ufeff").startswith(("---", "+++")) and not body.startswith(("---", "+++", "\ufeff")))

    units = [unit.text for unit in extract_units(text, OPTIONS).units if not unit.type.startswith("meta:")]

    assert units == [unit.text for unit in extract_units(body).units]


def test_title_and_description_are_translated_and_the_rest_stays() -> None:
    page = extract_units("author: Kim\ntitle: Sorting\n    by hand\n\n# Sort\n\nFirst one.\n", OPTIONS)

    assert [(unit.type, unit.text) for unit in page.units] == [
        ("meta:title", "Sorting by hand"),
        ("heading", "Sort"),
        ("p", "First one."),
    ]
    assert with_targets(page, 'Ja: "ja"') == 'author: Kim\ntitle: Ja: &quot;ja&quot;\n\n# Ja: "ja"\n\nJa: "ja"\n'


@pytest.mark.parametrize("text", ["First words.\n", "author: Kim\nFirst words.\n", "\ufeffFirst words.\n"])
def test_a_target_at_the_start_of_the_page_stays_text(text: str) -> None:
    merged = with_targets(extract_units(text, OPTIONS), "Note: the first words.")

    assert read(merged)[0].startswith("Note&#58; the first words.")


def test_the_first_lines_of_an_include_are_text() -> None:
    (unit,) = extract_units("Note: this one is shown.\n").units

    assert unit.text == "Note: this one is shown."

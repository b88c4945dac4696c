"""A translation outlives a change of what counts as an inline code."""

from __future__ import annotations

import pytest

from bitext.core.inline import markdown
from bitext.core.model import Content, Document, Segment, State, Unit
from bitext.markdown.extract import Delimiters, ExtractOptions, Syntax, extract_units
from bitext.markdown.merge import check_codes
from bitext.segments.recut_codes import with_codes_recut
from bitext.segments.source_catalog import updated_catalog
from bitext.segments.target_catalog import updated_targets

FULL = ExtractOptions(
    syntax=Syntax(Delimiters(), frozenset({"dollar", "round"}), frozenset({"square"}), callouts=True, wikilinks=True)
)


def source(text: str, options: ExtractOptions) -> Content:
    return extract_units(text, options).units[0].segments[0].source


def translated(text: Content) -> Content:
    return tuple(part.replace("Let", "Zij").replace("be", "zijn") if isinstance(part, str) else part for part in text)


@pytest.mark.parametrize(
    "text",
    [
        "Let \\(a_b*c*d\\) and $n$ be *small*.",
        "Let **$a$** be $a$ or $a$ [here](x.md).",
        "Let [[Page]] be {++new++}.",
        "Let `it` be.",
    ],
)
def test_a_target_has_the_codes_of_its_source_after_a_change_of_syntax(text: str) -> None:
    old, new = source(text, ExtractOptions()), source(text, FULL)

    target = with_codes_recut(translated(old), old, new)

    assert check_codes(new, target) == ()
    assert markdown(target) == markdown(translated(old))


def test_a_target_that_lacks_a_code_stays_as_it_is() -> None:
    old, new = source("Let $n$ be.", ExtractOptions()), source("Let $n$ be.", FULL)

    assert with_codes_recut(("Zij N.",), old, new) == ("Zij N.",)


def test_an_update_keeps_the_translation_published() -> None:
    text = "Let \\(a_b*c*d\\) and $n$ be small.\n"
    before = updated_catalog(extract_units(text), None, frozenset(), original="a.md", source_locale="en").document
    target = translated(before.units[0].segments[0].source)
    units = tuple(
        Unit(one.id, one.type, (Segment(one.segments[0].id, one.segments[0].source, target, State.FINAL),))
        for one in before.units
    )
    old = Document("a.md", "en", units, target_locale="nl-BE")
    after = updated_catalog(
        extract_units(text, FULL), before, frozenset(), original="a.md", source_locale="en"
    ).document

    (segment,) = updated_targets(after, old, "nl-BE").document.units[0].segments

    assert segment.state is State.FINAL
    assert segment.target is not None
    assert check_codes(segment.source, segment.target) == ()

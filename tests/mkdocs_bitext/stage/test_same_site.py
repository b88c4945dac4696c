"""A staged site is the site that our plugin builds: text, anchors, languages and alternates of every page."""

import pytest
from tests.mkdocs_bitext.example_guide import DUTCH
from tests.mkdocs_bitext.stage.staged_site import GENERATORS, built, needs, pages_of, reading

from bitext.cli.main import main

LONG = """\
# A **bold** start

First sentence. Second *with [a link](index.md#first-step)* in it. Third.

Setext heading
--------------

- One. Two.
    - Deeper. Still deeper.

> Quoted. Twice.

| Column | Other column |
|---|---|
| A cell. Its second sentence. | `code` |

## A heading of two. Sentences ##

Term with a footnote[^1]. And **emphasis. That** goes on.

[^1]: The note. It is long.

## `code` only

## Twice

## Twice
"""
SOME = {
    "First sentence.": "Eerste zin.",
    "Third.": "Derde.",
    "One.": "Eén.",
    "Still deeper.": "Nog dieper.",
    "Twice.": "Tweemaal.",
    "A cell.": "Een cel.",
    "Setext heading": "Een kop met een lijn",
    "Twice": "Tweemaal",
    "Sentences": "Zinnen",
}


@pytest.fixture
def site_of_three(guide):
    """Pages that are translated, in part and not at all; only one has no title."""
    guide.write({"docs/long.md": LONG, "docs/sub/untitled.md": "Only text.\n", "docs/untranslated.md": LONG})
    guide.translate({key: text for key, text in {**DUTCH, **SOME}.items() if key != "It takes a minute."})
    (guide.root / "translations/nl-BE/untranslated.xlf").unlink()
    return guide


@pytest.mark.parametrize("generator", GENERATORS)
def test_every_page_is_as_in_our_own_build(site_of_three, tmp_path, generator) -> None:
    needs(generator)
    ours = site_of_three.build(strict=True).site
    assert main(["stage", "-f", str(site_of_three.root), "--site", generator, str(tmp_path / "out")]) == 0
    theirs = built(tmp_path / "out")
    pages = [page for page in pages_of(ours) if not page.startswith("en/")]
    assert pages_of(theirs) == pages
    assert len(pages) == 10
    for page in pages:
        got, wanted = reading(theirs / page), reading(ours / page)
        assert got.passages == wanted.passages, page
        assert got == wanted, page
    partial = reading(theirs / "nl-BE/long/index.html")
    assert len(partial.passages) > 15
    assert {"setext-heading", "twice", "twice_1", "code-only"} <= partial.anchors
    title, notice, rest = reading(theirs / "nl-BE/untranslated/index.html").passages
    assert (title[0], notice[0], rest[0]) == ("en", "nl-BE", "en")

"""Encloses untranslated sentences in `<span lang>` already in Markdown, where no plugin can do it in the built page."""

from __future__ import annotations

from collections.abc import Mapping

from bitext.core.html_edit import tokens, written
from bitext.localize.segment_markers import end_ids, milestone, replace_ends, replace_milestones
from mkdocs_bitext.pages.lang_attributes import Nesting


def with_languages(text: str, html: str, attributes: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """The page with the language on its untranslated sentences.

    Args:
        text: Markdown with milestones, and marks at the ends of untranslated segments.
        html: the same, rendered.
        attributes: of the untranslated sentences: `lang` and, where their direction is another, `dir`.

    Returns:
        The page without marks of ends, and the `<unit>-<segment>` of sentences that no element can enclose, because
        they begin and end in different ones.
    """
    enclosed = _enclosed(html)
    marked = end_ids(text)

    own = written(attributes)

    def start(mark: str) -> str:
        return milestone(mark) + (f"<span{own}>" if mark in enclosed else "")

    text = replace_milestones(text, start)
    text = replace_ends(text, lambda mark: "</span>" if mark in enclosed else "")
    return text, tuple(mark for mark in dict.fromkeys(marked) if mark not in enclosed)


def _enclosed(html: str) -> frozenset[str]:
    """The segments whose milestone and end are in the same element."""
    page = tokens(html)
    tree = Nesting(page)
    starts: dict[str, int | None] = {}
    whole: set[str] = set()
    for index, token in enumerate(page):
        if token.kind != "open" or token.tag != "i":
            continue
        if (name := token.attributes.get("data-s")) is not None:
            starts[name] = tree.parent[index]
        elif (name := token.attributes.get("data-e")) in starts and starts[name] == tree.parent[index]:
            whole.add(name)
    return frozenset(whole)

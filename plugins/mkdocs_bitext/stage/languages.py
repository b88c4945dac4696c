"""Encloses untranslated sentences in `<span lang>` already in Markdown, where no plugin can do it in the built page."""

from __future__ import annotations

from bitext.core.html_edit import tokens
from bitext.localize.segment_markers import end_ids, milestone, replace_ends, replace_milestones
from mkdocs_bitext.pages.lang_attributes import Nesting


def with_languages(text: str, html: str, lang: str) -> tuple[str, tuple[str, ...]]:
    """The page with the language on its untranslated sentences.

    Args:
        text: Markdown with milestones, and marks at the ends of untranslated segments.
        html: the same, rendered.
        lang: BCP 47, of the untranslated sentences.

    Returns:
        The page without marks of ends, and the `<unit>-<segment>` of sentences that no element can enclose, because
        they begin and end in different ones.
    """
    enclosed = _enclosed(html)
    marked = end_ids(text)

    def start(mark: str) -> str:
        return milestone(mark) + (f'<span lang="{lang}">' if mark in enclosed else "")

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

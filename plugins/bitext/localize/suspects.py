"""Guesses which targets change the structure of a page, so that few renders are needed to find them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Set

from bitext.localize.segment_markers import marked, marked_segments, milestone_parts
from bitext.markdown.merge import Targets
from bitext.segments.source_catalog import CatalogUpdate

_TAG = re.compile(r"</?[a-z][^\s/>]*", re.IGNORECASE)


def suspects(
    catalog: CatalogUpdate, targets: Targets, titles: Mapping[str, str], render: Callable[[str], str]
) -> Set[str]:
    """The `<unit>-<segment>` of each segment behind whose milestone the page has other tags than its source.

    So has a segment without a milestone in either, such as one in a block of code; one that may not have any is not
    among them.

    Args:
        catalog: the page.
        targets: those that are too many.
        titles: default titles of admonitions, by type.
        render: the site's Markdown.
    """
    source, page = _tags(render(marked(catalog, None, {}))), _tags(render(marked(catalog, targets, titles)))
    names = marked_segments(catalog)
    return {name for name in names if name not in source or source[name] != page.get(name)}


def _tags(html: str) -> Mapping[str, list[str]]:
    """Behind each milestone, up to the next, the tags: their order may be another in each language."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, following in milestone_parts(html):
        found[name] = sorted([*found[name], *_TAG.findall(following)])
    return found

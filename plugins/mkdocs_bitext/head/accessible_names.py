"""Adds the accessible names for screen readers that Material lacks."""

from __future__ import annotations

import re
from itertools import count

_SEARCH = re.compile(
    r'(<div class="md-search"[^>]* role="dialog")(>.*? role="search")(>.*?<input[^>]* aria-label="([^"]*)")', re.S
)
_TASK = re.compile(r'<li class="task-list-item">(.*?<input type="checkbox"[^>]*?)(/?>)', re.S)


def with_accessible_names(output: str) -> str:
    """The page with accessible names on its search and its task lists.

    The search dialog and landmark get the name of the search field; the checkbox of each task in a list, to which
    Material gives an empty label, the text of the task.
    """
    number = count(1)

    def named(found: re.Match[str]) -> str:
        id = f"task-{next(number)}"
        return f'<li class="task-list-item" id="{id}">{found[1]} aria-labelledby="{id}"{found[2]}'

    return _TASK.sub(named, _SEARCH.sub(r'\1 aria-label="\4"\2 aria-label="\4"\3', output))

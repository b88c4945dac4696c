"""Adds the accessible names for screen readers that Material lacks."""

from __future__ import annotations

import re
from itertools import count

_SEARCH = re.compile(
    r'(<div class="md-search"[^>]* role="dialog")(>.*? role="search")(>.*?<input[^>]* aria-label="([^"]*)")', re.S
)
_TASK = re.compile(r'<li class="task-list-item">(.*?<input type="checkbox"[^>]*?)(/?>)', re.S)


def with_accessible_names(output: str) -> str:
    """The page with accessible names on its search and its task lists."""
    return with_named_tasks(with_named_search(output))


def with_named_search(output: str) -> str:
    """Give the search dialog and the search landmark the name of the search field."""
    return _SEARCH.sub(r'\1 aria-label="\4"\2 aria-label="\4"\3', output)


def with_named_tasks(output: str) -> str:
    """Label the checkbox of each task in a list with the text of the task: Material gives it an empty label."""
    number = count(1)

    def named(found: re.Match[str]) -> str:
        id = f"task-{next(number)}"
        return f'<li class="task-list-item" id="{id}">{found[1]} aria-labelledby="{id}"{found[2]}'

    return _TASK.sub(named, output)

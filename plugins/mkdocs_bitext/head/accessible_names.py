"""Names that Material leaves out for readers who hear a page, put into the whole page."""

from __future__ import annotations

import re
from itertools import count

_SEARCH = re.compile(
    r'(<div class="md-search"[^>]* role="dialog")(>.*? role="search")(>.*?<input[^>]* aria-label="([^"]*)")', re.S
)
_TASK = re.compile(r'<li class="task-list-item">(.*?<input type="checkbox"[^>]*?)(/?>)', re.S)


def with_accessible_names(output: str) -> str:
    """A whole page in which everything has a name."""
    return with_named_tasks(with_named_search(output))


def with_named_search(output: str) -> str:
    """A dialog without a name is announced as just that; the search field has one that fits it and what it holds."""
    return _SEARCH.sub(r'\1 aria-label="\4"\2 aria-label="\4"\3', output)


def with_named_tasks(output: str) -> str:
    """The box of a task in a list has an empty label; what it is for stands beside it."""
    number = count(1)

    def named(found: re.Match[str]) -> str:
        id = f"task-{next(number)}"
        return f'<li class="task-list-item" id="{id}">{found[1]} aria-labelledby="{id}"{found[2]}'

    return _TASK.sub(named, output)

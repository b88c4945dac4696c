"""HTML with slots: what a page's Markdown gives before its links, and the strings of its locale, are known."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from markdown import serializers

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
"""Unicode's noncharacters, which no text has."""
_SLOT = re.compile(f"{_OPEN}([a-z]+):([^{_OPEN}{_CLOSE}]*){_CLOSE}")
_LINK, _TITLE = "link", "title"


def link_slot(number: int) -> str:
    """What stands for the address of a link, by its place among those of the page."""
    return f"{_OPEN}{_LINK}:{number}{_CLOSE}"


def title_slot(message: str, argument: str = "") -> str:
    """What stands for the `title` that an extension gives an element.

    Args:
        message: the id of our message.
        argument: its value of `n`, which the extension fills in.
    """
    return f"{_OPEN}{_TITLE}:{message} {argument}{_CLOSE}"


@dataclass(frozen=True, slots=True)
class Rendering:
    """What the Markdown of a page gives, for every locale that shows this text."""

    body: str
    """HTML with slots."""
    addresses: tuple[str, ...]
    """Of its links and images, as they are written, by number of their slot."""
    heading_ids: tuple[str, ...]
    tab_ids: tuple[str, ...] = ()
    toc: tuple[dict[str, Any], ...] = ()
    """The table of contents, as Python-Markdown's `toc` gives it."""
    title: str | None = None
    """The text of its first heading, if it is of level 1 and before all else."""
    anchors: frozenset[str] = frozenset()
    """What links may lead to."""

    def html(self, addresses: Sequence[str], title: Callable[[str, str], str]) -> str:
        """The HTML.

        Args:
            addresses: where each of its links and images leads to.
            title: the text of a message, by its id and its value of `n`.
        """
        if _OPEN not in self.body:
            return self.body

        def filled(slot: re.Match[str]) -> str:
            if slot[1] == _LINK:
                if not slot[2].isdecimal() or int(slot[2]) >= len(addresses):
                    return slot[0]  # The page itself has these characters.
                return _attribute(addresses[int(slot[2])])
            message, _, argument = slot[2].partition(" ")
            return _attribute(title(message, argument))

        return _SLOT.sub(filled, self.body)


def _attribute(value: str) -> str:
    """The value of an attribute as Python-Markdown writes it."""
    return str(serializers._escape_attrib_html(value))  # type: ignore[attr-defined]  # its stubs lack it

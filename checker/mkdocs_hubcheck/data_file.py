"""A file with data for the scripts of pages: messages, verdicts, or the states of the checklist."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from mkdocs_hubcheck.pack_sources import digest


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file to publish; the same name means the same content, so that browsers may keep it for ever."""

    name: str
    """File name, with a hash of the content."""
    text: str
    """Its JSON."""

    @classmethod
    def named_by_content(cls, stem: str, text: str) -> Self:
        """The file with this JSON; its name starts with `stem`."""
        return cls(f"{stem}.{digest(text)[:10]}.json", text)

"""The record of a shard: what the merge step has to know of it; never published."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bitext.core.model import BitextError
from bitext.core.storage import read_text, write_atomic
from mkdocs_bitext.head.page_index import PublishedPage

NAME = "bitext-shard.json"
"""Its file, at the root of the shard."""


@dataclass(frozen=True, slots=True)
class ShardRecord:
    """What a build knows at its end of the locales that it built."""

    sources: str
    """Digest of what it was made from."""
    versions: Mapping[str, str]
    """Of Python and of all installed distributions, by name."""
    locales: Mapping[str, LocaleRecord]
    """By BCP 47 code."""

    def write(self, shard: Path) -> None:
        """Write it."""
        write_atomic(shard / NAME, json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":")))

    @classmethod
    def read(cls, shard: Path) -> ShardRecord:
        """Read that of a shard.

        Raises:
            BitextError: the folder has none that can be used.
        """
        path = shard / NAME
        if not path.is_file():
            raise BitextError(
                "is no part of a site; build one with: BITEXT_LOCALES=nl-BE mkdocs build -d site-nl-BE", shard
            )
        try:
            data = json.loads(read_text(path))
            locales = {code: LocaleRecord.of(one) for code, one in data["locales"].items()}
            return cls(data["sources"], data["versions"], locales)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BitextError("is damaged; build this part of the site again", path) from error


@dataclass(frozen=True, slots=True)
class LocaleRecord:
    """What a build knows of one locale."""

    pages: tuple[PublishedPage, ...]
    not_found: str | None
    """The HTML of its not-found page; None if the theme makes none."""
    plugins: Mapping[str, Any]
    """What plugins that build all locales together remember of it, by the name of the plugin."""

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> LocaleRecord:
        """That of JSON."""
        pages = (
            PublishedPage(**{**page, "alternates": tuple((code, url) for code, url in page["alternates"])})
            for page in data["pages"]
        )
        return cls(tuple(pages), data["not_found"], data["plugins"])

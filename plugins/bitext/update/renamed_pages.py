"""Detects renamed pages, so that their segments move with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from bitext.core.model import Document
from bitext.segments.source_catalog import unit_key

SHARE = 0.5
"""The share of the longer page's units that must be on both pages."""


def detected_renames(vanished: Mapping[str, Document], new: Mapping[str, Document]) -> dict[str, str]:
    """New name to old name; the most similar pairs first, each page in one pair at most."""
    old_keys, new_keys = (
        {page: Counter(map(unit_key, document.units)) for page, document in documents.items()}
        for documents in (vanished, new)
    )
    scores = sorted(
        (-(left & right).total() / max(left.total(), right.total(), 1), old, name)
        for old, left in old_keys.items()
        for name, right in new_keys.items()
    )
    found: dict[str, str] = {}
    for score, old, name in scores:
        if -score >= SHARE and name not in found and old not in found.values():
            found[name] = old
    return found

"""The status of a locale as JSON: for `bitext status --json`, and published beside the status page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from bitext.core.model import State
from bitext.status.locale_status import Amount, Counts, LocaleStatus, PageStatus


def as_record(status: LocaleStatus, shown: Callable[[Path], str]) -> dict[str, Any]:
    """A locale's status as a JSON object.

    Args:
        status: the counts.
        shown: formats the path of a file.
    """
    return {
        "locale": status.locale.code,
        "name": status.locale.name,
        "published": status.locale.published.value,
        **_counts(status.total),
        "pages": [{"page": page.page, **_counts(page.counts), "oldest": _oldest(page, shown)} for page in status.pages],
        "unknown": status.unknown,
        "broken": [str(error) for error in status.broken],
    }


def _counts(counts: Counts) -> dict[str, Any]:
    return {
        "total": _amount(counts.total),
        "states": {state.value: _amount(amount) for state, amount in zip(State, counts.by_state, strict=True)},
        "stale": _amount(counts.stale),
        "stale-minor": _amount(counts.stale_minor),
        "open": _amount(counts.open),
    }


def _amount(amount: Amount) -> dict[str, int]:
    return {"segments": amount.segments, "words": amount.words}


def _oldest(page: PageStatus, shown: Callable[[Path], str]) -> dict[str, Any] | None:
    oldest = page.oldest
    if oldest is None:
        return None
    return {
        "standing": oldest.standing.value,
        "unit": oldest.unit,
        "segment": oldest.segment,
        "path": shown(page.path) if page.path.exists() else None,
        "line": oldest.line,
    }

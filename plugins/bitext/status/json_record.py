"""The status of a locale as JSON: for `bitext status --json`, and published beside the status page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bitext.core.model import State
from bitext.status.locale_status import Counts, LocaleStatus, PageStatus, Standing


def as_record(status: LocaleStatus, shown: Callable[[Path], str]) -> dict[str, Any]:
    """A locale's status as a JSON object, with paths as `shown` formats them."""
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
        "total": asdict(counts.total),
        "states": {state.value: asdict(amount) for state, amount in zip(State, counts.by_state, strict=True)},
        "stale": asdict(counts.standing(Standing.STALE)),
        "stale-minor": asdict(counts.standing(Standing.STALE_MINOR)),
        "open": asdict(counts.open),
        "refused": asdict(counts.refused),
    }


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

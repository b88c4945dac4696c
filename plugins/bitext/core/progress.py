"""A progress line on a terminal for commands that take longer than a second."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self, TextIO

_DELAY = 1.0
"""Seconds before the line first appears."""
_INTERVAL = 0.1
"""Seconds between two updates."""
_WIDTH = 76


class Progress:
    """A progress line: use it as a context manager and call it at each step."""

    def __init__(self, total: int | None = None, stream: TextIO | None = None) -> None:
        self._total = total
        self._stream = stream or sys.stderr
        self._shown = self._stream.isatty()
        self._next = time.monotonic() + _DELAY
        self._count = 0
        self._dirty = False

    def __call__(self, what: str = "") -> None:
        """Count a step and show its name."""
        self._count += 1
        now = time.monotonic()
        if self._shown and now >= self._next:
            self._next = now + _INTERVAL
            self._write(what)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._dirty:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def _write(self, what: str) -> None:
        count = f"{self._count}/{self._total}" if self._total else str(self._count)
        self._stream.write(f"\r\x1b[K{f'{count} {what}'[:_WIDTH]}")
        self._stream.flush()
        self._dirty = True

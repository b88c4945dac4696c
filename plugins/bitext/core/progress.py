"""Progress on a terminal, for whoever waits longer than a second; nothing anywhere else."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self, TextIO

_PATIENCE = 1.0
"""Seconds without a word."""
_PAUSE = 0.1
"""Seconds between two words."""
_WIDTH = 76


class Progress:
    """A line on the terminal that says how far a command is; use it as a context, call it at each step."""

    def __init__(self, total: int | None = None, stream: TextIO | None = None) -> None:
        self._total = total
        self._stream = stream or sys.stderr
        self._shown = self._stream.isatty()
        self._next = time.monotonic() + _PATIENCE
        self._count = 0
        self._dirty = False

    def __call__(self, what: str = "") -> None:
        """Say that the next step begins, and of what."""
        self._count += 1
        now = time.monotonic()
        if self._shown and now >= self._next:
            self._next = now + _PAUSE
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

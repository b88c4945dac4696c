"""Runs before everything else in the browser's Python, and makes its start short.

No garbage is collected until somebody asks for it: a start makes much that stays and nearly nothing that goes. And the
regular expressions come compiled, because compiling them takes a third of the time of importing who uses them.
"""

from __future__ import annotations

import gc
import marshal
import sys
from importlib import import_module
from typing import Any

NAME = "regexes.marshal"
"""Beside this module in the zip: `(pattern, flags)` -> what `_sre.compile` takes, as `trace.py` found it."""

gc.disable()
_loader: Any = sys.modules[__name__].__loader__
_packed: bytes = _loader.get_data(f"{_loader.archive}/{NAME}")
_made: dict[tuple[object, int], tuple[Any, ...]] = marshal.loads(_packed)  # noqa: S302  our own pack's
_compiler: Any = import_module("re._compiler")
_assemble, _compile = _compiler._sre.compile, _compiler.compile


def _ready_or_compiled(pattern: object, flags: int = 0) -> Any:
    made = _made.get((pattern, flags))
    return _assemble(*made) if made else _compile(pattern, flags)


_compiler.compile = _ready_or_compiled

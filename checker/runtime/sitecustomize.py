"""Runs first in the browser's Python and shortens its startup.

Garbage collection is off until it is enabled: almost everything that a start allocates stays. And regular expressions
are packed compiled, because compiling them takes a third of the time of the imports.
"""

from __future__ import annotations

import gc
import marshal
import sys
from importlib import import_module
from typing import Any

NAME = "regexes.marshal"
"""Next to this module in the zip: `(pattern, flags)` -> arguments of `_sre.compile`, as recorded by `trace.py`."""

gc.disable()
_loader: Any = sys.modules[__name__].__loader__
_packed: bytes = _loader.get_data(f"{_loader.archive}/{NAME}")
_compiled: dict[tuple[object, int], tuple[Any, ...]] = marshal.loads(_packed)  # noqa: S302 - from our own pack
_compiler: Any = import_module("re._compiler")
_assemble, _compile = _compiler._sre.compile, _compiler.compile


def _compile_unless_packed(pattern: object, flags: int = 0) -> Any:
    arguments = _compiled.get((pattern, flags))
    return _assemble(*arguments) if arguments else _compile(pattern, flags)


_compiler.compile = _compile_unless_packed

"""Is this XLIFF? A file against the specification, whoever wrote it."""

from __future__ import annotations

from bitext.xliff.validate.judge import MAX_FINDINGS, validate

__all__ = ["MAX_FINDINGS", "validate"]

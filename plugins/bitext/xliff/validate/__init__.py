"""Validates XLIFF files of any tool against the specification."""

from __future__ import annotations

from bitext.xliff.validate.validator import MAX_FINDINGS, validate

__all__ = ["MAX_FINDINGS", "validate"]

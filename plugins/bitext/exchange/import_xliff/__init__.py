"""Import of XLIFF and PO files that translation tools saved: only valid targets and states are taken."""

from __future__ import annotations

from bitext.exchange.import_xliff.page import ImportedTarget, PageImport, import_targets, with_imported

__all__ = ["ImportedTarget", "PageImport", "import_targets", "with_imported"]

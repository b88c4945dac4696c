"""Segments for other tools: XLIFF of other versions with places and previews, and TMX."""

from __future__ import annotations

from bitext.exchange.export.project import FORMATS, Exported, Wish, plan_export

__all__ = ["FORMATS", "Exported", "Wish", "plan_export"]

"""Export for other tools: XLIFF of other versions with locations and previews, TMX, OmegaT projects."""

from __future__ import annotations

from bitext.exchange.export.project import FORMATS, Exported, ExportOptions, plan_export

__all__ = ["FORMATS", "ExportOptions", "Exported", "plan_export"]

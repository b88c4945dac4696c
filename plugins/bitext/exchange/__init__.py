"""Segments in and out: other tools' XLIFF, export formats, Microsoft's bilingual pages, new projects."""

"""Import and export: XLIFF of other tools, export formats, Microsoft's bilingual pages, new projects."""

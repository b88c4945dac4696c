"""Markdown pages: extracting units from them, merging targets into them, rendering them."""

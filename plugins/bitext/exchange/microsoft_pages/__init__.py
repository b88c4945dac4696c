"""Imports Microsoft's bilingual pages, in which every sentence has its source, as docs and segment files."""

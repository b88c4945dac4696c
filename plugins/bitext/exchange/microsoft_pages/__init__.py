"""Microsoft-style bilingual pages, in which every sentence carries its source, made into docs and segment files."""

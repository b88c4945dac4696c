"""Source and target catalogs: ids, alignment, fuzzy matches, stale and retired segments."""

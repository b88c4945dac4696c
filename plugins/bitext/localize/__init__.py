"""A page in a locale, from its source page and its targets; and which targets may be published."""

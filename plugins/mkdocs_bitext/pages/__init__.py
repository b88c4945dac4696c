"""Pages of a locale: localized Markdown in, marked HTML out."""

"""A MkDocs project as bitext sees it: mkdocs.yml, its options, and where its files are."""
